throw Object.assign(new Error('message'), { stack: 5 });
