const { port1, port2 } = new MessageChannel();
const event = new MessageEvent('message', { data: 1, origin: 'a\ud800', lastEventId: 2, source: port1, ports: new Set([port1, port2]), bubbles: true });
console.log(event.data, event.origin, event.lastEventId, event.source === port1, event.ports.length, event.bubbles, event.isTrusted);
console.log(new MessageEvent('x').data, new MessageEvent('x', { data: undefined }).data, new MessageEvent('x', { source: null }).source);
const { ports } = event;
event.initMessageEvent('other', false, true, 'data', 'origin', 'id', null, [port2]);
console.log(event.type, event.bubbles, event.cancelable, event.data, event.origin, event.lastEventId, event.source, event.ports[0] === port2, ports.length);
event.initMessageEvent('bare');
console.log(event.data, event.origin, event.ports.length, Object.isFrozen(event.ports));
for (const init of [{ source: {} }, { source: new EventTarget() }, { ports: 1 }, { ports: [{}] }, { origin: Symbol('s') }, 1]) {
  try {
    new MessageEvent('x', init);
  } catch (error) {
    console.log(error.name);
  }
}
const order = [];
new MessageEvent('x', new Proxy({}, { get: (_, name) => void order.push(name) }));
console.log(order.join());
console.log(new MessageEvent('shown', { data: [1] }));
