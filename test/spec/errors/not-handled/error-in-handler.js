addEventListener('error', () => {
  throw new Error('thrown by the handler');
});
throw new Error('first');
