await 0;
Promise.reject(Object.assign(new TypeError('rejected'), { code: 'E_CODE' }));
