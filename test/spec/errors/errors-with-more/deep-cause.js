let error = new Error('root');
for (const level of [1, 2, 3, 4, 5]) error = new Error(`level ${level}`, { cause: error });
throw error;
