Promise.resolve().then(() => { throw new Error('in then'); });
