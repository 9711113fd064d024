const next = (target, type = 'message') => new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
const { port1, port2 } = new MessageChannel();

// Nothing arrives before the queue is enabled; then all of it, in order, each message in a task of its own.
const log = [];
port1.addEventListener('message', ({ data }) => {
  log.push(data);
  queueMicrotask(() => log.push(`microtask after ${data}`));
});
port2.postMessage(1);
port2.postMessage(2);
await new Promise((resolve) => setTimeout(() => setTimeout(resolve, 5)));
console.log('before start', log);
port1.start();
port2.postMessage(3);
console.log('not at once', log);
await new Promise((resolve) => setTimeout(() => setTimeout(resolve, 5)));
console.log(log);

// The handler attribute enables the queue.
port1.postMessage({ nested: [new Map([[1, 2]])] });
const event = await new Promise((resolve) => (port2.onmessage = resolve));
console.log(event.data, event.isTrusted, event.target === port2, event.source, event.origin, event.lastEventId);
console.log(event.ports, Object.isFrozen(event.ports), event.ports === event.ports);

// Ports that are sent arrive as new ones with the messages that wait for them.
const inner = new MessageChannel();
inner.port1.postMessage('waiting');
port2.onmessage = null;
port1.postMessage({ port: inner.port2 }, [inner.port2]);
const { data, ports } = await next(port2);
console.log(data.port === ports[0], ports[0] !== inner.port2, ports[0] instanceof MessagePort);
ports[0].start();
console.log((await next(ports[0])).data);
inner.port2.postMessage('from a port that is gone');
ports[0].postMessage('back');
inner.port1.start();
console.log((await next(inner.port1)).data);

// Buffers are moved.
const buffer = new Uint8Array([7]).buffer;
port1.postMessage([buffer], { transfer: [buffer] });
console.log(buffer.detached, new Uint8Array((await next(port2)).data[0])[0]);

// The program ends although ports are open and listened to: nothing can come any more.
port1.onmessage = () => {};
