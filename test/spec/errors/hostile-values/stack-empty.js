throw Object.assign(new Error('message'), { stack: '' });
