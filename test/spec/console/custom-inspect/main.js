const custom = Symbol.for('nodejs.util.inspect.custom');
class Money {
  constructor(amount) {
    this.amount = amount;
  }
  [custom](depth, options, inspect) {
    return `Money<${inspect(this.amount, options)}> at depth ${depth}`;
  }
}
console.log(new Money(5), [new Money('x')], { a: { b: new Money(1n) } });
console.log({ [custom]: () => ({ replaced: true }) }, { [custom]: () => 'several\nlines' });
console.log([{ [custom]: () => 'several\nlines' }], { [custom]: () => 42 }, { [custom]: 'no function' });
console.log('%s %o', new Money(1), new Money(2));
console.log({ [custom](_, options) { return options.stylize('styled', 'special'); } });
try {
  console.log({ [custom]() { throw new TypeError('from the custom function'); } });
} catch (error) {
  console.log('caught', error.message);
}
