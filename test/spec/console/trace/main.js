function inner() {
  console.trace('reached %s', 'here', { a: 1 });
}
console.trace();
inner();
console.trace({ object: true });
console.group('grouped');
console.trace('indented');
console.groupEnd();
const { trace } = console;
console.trace = () => {};
trace('kept from before it was replaced');
