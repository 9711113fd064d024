// One timer may be due before the tasks that wait already; one that it starts is not.
const wait = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve, 5)));
const [a, b, other] = [new BroadcastChannel('a'), new BroadcastChannel('a'), new BroadcastChannel('other')];
console.log(a.name, new BroadcastChannel(null).name, a);
for (const channel of [a, b, other]) {
  channel.onmessage = (event) => {
    console.log(channel === a ? 'a' : channel === b ? 'b' : 'other', event.data, event.isTrusted, event.target === channel);
  };
}
const late = { value: 1 };
a.postMessage(late);
late.value = 2;
console.log('not at once');
await wait();

// Listeners that nobody holds but the channel's name still hear.
(() => {
  new BroadcastChannel('kept').addEventListener('message', ({ data }) => console.log('kept', data));
})();
new BroadcastChannel('kept').postMessage('hello');

// One that is closed neither hears what is under way nor may send.
a.postMessage('lost');
b.close();
for (const run of [() => b.postMessage(1), () => a.postMessage(() => {}), () => a.postMessage(new MessageChannel().port1), () => a.postMessage()]) {
  try {
    run();
  } catch (error) {
    console.log(error.name);
  }
}
b.close();
await wait();
