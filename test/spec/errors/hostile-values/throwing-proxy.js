const trap = () => {
  throw new Error('from a trap');
};
throw new Proxy(new Error('message'), { get: trap, has: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap, ownKeys: trap });
