console.log('runs', import.meta.url.slice(import.meta.url.lastIndexOf('/')));
throw new Error('thrown');
