// Streams, codecs, decoders and blobs by the ten thousand: what they held is let go.
import { test } from 'vitest';
import { expectFlat, type Operation } from './support/flat.ts';

const data = `const bytes = new Uint8Array(10_000).fill(0x81);
const text = 'ä€'.repeat(500_000);`;

const operations: Record<string, Operation> = {
  'streams that are read to their end': {
    count: 20_000,
    run: "for await (const chunk of ReadableStream.from(['a', 'b'])) chunk;",
  },
  'streams that are left open': {
    count: 20_000,
    run: 'new ReadableStream({ pull() {} }).getReader().read(); new WritableStream().getWriter();',
  },
  'tees, canceled': {
    count: 10_000,
    run: 'const [a, b] = new Blob([new Uint8Array(1000)]).stream().tee(); a.cancel(); b.cancel();',
  },
  'pipes through a transform': {
    count: 10_000,
    run: 'await new Blob([new Uint8Array(1000)]).stream().pipeThrough(new TransformStream()).pipeTo(new WritableStream());',
  },
  'pipes that are aborted': {
    count: 10_000,
    run: 'await new ReadableStream().pipeTo(new WritableStream(), { signal: AbortSignal.abort() }).catch(() => {});',
  },
  'reads into buffers': {
    count: 10_000,
    run: "await new Blob([new Uint8Array(1000)]).stream().getReader({ mode: 'byob' }).read(new Uint8Array(2000));",
  },
  'streams that are transferred': {
    count: 10_000,
    run: 'const { readable } = new TransformStream(); await structuredClone(readable, { transfer: [readable] }).cancel();',
  },
  'codecs that are used': {
    count: 10_000,
    run: "await new Blob(['text']).stream().pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip')).pipeTo(new WritableStream());",
  },
  'codecs that are not': { count: 10_000, run: "new CompressionStream('brotli'); new DecompressionStream('zstd');" },
  'codecs on the thread pool': {
    count: 1_000,
    run: "await new Blob([new Uint8Array(100_000)]).stream().pipeThrough(new CompressionStream('deflate')).pipeTo(new WritableStream());",
  },
  'decoders of many encodings': {
    count: 2_000,
    run: "new TextDecoder('gb18030').decode(bytes, { stream: true }); new TextDecoder('shift_jis').decode(bytes); new TextDecoder().decode(bytes);",
  },
  'large texts': { count: 300, run: 'new TextDecoder().decode(new TextEncoder().encode(text));' },
  'blobs and their clones': {
    count: 10_000,
    run: 'await structuredClone(new Blob([bytes, bytes])).slice(10).arrayBuffer();',
  },
  'URLs of blobs': { count: 20_000, run: 'URL.revokeObjectURL(URL.createObjectURL(new Blob([bytes])));' },
};

test.for(Object.entries(operations))('%s', ([, { count, run }]) => expectFlat({ count, prepare: data, run }));
