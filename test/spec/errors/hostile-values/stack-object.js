throw Object.assign(new Error('message'), { stack: { a: 1 } });
