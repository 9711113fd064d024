throw Object.defineProperty(new Error('message'), 'message', { get() { throw new Error('from the getter'); } });
