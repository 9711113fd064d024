throw Object.defineProperty(new Error('message'), 'constructor', { get() { throw new Error('from the getter'); } });
