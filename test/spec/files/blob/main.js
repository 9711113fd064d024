// Parts, slices, types, reading; the bytes are copies both ways.
const log = (...data) => console.log(...data);
const bytes = new Uint8Array([1, 2, 3, 4]);
const blob = new Blob(['é', bytes.subarray(1, 3), new Blob(['in']), new DataView(bytes.buffer, 3), null, '\ud800'], { type: 'Text/Plain;A=B' });
bytes.fill(0);
log(blob, blob.size, blob.type, await blob.bytes());
const copy = await blob.bytes();
copy.fill(9);
log((await blob.arrayBuffer()).byteLength, (await blob.bytes())[0], await new Blob(['\ufefftext']).text(), await new Blob([Uint8Array.of(0xff)]).text());
for (const [start, end] of [[], [1], [-2], [1, 3], [3, 1], [-100, 100], [NaN, 2.7], [2 ** 40, 1], [undefined, -1]]) {
  log(start, end, await new Blob(['abc', 'def']).slice(start, end).text());
}
log(new Blob(['a'], { type: 'x' }).slice(0, 1).type === '', new Blob([]).slice(0, 0, 'A/B').type, new Blob([], { type: 'é' }).type === '', new Blob([], { type: 'a\tb' }).type === '');
log(JSON.stringify(await new Blob(['a\r\nb\rc\n'], { endings: 'native' }).text()), JSON.stringify(await new Blob(['a\r\nb']).text()));
for (const make of [() => new Blob('text'), () => new Blob(null), () => new Blob({}), () => new Blob([], 1), () => new Blob([], { endings: 'x' }), () => Blob(), () => new Blob([new Uint8Array(new SharedArrayBuffer(1))])]) {
  try {
    make();
    log('nothing thrown');
  } catch ({ name }) {
    log(name);
  }
}
const chunks = await Array.fromAsync(new Blob([new Uint8Array(100_000), 'x']).stream());
log(chunks.map(({ length }) => length).join(), await Array.fromAsync(new Blob().stream()));
const reader = new Blob(['abcdef']).stream().getReader({ mode: 'byob' });
log((await reader.read(new Uint8Array(4))).value, (await reader.read(new Uint8Array(4))).value, await reader.read(new Uint8Array(4)));
log(await Blob.prototype.text.call({}).catch(({ name }) => name));
const clone = structuredClone({ blob }).blob;
log(clone !== blob, clone.type, (await clone.text()) === (await blob.text()));
