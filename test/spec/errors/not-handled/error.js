addEventListener('error', (event) => console.log('seen, not handled:', event.message));
setTimeout(() => console.log('must not run'), 5);
throw new Error('reported all the same');
