import { exactly } from './exactly.ts';

const numbers = ReadableStream.from([1, 2]);
exactly<ReadableStream<number>>()(numbers);
for await (const number of numbers) exactly<number>()(number);
for await (const number of numbers.values({ preventCancel: true })) exactly<number>()(number);
exactly<ReadableStreamDefaultReader<number>>()(numbers.getReader());
const [left, right] = numbers.tee();
const lines = left.pipeThrough(
  new TransformStream<number, string>({ transform: (number, controller) => controller.enqueue(`${number}\n`) }),
);
exactly<ReadableStream<string>>()(lines);
const packed = lines.pipeThrough(new TextEncoderStream()).pipeThrough(new CompressionStream('gzip'));
exactly<ReadableStream<Uint8Array<ArrayBuffer>>>()(packed);
await right.pipeTo(new WritableStream({ write: (chunk) => console.log(exactly<number>()(chunk)) }));
const bytes = new ReadableStream({ type: 'bytes', pull: (controller) => controller.byobRequest?.respond(1) });
const { done, value } = await bytes.getReader({ mode: 'byob' }).read(new Uint8Array(8), { min: 2 });
exactly<boolean>()(done);
exactly<Uint8Array<ArrayBuffer> | undefined>()(value);
const writer = new WritableStream<string>({}, new CountQueuingStrategy({ highWaterMark: 4 })).getWriter();
await writer.write('a');
structuredClone(bytes, { transfer: [bytes] });
exactly<string>()(new TextDecoder('latin1', { fatal: true }).decode(new TextEncoder().encode('a')));

// @ts-expect-error
await writer.write(1);
// @ts-expect-error
new ReadableStream({ pull: 1 });
// @ts-expect-error
new CompressionStream('lzma');
// @ts-expect-error
lines.pipeThrough(new DecompressionStream('gzip'));
// @ts-expect-error
new CountQueuingStrategy();
// @ts-expect-error
new ReadableStreamDefaultController();
// @ts-expect-error
numbers.locked = true;
// @ts-expect-error
new TextDecoder('utf-8', { fatal: 1 });
