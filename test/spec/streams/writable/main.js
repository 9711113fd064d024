// The sink runs one write after the other and never in write() itself; backpressure; close; abort; the signal.
const log = (...data) => console.log(...data);
const events = [];
const later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));
const stream = new WritableStream(
  {
    start: () => later().then(() => void events.push('started')),
    async write(chunk) {
      events.push(`begin ${chunk}`);
      await later();
      events.push(`end ${chunk}`);
    },
    close: () => void events.push('close'),
  },
  { highWaterMark: 2 },
);
const writer = stream.getWriter();
log(writer.desiredSize, await writer.ready);
writer.write('a');
writer.write('b');
events.push('written');
log(writer.desiredSize);
let isReady = false;
const ready = writer.ready.then(() => (isReady = true));
await null;
log(isReady);
await ready;
writer.write('c');
log(await writer.close(), await writer.closed, events.join(', '));
log(await writer.write('d').catch(({ name }) => name), await writer.close().catch(({ name }) => name));

let controller;
const aborted = new WritableStream({
  start: (c) => void (controller = c),
  write: () => new Promise((resolve) => controller.signal.addEventListener('abort', resolve)),
  abort: (reason) => log('abort', reason),
});
const abortedWriter = aborted.getWriter();
const write = abortedWriter.write(1);
const queued = abortedWriter.write(2);
queued.catch(() => {});
await later();
log(controller.signal.aborted, await abortedWriter.abort('why'), controller.signal.reason);
log(await write, await queued.catch((reason) => reason), await abortedWriter.closed.catch((reason) => reason));
log(abortedWriter.desiredSize, await abortedWriter.ready.catch((reason) => reason));

const failing = new WritableStream({ write: () => Promise.reject(new Error('full')) });
const failingWriter = failing.getWriter();
log(await failingWriter.write(1).catch(({ message }) => message));
log(await failingWriter.closed.catch(({ message }) => message));
failingWriter.releaseLock();
log(await failingWriter.write(1).catch(({ name }) => name), failing.locked);
try {
  failingWriter.desiredSize;
} catch (error) {
  log(error.name);
}
try {
  new WritableStream({ type: 'bytes' });
} catch (error) {
  log(error.name);
}
