throw Object.assign(new Error('message'), {
  [Symbol.for('nodejs.util.inspect.custom')]() {
    throw new Error('from the custom function');
  },
});
