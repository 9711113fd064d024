// Source maps: the stack names greet.ts, from which greet.js was made, and its lines.
import { greet } from './greet.js';

console.log(greet({ name: 'Ada' }));
try {
  greet(undefined);
} catch (error) {
  console.log(error.message);
  console.log(/greet\.ts:\d+/.exec(error.stack)[0]);
}
