// Transforms with start, flush and cancel; pipes with each way to end.
const log = (...data) => console.log(...data);
const sourceOf = (...chunks) => ReadableStream.from(chunks);
const collect = async (stream) => {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
};
const sink = (chunks) => new WritableStream({ write: (chunk) => void chunks.push(chunk), close: () => void chunks.push('closed'), abort: (reason) => void chunks.push(`aborted ${reason}`) });

const doubling = new TransformStream({
  start: (controller) => controller.enqueue('first'),
  transform: (chunk, controller) => {
    controller.enqueue(chunk);
    controller.enqueue(chunk);
  },
  flush: (controller) => controller.enqueue('last'),
});
log(await collect(sourceOf(1, 2).pipeThrough(doubling)), await collect(sourceOf(1, 2).pipeThrough(new TransformStream())));

const chunks = [];
log(await sourceOf('a', 'b').pipeTo(sink(chunks)), chunks);

const reasons = [];
const { readable, writable } = new TransformStream({ cancel: (reason) => void reasons.push(reason) });
log(await readable.cancel('r'), reasons, await writable.getWriter().closed.catch((reason) => reason));

const terminated = new TransformStream({ transform: (chunk, controller) => controller.terminate() });
const terminatedWriter = terminated.writable.getWriter();
terminatedWriter.write(1).catch(() => {});
log(await collect(terminated.readable), await terminatedWriter.closed.catch(({ name }) => name));

const error = new Error('source');
const failing = () => new ReadableStream({ pull: (c) => c.error(error) });
for (const options of [{}, { preventAbort: true }]) {
  const seen = [];
  const destination = sink(seen);
  log(await failing().pipeTo(destination, options).catch(({ message }) => message), seen, destination.locked);
}
for (const options of [{}, { preventCancel: true }]) {
  let canceled = 'not canceled';
  const source = new ReadableStream({ pull: (c) => c.enqueue(1), cancel: (reason) => void (canceled = reason.message) });
  const destination = new WritableStream({ write: () => Promise.reject(new Error('sink')) });
  log(await source.pipeTo(destination, options).catch(({ message }) => message), canceled, source.locked);
}
const kept = [];
const open = sink(kept);
await sourceOf(1).pipeTo(open, { preventClose: true });
await sourceOf(2).pipeTo(open);
log(kept);

const abortController = new AbortController();
const endless = new ReadableStream({ pull: (c) => new Promise((resolve) => setTimeout(resolve, 1)).then(() => c.enqueue(1)), cancel: (reason) => log('source', reason) });
const stopped = [];
const piping = endless.pipeTo(sink(stopped), { signal: abortController.signal });
setTimeout(() => abortController.abort('stop'), 5);
log(await piping.catch((reason) => reason), stopped.at(-1));

let canceledWith;
for await (const chunk of new ReadableStream({ start: (c) => c.enqueue(1), cancel: () => void (canceledWith = 'canceled') })) break;
const again = new ReadableStream({ start: (c) => c.enqueue(1), cancel: () => log('never') });
for await (const chunk of again.values({ preventCancel: true })) break;
log(canceledWith, again.locked);
log(await collect(ReadableStream.from((async function* () { yield 1; yield Promise.resolve(2); })())), await collect(ReadableStream.from([Promise.resolve('awaited')])), await collect(ReadableStream.from('ab')));
for (const value of [null, 1, {}]) {
  try {
    ReadableStream.from(value);
  } catch ({ name }) {
    log(name);
  }
}
