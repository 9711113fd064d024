// Import attributes, static and dynamic: the same file as different kinds of module; what is refused.
import text from './text.txt' with { type: 'text' };
import bytes from './text.txt' with { type: 'bytes' };
import code, { ran } from './code.js';
import codeAsText from './code.js' with { 'type': 'text' };
import * as namespace from './text.txt' with { type: 'text' };
import empty from './code.js' with {};

console.log(JSON.stringify(text), bytes, Object.keys(namespace));
console.log(code, ran, JSON.stringify(codeAsText), empty === code);
console.log((await import('./text.txt', { with: { type: 'text' } })) === namespace);
console.log((await import('./code.js', undefined)).default, (await import('./code.js', {})).default, (await import('./code.js', { with: undefined })).default);
console.log((await import('./bom.txt', { with: { type: 'text' } })).default.length, (await import('./bom.txt', { with: { type: 'bytes' } })).default);
console.log((await import('./invalid.txt', { with: { type: 'text' } })).default);
console.log((await import('./empty.txt', { with: { type: 'text' } })), (await import('./empty.txt', { with: { type: 'bytes' } })));
bytes[0] = 33;
console.log((await import('./text.txt', { with: { type: 'bytes' } })).default[0], text[0]);
console.log((await import('process', { with: {} })).default === (await import('node:process')).default);
const attempts = [
  ['./text.txt'],
  ['./no-extension'],
  ['./data.html'],
  ['./code.js', { with: { type: 'json' } }],
  ['./code.js', { with: { type: 'javascript' } }],
  ['./code.js', { with: { type: 'css' } }],
  ['./code.js', { with: { type: '' } }],
  ['./code.js', { with: { lang: 'ts' } }],
  ['./code.js', { with: { type: 'text', other: '1' } }],
  ['./code.js', { with: { type: 1 } }],
  ['./code.js', { with: 1 }],
  ['./code.js', 1],
  ['./code.js', null],
  ['./code.js', { get with() { throw new RangeError('from a getter'); } }],
  ['./missing.txt', { with: { type: 'text' } }],
  ['./folder', { with: { type: 'text' } }],
  ['./folder', { with: { type: 'bytes' } }],
  ['process', { with: { type: 'json' } }],
  ['./code.js', { with: { __proto__: { type: 'json' } } }],
];
for (const [specifier, options] of attempts) {
  let shown;
  try { shown = JSON.stringify(options); } catch { shown = 'getter'; }
  await import(specifier, options).then(
    () => console.log(`${specifier} ${shown} loaded`),
    (error) => console.log(`${specifier} ${shown}\n  ${error.name} ${error.code} ${error.message.split('\n')[0]}`),
  );
}
