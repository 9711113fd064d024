onunhandledrejection = (event) => console.log('seen, not handled:', event.reason.message);
Promise.reject(new Error('reported all the same'));
setTimeout(() => console.log('must not run'), 5);
