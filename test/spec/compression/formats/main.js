// What one side makes the other reads, in pieces and large, on the spot and on the thread pool.
const log = (...data) => console.log(...data);
const bytesOf = (stream) => new Response(stream).bytes();
const through = (transform, ...chunks) => bytesOf(ReadableStream.from(chunks).pipeThrough(transform));
const large = new Uint8Array(3_000_000).map((_, index) => (index * index) >> 7);
const small = new TextEncoder().encode('jstime '.repeat(20));
const equal = (left, right) => left.length === right.length && left.every((byte, index) => byte === right[index]);
for (const format of ['deflate', 'deflate-raw', 'gzip', 'brotli', 'zstd']) {
  for (const data of [new Uint8Array(0), small, large]) {
    const compressed = await through(new CompressionStream(format), data.subarray(0, 10), new DataView(data.buffer, Math.min(10, data.length)));
    const whole = await through(new DecompressionStream(format), compressed);
    const pieces = data === large ? [compressed.slice(0, 5), compressed.slice(5)] : [...compressed].map((byte) => Uint8Array.of(byte));
    const joined = await through(new DecompressionStream(format), ...pieces);
    log(format, data.length, equal(whole, data), equal(joined, data), compressed.length < data.length || data.length === 0);
  }
}
log((await through(new DecompressionStream('gzip'), await through(new CompressionStream('gzip'), new Uint8Array(50_000_000)))).length);
