// Streams that were transferred pass clones, errors and backpressure on.
const log = (...data) => console.log(...data);
const pulled = [];
const source = new ReadableStream({
  pull(controller) {
    pulled.push(controller.desiredSize);
    if (pulled.length > 2) controller.close();
    else controller.enqueue({ number: pulled.length, map: new Map([[1, new Date(0)]]) });
  },
});
const { stream } = structuredClone({ stream: source }, { transfer: [source] });
log(source.locked, stream === source, stream instanceof ReadableStream);
for await (const chunk of stream) log(chunk);

const received = [];
const sink = new WritableStream({ write: (chunk) => void received.push(chunk), abort: (reason) => log('abort', reason) });
const { port1, port2 } = new MessageChannel();
const arrived = new Promise((resolve) => (port2.onmessage = ({ data }) => resolve(data)));
port1.postMessage(sink, [sink]);
const writer = (await arrived).getWriter();
await writer.write('one');
const failed = await writer.write(() => {}).catch(({ name }) => name);
log(received, failed, sink.locked);
port1.close();

const upper = new TransformStream({ transform: (text, controller) => controller.enqueue(text.toUpperCase()) });
const moved = structuredClone(upper, { transfer: [upper] });
log(await Array.fromAsync(ReadableStream.from(['a', 'b']).pipeThrough(moved)));

const erring = new ReadableStream({ start: (controller) => controller.error(new RangeError('far away')) });
log(await structuredClone(erring, { transfer: [erring] }).getReader().read().catch(({ name, message }) => [name, message]));
for (const attempt of [() => structuredClone(new ReadableStream()), () => structuredClone(source, { transfer: [source] }), () => structuredClone(upper, { transfer: [upper] })]) {
  try {
    attempt();
  } catch ({ name }) {
    log(name);
  }
}
