console.log('imported');
queueMicrotask(() => console.log('microtask of the imported module'));
setTimeout(() => console.log('timer of the imported module'));
