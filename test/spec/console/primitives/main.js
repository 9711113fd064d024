// Each value printed by itself, inside an array and inside an object.
const values = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  1.5,
  1e21,
  1e-7,
  NaN,
  -Infinity,
  123n,
  -5n,
  '',
  'text',
  "it's",
  `it's "quoted"`,
  `it's "quoted" \`thrice\``,
  'line\nbreak\ttab\\backslash',
  '\u0000\u001b\u007f\u009f',
  'smile \u{1f600} lone \ud800',
  Symbol('description'),
  Symbol(),
  Symbol('with space'),
  Symbol.iterator,
  Symbol.for('registered'),
];
for (const value of values) {
  console.log(value);
  console.log([value]);
  console.log({ value });
}
console.log();
console.log('');
console.log(undefined, null);
console.log('several', 'strings', 1, -0, true, 2n, Symbol('s'));
console.log(1, 'number first', '%s');
