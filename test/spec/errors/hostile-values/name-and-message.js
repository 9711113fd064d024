throw Object.assign(new Error('message'), { name: 5, message: {} });
