// @ts-check
// A small but whole program: reads files, works on them in WebAssembly and in JavaScript, waits on timers.
import { randomNumbers, writeFile } from './workload.mjs';

const fileCount = 40;
const linesPerFile = 2000;
const words = 'lantern river copper meadow engine thread velvet harbor signal winter orchid marble'.split(' ');

/**
 * (module (memory (export "memory") 16) (func (export "hash") (param $length i32) (result i32) …)): FNV-1a over the
 * first `length` bytes of the memory, written out byte by byte so that no assembler is needed.
 */
const hashModule = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x06, 0x01, 0x60, 0x01, 0x7f, 0x01, 0x7f], // type 0: (i32) -> i32
  ...[0x03, 0x02, 0x01, 0x00], // function 0 has type 0
  ...[0x05, 0x03, 0x01, 0x00, 0x10], // memory 0: 16 pages
  ...[0x07, 0x11, 0x02], // two exports
  ...[0x06, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x00],
  ...[0x04, 0x68, 0x61, 0x73, 0x68, 0x00, 0x00],
  ...[0x0a, 0x36, 0x01, 0x34, 0x01, 0x02, 0x7f], // one body, locals: $at, $hash
  ...[0x41, 0xc5, 0xbb, 0xf2, 0x88, 0x78, 0x21, 0x02], // $hash = 0x811c9dc5
  ...[0x02, 0x40, 0x03, 0x40], // block, loop
  ...[0x20, 0x01, 0x20, 0x00, 0x4f, 0x0d, 0x01], // leave when $at >= $length
  ...[0x20, 0x02, 0x20, 0x01, 0x2d, 0x00, 0x00, 0x73], // $hash ^ byte at $at
  ...[0x41, 0x93, 0x83, 0x80, 0x08, 0x6c, 0x21, 0x02], // $hash = that * 0x01000193
  ...[0x20, 0x01, 0x41, 0x01, 0x6a, 0x21, 0x01, 0x0c, 0x00], // $at += 1, again
  ...[0x0b, 0x0b, 0x20, 0x02, 0x0b],
]);

const program = `import { readFile } from 'node:fs/promises';
import { summarize, topWords } from './text.mjs';

const folder = import.meta.dirname;
const names = Array.from({ length: ${fileCount} }, (_, i) => \`\${folder}/input-\${i}.txt\`);

const { instance } = await WebAssembly.instantiate(await readFile(\`\${folder}/hash.wasm\`));
const { memory, hash } = instance.exports;

function hashOf(bytes) {
  new Uint8Array(memory.buffer).set(bytes);
  return hash(bytes.length) >>> 0;
}

const sleep = (delay) => new Promise((resolve) => setTimeout(resolve, delay));
const counts = new Map();
let combined = 0;

async function handle(name, index) {
  await sleep(index % 4);
  const [bytes, text] = await Promise.all([readFile(name), readFile(name, 'utf8')]);
  combined = (combined + hashOf(bytes)) >>> 0;
  summarize(text, counts);
}

await Promise.all(names.map(handle));
console.log('hash', combined.toString(16), 'top', topWords(counts, 3).join(' '));
`;

const textModule = `const word = /[a-z]+/g;

export function summarize(text, counts) {
  for (const line of text.split('\\n')) {
    for (const [found] of line.matchAll(word)) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
}

export function topWords(counts, count) {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, count).map(([text, n]) => \`\${text}=\${n}\`);
}
`;

/** @param {string} text FNV-1a of its characters, all of them ASCII */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** @param {string} folder */
function prepare(folder) {
  const random = randomNumbers(23);
  /** @type {Map<string, number>} */
  const counts = new Map();
  let combined = 0;
  for (let i = 0; i < fileCount; i++) {
    const lines = Array.from({ length: linesPerFile }, () =>
      Array.from({ length: 1 + random(6) }, () => {
        const text = words[Math.min(random(words.length), random(words.length))] ?? '';
        counts.set(text, (counts.get(text) ?? 0) + 1);
        return text;
      }).join(' '),
    );
    const text = lines.join('\n');
    combined = (combined + hashOf(text)) >>> 0;
    writeFile(folder, `input-${i}.txt`, text);
  }
  writeFile(folder, 'hash.wasm', hashModule);
  writeFile(folder, 'text.mjs', textModule);
  const top = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 3);
  return {
    entry: writeFile(folder, 'main.mjs', program),
    expected: `hash ${combined.toString(16)} top ${top.map(([text, n]) => `${text}=${n}`).join(' ')}\n`,
  };
}

/** @type {import('./workload.mjs').Workload[]} */
export const wholeProgram = [
  {
    name: 'program',
    about: '40 files read and parsed, WebAssembly hash, timers, two modules',
    targets: [],
    prepare,
  },
];
