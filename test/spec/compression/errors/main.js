// Bad formats, chunks and data; data that ends too early or goes on after its end.
const log = (...data) => console.log(...data);
for (const make of [() => new CompressionStream(), () => new CompressionStream('lz4'), () => new DecompressionStream('GZIP'), () => CompressionStream('gzip')]) {
  try {
    make();
  } catch ({ name }) {
    log(name);
  }
}
const through = (format, ...chunks) => new Response(ReadableStream.from(chunks).pipeThrough(new DecompressionStream(format))).bytes();
const compress = (format, bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream(format))).bytes();
for (const format of ['deflate', 'deflate-raw', 'gzip', 'brotli', 'zstd']) {
  const bytes = await compress(format, new Uint8Array(1000).fill(7));
  const cut = await through(format, bytes.slice(0, -1)).catch(({ name }) => name);
  const extended = await through(format, bytes, Uint8Array.of(0)).catch(({ name }) => name);
  const reader = ReadableStream.from([new Uint8Array([...bytes, 0, 0])]).pipeThrough(new DecompressionStream(format)).getReader();
  const first = await reader.read();
  const none = await through(format).catch(({ name }) => name);
  const broken = await through(format, new Uint8Array(100).fill(255)).catch(({ name }) => name);
  log(format, cut, extended, first.value.length, await reader.read().catch(({ name }) => name), none, broken);
}
for (const chunk of ['text', null, 5, [1], new SharedArrayBuffer(1)]) {
  const { readable, writable } = new CompressionStream('gzip');
  readable.getReader().read().catch(() => {});
  log(await writable.getWriter().write(chunk).catch(({ name }) => name));
}
const twice = await compress('gzip', new Uint8Array(3));
log(await through('gzip', twice, twice).catch(({ name }) => name));
