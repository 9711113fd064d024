import * as self from './self.js';
import { value as own } from './self.js';

export let value = 1;
value = 2;
console.log(self.value, own, self.self === self);
export { self };
