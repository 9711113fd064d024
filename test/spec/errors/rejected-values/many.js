// Those that are handled do not hide the one that is not.
for (let i = 0; i < 5; i++) Promise.reject(i).catch(() => {});
Promise.reject('not handled');
