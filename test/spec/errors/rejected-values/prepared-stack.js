Error.prepareStackTrace = () => {
  throw new Error('not for the program to see');
};
Promise.reject('text');
