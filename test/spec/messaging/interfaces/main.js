const check = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.name);
  }
};
check('new MessagePort', () => new MessagePort());
check('call MessageChannel', () => MessageChannel());
check('postMessage of something else', () => MessagePort.prototype.postMessage.call(new EventTarget(), 1));
check('start of something else', () => MessagePort.prototype.start.call({}));
check('port1 of something else', () => Object.getOwnPropertyDescriptor(MessageChannel.prototype, 'port1').get.call({}));
check('onmessage of something else', () => MessagePort.prototype.onmessage);
check('BroadcastChannel()', () => new BroadcastChannel());
check('name of something else', () => BroadcastChannel.prototype.name);
check('data of something else', () => MessageEvent.prototype.data);
const { port1 } = new MessageChannel();
for (const value of [1, 'text', null, undefined, {}]) {
  port1.onmessage = value;
  console.log(value, port1.onmessage);
}
for (const Interface of [MessageChannel, MessagePort, MessageEvent, BroadcastChannel]) {
  for (const object of [Interface, Interface.prototype]) {
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set, ...attributes } = Object.getOwnPropertyDescriptor(object, key);
      const shape = typeof value === 'function' ? `${value.name}/${value.length}` : [get?.name, set?.name, typeof value].join();
      console.log(Interface.name, object === Interface ? 'static' : '', String(key), shape, Object.values(attributes).map(Number).join(''));
    }
  }
}
