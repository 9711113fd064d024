throw Object.setPrototypeOf(new Error('message'), null);
