throw Object.defineProperty(new Error('message'), 'stack', { get() { throw new Error('from the getter'); } });
