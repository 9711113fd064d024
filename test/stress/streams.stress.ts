// Streams, codecs, decoders and blobs by the ten thousand: what they held is let go.
import { expect, test } from 'vitest';
import { runJstime } from '../support/jstime.ts';

/** Each a body of an asynchronous function of one round. */
const rounds: Record<string, [count: number, body: string]> = {
  'streams that are read to their end': [20_000, "for await (const chunk of ReadableStream.from(['a', 'b'])) chunk;"],
  'streams that are left open': [
    20_000,
    'new ReadableStream({ pull() {} }).getReader().read(); new WritableStream().getWriter();',
  ],
  'tees, canceled': [10_000, 'const [a, b] = new Blob([new Uint8Array(1000)]).stream().tee(); a.cancel(); b.cancel();'],
  'pipes through a transform': [
    10_000,
    'await new Blob([new Uint8Array(1000)]).stream().pipeThrough(new TransformStream()).pipeTo(new WritableStream());',
  ],
  'pipes that are aborted': [
    10_000,
    'await new ReadableStream().pipeTo(new WritableStream(), { signal: AbortSignal.abort() }).catch(() => {});',
  ],
  'reads into buffers': [
    10_000,
    "await new Blob([new Uint8Array(1000)]).stream().getReader({ mode: 'byob' }).read(new Uint8Array(2000));",
  ],
  'streams that are transferred': [
    10_000,
    'const { readable } = new TransformStream(); await structuredClone(readable, { transfer: [readable] }).cancel();',
  ],
  'codecs that are used': [
    10_000,
    "await new Blob(['text']).stream().pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip')).pipeTo(new WritableStream());",
  ],
  'codecs that are not': [10_000, "new CompressionStream('brotli'); new DecompressionStream('zstd');"],
  'codecs on the thread pool': [
    1_000,
    "await new Blob([new Uint8Array(100_000)]).stream().pipeThrough(new CompressionStream('deflate')).pipeTo(new WritableStream());",
  ],
  'decoders of many encodings': [
    2_000,
    "new TextDecoder('gb18030').decode(bytes, { stream: true }); new TextDecoder('shift_jis').decode(bytes); new TextDecoder().decode(bytes);",
  ],
  'large texts': [300, 'new TextDecoder().decode(new TextEncoder().encode(text));'],
  'blobs and their clones': [10_000, 'await structuredClone(new Blob([bytes, bytes])).slice(10).arrayBuffer();'],
  'URLs of blobs': [20_000, 'URL.revokeObjectURL(URL.createObjectURL(new Blob([bytes])));'],
};

/** How much the peak may grow: what the garbage collector leaves lying about, not what leaks. */
const allowedGrowthKb = 40_000;

function programOf(count: number, body: string): string {
  return `import { readFile } from 'node:fs/promises';
const bytes = new Uint8Array(10_000).fill(0x81);
const text = 'ä€'.repeat(500_000);
async function round() { ${body} }
const peakKb = async () => +/VmHWM:\\s*(\\d+)/.exec(await readFile('/proc/self/status', 'utf8'))[1];
const run = async () => {
  for (let i = 0; i < ${count}; i++) {
    await round();
    // Memory outside of the heap counts only once its owners are collected.
    if (i % ${Math.ceil(count / 40)} === 0) {
      await new Promise((resolve) => setTimeout(resolve));
      gc();
    }
  }
};
await run();
const before = await peakKb();
for (let i = 0; i < 3; i++) await run();
console.log(await peakKb() - before);
`;
}

for (const [name, [count, body]] of Object.entries(rounds)) {
  test(`${name}: memory stays flat`, async () => {
    const args = ['--v8-flags=--expose-gc', '-'];
    const result = await runJstime(args, { stdin: programOf(count, body), timeoutMs: 110_000 });
    expect(result.stderr).toBe('');
    expect(+result.stdout).toBeLessThan(allowedGrowthKb);
  }, 120_000);
}
