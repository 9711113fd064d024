// Order of calls, pull on demand, cancel, errors. A read of an empty open stream waits.
const log = (...data) => console.log(...data);
const events = [];
let controller;
const stream = new ReadableStream(
  {
    start(c) {
      controller = c;
      events.push(`start ${c.desiredSize}`);
    },
    pull(c) {
      events.push(`pull ${c.desiredSize}`);
    },
    cancel(reason) {
      events.push(`cancel ${reason}`);
      return 'ignored';
    },
  },
  { highWaterMark: 2, size: (chunk) => chunk.length },
);
events.push('constructed');
await null;
await null;
const reader = stream.getReader();
let settled = false;
const pending = reader.read().then((result) => {
  settled = true;
  return result;
});
await new Promise((resolve) => setTimeout(resolve, 5));
log('an empty open stream keeps a read waiting:', !settled);
controller.enqueue('abc');
log(await pending, controller.desiredSize);
controller.enqueue('abc');
log('over-full:', controller.desiredSize);
log(await reader.read(), controller.desiredSize, stream.locked);
log(await reader.cancel('enough'), await reader.read(), events.join(', '));

const failing = new ReadableStream({ pull: () => Promise.reject(new Error('no more')) });
const failed = failing.getReader();
for (const act of [() => failed.read(), () => failed.closed, () => failed.cancel()]) {
  log(await act().catch((error) => error.message));
}
for (const highWaterMark of [-1, NaN, 'x']) {
  try {
    new ReadableStream({}, { highWaterMark });
  } catch (error) {
    log(error.name);
  }
}
const sizes = new ReadableStream({ start: (c) => (controller = c) }, { size: () => -1 });
try {
  controller.enqueue(1);
} catch (error) {
  log(error.name, await sizes.getReader().closed.catch(({ name }) => name));
}
const locked = new ReadableStream();
const first = locked.getReader();
const waiting = first.read();
first.releaseLock();
log(locked.locked, await waiting.catch(({ name }) => name), await first.closed.catch(({ name }) => name));
log(await first.read().catch(({ name }) => name), await locked.getReader().constructor.name);
for (const use of [() => locked.getReader(), () => locked.tee(), () => locked.values(), () => locked.pipeThrough({})]) {
  try {
    use();
  } catch (error) {
    log(error.name);
  }
}
log(await locked.cancel().catch(({ name }) => name), await locked.pipeTo(new WritableStream()).catch(({ name }) => name));
