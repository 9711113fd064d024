const one = new Error('one');
const two = new RangeError('two', { cause: one });
throw new AggregateError([one, two, 'three'], 'many');
