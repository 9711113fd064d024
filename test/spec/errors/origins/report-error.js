reportError(new Error('reported'));
console.log('must not run');
