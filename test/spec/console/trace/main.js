function inner() {
  console.trace('reached %s', 'here', { a: 1 });
}
console.trace();
inner();
console.trace({ object: true });
console.group('grouped');
console.trace('indented');
