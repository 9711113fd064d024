// Brand checks reject or throw, constructors that are none throw, attributes are as Web IDL says.
const log = (...data) => console.log(...data);
const rejects = (promise) => promise.then(() => 'fulfilled', ({ name }) => name);
const getter = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
log(await rejects(ReadableStream.prototype.cancel.call({})), await rejects(ReadableStream.prototype.pipeTo.call(1)));
log(await rejects(getter(ReadableStreamDefaultReader, 'closed').call({})), await rejects(WritableStreamDefaultWriter.prototype.write.call({})));
log(await rejects(ReadableStreamBYOBReader.prototype.read.call(undefined)), await rejects(getter(WritableStreamDefaultWriter, 'ready').call(null)));
for (const call of [
  () => getter(ReadableStream, 'locked').call({}),
  () => ReadableStream.prototype.getReader.call({}),
  () => new ReadableStreamDefaultController(),
  () => new ReadableByteStreamController(),
  () => new ReadableStreamBYOBRequest(),
  () => new WritableStreamDefaultController(),
  () => new TransformStreamDefaultController(),
  () => ReadableStream(),
  () => new ReadableStream(null),
  () => new ReadableStream({ pull: 1 }),
  () => new ReadableStreamDefaultReader({}),
  () => new CountQueuingStrategy(),
  () => new CountQueuingStrategy({}),
]) {
  try {
    call();
    log('nothing thrown');
  } catch ({ name }) {
    log(name);
  }
}
log(Object.keys(ReadableStream.prototype).join(), Object.keys(ReadableStream).join());
log(ReadableStream.length, ReadableStream.from.length, ReadableStream.prototype.pipeThrough.length, ReadableStream.prototype.values.length);
log(ReadableStream.prototype[Symbol.asyncIterator] === ReadableStream.prototype.values, ReadableStream.prototype[Symbol.toStringTag]);
log(Object.getPrototypeOf(new ReadableStream().values())[Symbol.toStringTag], new CountQueuingStrategy({ highWaterMark: '3' }).highWaterMark);
log(new ByteLengthQueuingStrategy({ highWaterMark: 1 }).size === new ByteLengthQueuingStrategy({ highWaterMark: 2 }).size);
log(new ReadableStream(), new TransformStream());
