// @ts-check
// Events and messages between parts of a program.
import { notSlower, singleFile } from './workload.mjs';

export const events = [
  singleFile({
    name: 'event-dispatch',
    about: '1,000,000 dispatches of one event to one listener',
    targets: [notSlower],
    program: `const target = new EventTarget();
let count = 0;
target.addEventListener('tick', () => count++);
const event = new Event('tick');
for (let i = 0; i < 1_000_000; i++) target.dispatchEvent(event);
console.log('count', count);
`,
    expected: 'count 1000000\n',
  }),
  singleFile({
    name: 'message-channel',
    about: '100,000 messages to and fro between two ports, one after the other',
    targets: [notSlower],
    program: `const { port1, port2 } = new MessageChannel();
let left = 50_000;
port2.onmessage = ({ data }) => port2.postMessage(data);
port1.onmessage = ({ data }) => {
  if (--left > 0) port1.postMessage({ left });
  else {
    console.log('left', left);
    port1.close();
    port2.close();
  }
};
port1.postMessage({ left });
`,
    expected: 'left 0\n',
  }),
];
