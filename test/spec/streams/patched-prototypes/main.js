// Streams neither call nor read what scripts have put on prototypes, and have no properties of their own.
const log = console.log.bind(console);
const { ownKeys } = Reflect;
const blob = new Blob(['text', new Uint8Array([33])]);
const hit = (name) => () => {
  log('reached', name);
  throw new Error(name);
};
// The loader's own promise of this module is none of a stream's.
await null;
const then = Promise.prototype.then;
Promise.prototype.then = hit('then');
for (const name of ['start', 'pull', 'cancel', 'transform', 'flush', 'write', 'highWaterMark', 'size', 'chunkSteps', 'signal']) {
  Object.defineProperty(Object.prototype, name, { get: hit(name), configurable: true });
}
Array.prototype.push = hit('push');
Array.prototype.shift = hit('shift');
Array.prototype[Symbol.iterator] = hit('iterator');
ReadableStream.prototype.getReader = hit('getReader');
ReadableStreamDefaultReader.prototype.read = hit('read');
WritableStream.prototype.getWriter = hit('getWriter');
WritableStreamDefaultWriter.prototype.write = hit('writer');
ReadableStreamDefaultController.prototype.enqueue = hit('enqueue');
Uint8Array.prototype.slice = hit('slice');
Uint8Array.prototype.set = hit('set');
ArrayBuffer.prototype.slice = hit('buffer slice');
ArrayBuffer.prototype.transfer = hit('transfer');
Object.defineProperty(Uint8Array.prototype, 'constructor', { get: hit('constructor') });

const branch = blob.stream().pipeThrough(new TextDecoderStream()).pipeThrough(new TransformStream()).tee()[0];
const seen = [];
const written = branch.pipeTo(
  Object.setPrototypeOf(new WritableStream({ __proto__: null, write: (chunk) => void (seen[seen.length] = chunk) }), WritableStream.prototype),
  { __proto__: null },
);
await { then: (resolve) => Reflect.apply(then, written, [resolve, log]) };
log(seen[0], ownKeys(branch).length, ownKeys(blob).length, ownKeys(new TransformStream({ __proto__: null })).length);
