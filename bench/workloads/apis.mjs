// @ts-check
// Built-in APIs, each often enough that the start of the process hardly counts.
import { notSlower, randomNumbers, singleFile, writeFile } from './workload.mjs';

const megabyte = 1024 * 1024;

/** Text of about a megabyte in which every tenth word is not ASCII. */
const mixedText = `const words = 'lantern river copper meadow engine thread velvet harbor Straße 東京タワー 🚀'.split(' ');
let text = '';
for (let i = 0; text.length < ${megabyte}; i++) text += words[(i * 7) % 11] + ' ';
`;

const smallFiles = 10_000;
const largeFileBytes = 200 * megabyte;

export const apis = [
  singleFile({
    name: 'url',
    about: '100,000 mixed URLs parsed, relative ones, other schemes and queries among them',
    targets: [notSlower],
    program: `const kinds = [
  (i) => new URL('https://example.org/a/b/' + i + '?x=' + i + '&y=2#part'),
  (i) => new URL('../c/' + i + '.html', 'https://user:secret@example.org:8080/a/b/d'),
  (i) => new URL('file:///home/user/project/src/file-' + i + '.js'),
  (i) => new URL('https://b\\u00fccher.example/\\u00e4/' + i + '?q=\\u6771\\u4eac'),
  (i) => new URL('data:text/plain,hello%20' + i),
];
let length = 0;
for (let i = 0; i < 100_000; i++) {
  const url = kinds[i % kinds.length](i);
  length += url.pathname.length + url.host.length;
  if (i % 5 === 0) length += url.searchParams.get('x').length;
}
console.log('length', length);
`,
    expected: 'length 3006668\n',
  }),
  singleFile({
    name: 'base64',
    about: 'btoa and atob of 1 MB, 40 times',
    targets: [notSlower],
    program: `let binary = '';
for (let i = 0; i < ${megabyte}; i++) binary += String.fromCharCode((i * 31) & 255);
let length = 0;
for (let i = 0; i < 40; i++) length += atob(btoa(binary)).length;
console.log('length', length);
`,
    expected: `length ${40 * megabyte}\n`,
  }),
  singleFile({
    name: 'utf8',
    about: 'TextEncoder and TextDecoder on 1 MB of mixed text, 100 times',
    targets: [notSlower],
    program: `${mixedText}const encoder = new TextEncoder();
const decoder = new TextDecoder();
let length = 0;
for (let i = 0; i < 100; i++) length += decoder.decode(encoder.encode(text)).length - text.length;
console.log('length', length);
`,
    expected: 'length 0\n',
  }),
  singleFile({
    name: 'text-short',
    about: 'TextEncoder and TextDecoder on short texts, 500,000 times',
    targets: [notSlower],
    program: `const encoder = new TextEncoder();
const decoder = new TextDecoder();
const texts = ['hello', 'a longer text, of ASCII', 'Stra\u00dfe', '\u6771\u4eac'];
let length = 0;
for (let i = 0; i < 500_000; i++) length += decoder.decode(encoder.encode(texts[i & 3])).length;
console.log('length', length);
`,
    expected: 'length 4500000\n',
  }),
  singleFile({
    name: 'streams',
    about: '300,000 chunks piped through a transform, 300,000 iterated, 100,000 read into buffers',
    targets: [notSlower],
    program: `const source = (count) => {
  let i = 0;
  return new ReadableStream({
    pull(controller) {
      if (i++ < count) controller.enqueue(i);
      else controller.close();
    },
  });
};
let sum = 0;
const add = new TransformStream({ transform: (chunk, controller) => controller.enqueue(chunk + 1) });
await source(300_000).pipeThrough(add).pipeTo(new WritableStream({ write: (chunk) => void (sum += chunk) }));
for await (const chunk of source(300_000)) sum += chunk;
let left = 100_000;
const bytes = new ReadableStream({
  type: 'bytes',
  pull({ byobRequest }) {
    left--;
    byobRequest.respond(byobRequest.view.byteLength);
  },
});
const reader = bytes.getReader({ mode: 'byob' });
for (let buffer = new ArrayBuffer(4096); left > 0; ) {
  const { value } = await reader.read(new Uint8Array(buffer));
  sum += value.length;
  buffer = value.buffer;
}
console.log('sum', sum);
`,
    expected: `sum ${300_000 * 300_001 + 300_000 + 100_000 * 4096}\n`,
  }),
  singleFile({
    name: 'compression',
    about: 'gzip of 20 MB and back, through streams',
    targets: [notSlower],
    program: `const bytes = new Uint8Array(20e6).map((_, i) => (i * i) >> 9);
const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
let length = 0;
for await (const chunk of packed.pipeThrough(new DecompressionStream('gzip'))) length += chunk.length;
console.log('length', length);
`,
    expected: 'length 20000000\n',
  }),
  singleFile({
    name: 'structured-clone',
    about: 'structuredClone of a nested object of about 1 MB, 20 times',
    targets: [notSlower],
    program: `const data = { people: [] };
for (let i = 0; i < 5000; i++) {
  data.people.push({
    id: i, name: 'person ' + i, tags: ['a', 'b', String(i)], born: new Date(i * 1e9), scores: new Map([[i, i / 2]]),
    address: { street: 'Long street ' + i, city: { name: 'City', zip: i }, geo: [i / 3, i / 7] },
  });
}
let clone = data;
for (let i = 0; i < 20; i++) clone = structuredClone(clone);
console.log(clone.people.length, clone.people[4999].scores.get(4999), clone.people[7].born.getTime());
`,
    expected: '5000 2499.5 7000000000\n',
  }),
  singleFile({
    name: 'events',
    about: '1,000,000 events made and dispatched to a listener',
    targets: [notSlower],
    program: `const target = new EventTarget();
let count = 0;
target.addEventListener('tick', (event) => {
  if (event.type === 'tick') count++;
});
for (let i = 0; i < 1_000_000; i++) target.dispatchEvent(new Event('tick'));
console.log('count', count);
`,
    expected: 'count 1000000\n',
  }),
  singleFile({
    name: 'digest',
    about: 'crypto.subtle.digest of 1 MB with SHA-256, 200 times',
    targets: [notSlower],
    program: `const bytes = new Uint8Array(${megabyte}).map((_, i) => i * 31);
let sum = 0;
for (let i = 0; i < 200; i++) {
  bytes[0] = i;
  sum += new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))[0];
}
console.log('sum', sum > 0);
`,
    expected: 'sum true\n',
  }),
  {
    name: 'read-small-files',
    about: '10,000 files of 1 kB read, 100 at a time',
    targets: [notSlower],
    /** @param {string} folder */
    prepare(folder) {
      const random = randomNumbers(5);
      for (let i = 0; i < smallFiles; i++) {
        writeFile(folder, `files/${i}.txt`, String.fromCharCode(97 + random(26)).repeat(1000));
      }
      const program = `import { readFile } from 'node:fs/promises';
let length = 0;
for (let i = 0; i < ${smallFiles}; i += 100) {
  const read = Array.from({ length: 100 }, (_, j) => readFile(\`\${import.meta.dirname}/files/\${i + j}.txt\`, 'utf8'));
  for (const text of await Promise.all(read)) length += text.length;
}
console.log('length', length);
`;
      return { entry: writeFile(folder, 'main.mjs', program), expected: `length ${smallFiles * 1000}\n` };
    },
  },
  {
    name: 'read-large-file',
    about: 'one file of 200 MB read',
    rounds: 5,
    targets: [notSlower],
    /** @param {string} folder */
    prepare(folder) {
      writeFile(folder, 'large.bin', new Uint8Array(largeFileBytes).fill(7));
      const program = `import { readFile } from 'node:fs/promises';
const bytes = await readFile(import.meta.dirname + '/large.bin');
console.log(bytes.length, bytes[bytes.length - 1]);
`;
      return { entry: writeFile(folder, 'main.mjs', program), expected: `${largeFileBytes} 7\n` };
    },
  },
];
