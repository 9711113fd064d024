// TextEncoder, TextDecoder: conversions, fatal, byte order marks, pieces, whole characters only.
const log = (...data) => console.log(...data);
const encoder = new TextEncoder();
log(encoder.encode('aé€😀'), encoder.encode(), encoder.encode(undefined).length, encoder.encode('\ud800x'), encoder.encode(null));
for (const size of [0, 2, 3, 4, 6, 7, 8]) {
  const bytes = new Uint8Array(size).fill(255);
  log(size, encoder.encodeInto('€😀x', bytes), bytes.join());
}
log(encoder.encodeInto('\udc00', new Uint8Array(3)), encoder.encodeInto('abc'.repeat(100), new Uint8Array(5)));
for (const destination of [new Uint16Array(1), new ArrayBuffer(1), undefined]) {
  try {
    encoder.encodeInto('a', destination);
  } catch ({ name }) {
    log(name);
  }
}
const decoder = new TextDecoder();
log(decoder.decode(), decoder.decode(new Uint8Array([0xef, 0xbb, 0xbf, 97])).length, decoder.encoding, decoder.fatal, decoder.ignoreBOM);
log(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 97])).length);
log([...decoder.decode(new Uint8Array([0xff, 0x61, 0xe2, 0x82, 0xf0, 0x9f, 0x98, 0xed, 0xa0, 0x80]))].map((c) => c.codePointAt(0).toString(16)).join());
const fatal = new TextDecoder('UTF8', { fatal: true });
for (const bytes of [[0xff], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80]]) {
  try {
    log(fatal.decode(new Uint8Array(bytes)));
  } catch ({ name }) {
    log(name);
  }
}
try {
  decoder.decode(null);
} catch ({ name }) {
  log(name);
}
const text = 'z\u00df水🍌';
for (const label of ['utf-8', 'utf-16le', 'utf-16be']) {
  const units = [...text].flatMap((c) => [...Array(c.length).keys()].map((i) => c.charCodeAt(i)));
  const bytes = label === 'utf-8' ? encoder.encode(text) : new Uint8Array(units.flatMap((u) => (label.endsWith('le') ? [u & 255, u >> 8] : [u >> 8, u & 255])));
  const pieces = new TextDecoder(label);
  let out = '';
  for (const byte of bytes) out += pieces.decode(new Uint8Array([byte]), { stream: true });
  log(label, out + pieces.decode() === text, new TextDecoder(label).decode(new DataView(bytes.buffer)) === text);
}
const stream = new TextDecoder();
log(JSON.stringify(stream.decode(new Uint8Array([0xf0, 0x9f]), { stream: true })), JSON.stringify(stream.decode()), JSON.stringify(stream.decode(new Uint8Array([0x98]))));
log(stream.decode(new Uint8Array([0xe2]), { stream: true }) + stream.decode(new Uint8Array([0x41]), { stream: true }) + stream.decode());
log(new TextDecoder('utf-16le').decode(new Uint8Array([0x00, 0xd8, 0x41])), new TextDecoder('utf-16le').decode(new Uint8Array([0x00, 0xd8, 0x41, 0x00])));
const shared = new Uint8Array(new SharedArrayBuffer(2));
shared.set([104, 105]);
log(decoder.decode(shared), decoder.decode(shared.buffer), decoder.decode(structuredClone.length && new ArrayBuffer(3)).length);
const large = 'ä€'.repeat(200_000) + '😀';
log(decoder.decode(encoder.encode(large)) === large, decoder.decode(encoder.encode('ü'.repeat(100_000))) === 'ü'.repeat(100_000));
