import { readFile, writeFile } from 'node:fs/promises';

const file = `${process.argv[2]}/file`;
await writeFile(file, new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa4, 0xff, 0xf0, 0x9f, 0x91, 0x8d, 0x00]));
for (const encoding of ['utf8', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url', 'utf16le', 'ucs2']) {
  console.log(encoding, JSON.stringify(await readFile(file, encoding)));
}
for (const [text, encoding] of [['äß', 'latin1'], ['00ff10', 'hex'], ['AP8Q', 'base64'], ['_-8', 'base64url'], ['aä', 'utf16le'], ['\ud800', 'utf8']]) {
  await writeFile(file, text, encoding);
  console.log(encoding, await readFile(file));
}
await writeFile(file, 'x'.repeat(100_000), 'latin1');
console.log((await readFile(file, 'latin1')).length, (await readFile(file, 'utf16le')).length);
