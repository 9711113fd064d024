// Reads into the program's own buffers: transferred, filled, given back; min; auto-allocated buffers; tee copies.
const log = (...data) => console.log(...data);
let request;
const stream = new ReadableStream({
  type: 'bytes',
  pull(controller) {
    request = controller.byobRequest;
    const { view } = request;
    view.set([1, 2, 3, 4, 5, 6, 7].slice(0, view.byteLength));
    request.respond(Math.min(view.byteLength, 7));
  },
});
const reader = stream.getReader({ mode: 'byob' });
const buffer = new ArrayBuffer(16);
const { value, done } = await reader.read(new Uint16Array(buffer, 4, 3));
log(value, done, 'taken over:', buffer.byteLength, 'offset', value.byteOffset, value.buffer.byteLength);
log(request.view, await reader.read(new DataView(new ArrayBuffer(2))).then((result) => result.value.getUint8(1)));
const detached = new Uint8Array(4);
structuredClone(detached, { transfer: [detached.buffer] });
for (const view of [detached, new Uint8Array(0), new Uint8Array(new ArrayBuffer(4, { maxByteLength: 8 })), {}, value.buffer]) {
  log(await reader.read(view).catch(({ name }) => name));
}
log(await reader.read(new Uint8Array(2), { min: 3 }).catch(({ name }) => name));
log(await reader.read(new Uint8Array(2), { min: 0 }).catch(({ name }) => name));

let controller;
const slow = new ReadableStream({ type: 'bytes', start: (c) => void (controller = c) });
const slowReader = slow.getReader({ mode: 'byob' });
const waiting = slowReader.read(new Uint8Array(8), { min: 3 });
controller.enqueue(new Uint8Array([1, 2]));
controller.enqueue(new Uint8Array([3, 4]));
log((await waiting).value);
const last = slowReader.read(new Uint8Array(8));
controller.close();
controller.byobRequest.respond(0);
log(await last);

const odd = new ReadableStream({ type: 'bytes', start: (c) => void (controller = c) });
const oddRead = odd.getReader({ mode: 'byob' }).read(new Uint16Array(4));
controller.enqueue(new Uint8Array([1]));
try {
  controller.close();
} catch (error) {
  log(error.name, await oddRead.catch(({ name }) => name));
}

const automatic = new ReadableStream({
  type: 'bytes',
  autoAllocateChunkSize: 4,
  pull: ({ byobRequest }) => {
    byobRequest.view[0] = 9;
    byobRequest.respond(1);
  },
});
log((await automatic.getReader().read()).value);

const source = new ReadableStream({
  type: 'bytes',
  start(c) {
    c.enqueue(new Uint8Array([1, 2, 3]));
    c.close();
  },
});
const [left, right] = source.tee();
const { value: one } = await left.getReader().read();
one[0] = 99;
log(one, (await right.getReader({ mode: 'byob' }).read(new Uint8Array(2))).value, source.locked);
for (const init of [{ type: 'bytes', autoAllocateChunkSize: 0 }, { type: 'text' }]) {
  try {
    new ReadableStream(init);
  } catch (error) {
    log(error.name);
  }
}
try {
  new ReadableStream({ type: 'bytes' }, { size: () => 1 });
} catch (error) {
  log(error.name);
}
