console.log('runs');
await import('./b.js').catch((error) => console.log(error instanceof SyntaxError, error.message));
await import('./a.js');
