// What keeps the program running, and what does not: each line ends by itself.
import { readFile } from 'fs/promises';
import process from 'process';

const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const kinds = {
  nothing: () => {},
  'a timer': () => setTimeout(() => console.log('timer'), 5),
  'a cleared timer': () => clearTimeout(setTimeout(() => console.log('never'), 1e6)),
  'a cleared interval': () => clearInterval(setInterval(() => console.log('never'), 1)),
  'a pending promise': () => new Promise(() => {}).then(() => console.log('never')),
  'a file that is read': () => readFile(import.meta.filename, 'utf8').then((text) => console.log('read', text.length > 10)),
  'reads one after the other': async () => {
    for (let i = 0; i < 3; i++) await readFile(import.meta.filename);
    console.log('three times');
  },
  'WebAssembly being compiled': () => WebAssembly.compile(bytes).then((module) => console.log(module)),
  'WebAssembly being instantiated': () => WebAssembly.instantiate(bytes).then(({ instance }) => console.log(instance)),
  'import()': () => import('./other.js').then(({ value }) => console.log(value)),
  'Atomics.waitAsync that is notified': () => {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    Atomics.waitAsync(cell, 0, 0, 1e6).value.then((outcome) => console.log(outcome));
    setTimeout(() => console.log(Atomics.notify(cell, 0)), 1);
  },
  'a listener': () => addEventListener('x', () => console.log('never')),
};
const [kind] = process.argv.slice(2);
if (kind === 'list') console.log(Object.keys(kinds));
else kinds[kind]();
console.log('script ends');
