// An import is the exporter's variable, not a copy of it.
import counter, { count, increment, later, defer as deferred } from './counter.js';
import * as all from './counter.js';
import { count as relayed } from './relay.js';

console.log(count, relayed, all.count, typeof counter);
increment();
console.log(count, relayed, all.count);
try {
  all.count = 10;
} catch (error) {
  console.log(`${error}`);
}
try {
  later;
} catch (error) {
  console.log(`${error}`);
}
deferred();
console.log(later, all.later);
console.log(Object.keys(all), all[Symbol.toStringTag], Object.isExtensible(all), Reflect.getPrototypeOf(all));
console.log(Reflect.getOwnPropertyDescriptor(all, 'count'));
console.log(Reflect.deleteProperty(all, 'count'), Reflect.deleteProperty(all, 'none'));
