/* [31m red  */ throw new Error('after control characters');
