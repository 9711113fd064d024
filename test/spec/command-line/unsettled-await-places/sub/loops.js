for await (const x of { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) }) console.log(x);
