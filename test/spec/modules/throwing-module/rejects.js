console.log('rejects runs');
await Promise.reject(new Error('rejected'));
