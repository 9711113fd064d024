const attempt = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.constructor.name, error.name);
  }
};
// One timer may be due before the tasks that wait already; one that it starts is not.
const wait = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve, 5)));

// What was sent before arrives, and then the other side is told.
const first = new MessageChannel();
for (const name of ['port1', 'port2']) first[name].onclose = (event) => console.log('close', name, event.isTrusted, event.bubbles);
first.port2.onmessage = ({ data }) => console.log('message', data);
first.port1.postMessage('sent before');
first.port1.close();
first.port1.postMessage('sent after');
first.port2.postMessage('to a closed port');
first.port1.close();
await wait();

// A closed port cannot be transferred, and neither can one through itself.
const second = new MessageChannel();
attempt('closed', () => second.port1.postMessage(1, [first.port1]));
attempt('itself', () => second.port1.postMessage(1, [second.port1]));
attempt('not in the list', () => second.port1.postMessage(new MessageChannel().port1));
attempt('function', () => second.port1.postMessage(() => {}));
attempt('twice', () => {
  const { port1 } = new MessageChannel();
  second.port1.postMessage(1, [port1, port1]);
});
attempt('no argument', () => second.port1.postMessage());
attempt('not iterable', () => second.port1.postMessage(1, { transfer: 1 }));
attempt('number', () => second.port1.postMessage(1, 1));
// The other end of the same channel: the message is lost, and the port gone.
attempt('the other end', () => second.port1.postMessage(1, [second.port2]));
attempt('again', () => structuredClone(second.port2, { transfer: [second.port2] }));

// A closed port that another was entangled with can still be transferred.
const third = new MessageChannel();
third.port1.close();
attempt('entangled with a closed one', () => structuredClone(third.port2, { transfer: [third.port2] }) instanceof MessagePort);
attempt('error of a listener', () => {
  const { port1, port2 } = new MessageChannel();
  addEventListener('error', (event) => {
    console.log('reported', event.error.message);
    event.preventDefault();
  });
  port2.onmessage = ({ data }) => {
    throw new Error(data);
  };
  port1.postMessage('first');
  port1.postMessage('second');
});
