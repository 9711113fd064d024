throw new Map([['a', 1]]);
