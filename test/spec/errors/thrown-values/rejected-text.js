Promise.reject('text');
