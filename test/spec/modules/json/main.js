// JSON is parsed, not evaluated, with or without the attribute.
import data from './data.json';
import same from './data.json' with { type: 'json' };
import * as namespace from './data.json';
import proto from './proto.json';
import bom from './bom.json';
import { default as scalar } from './scalar.json';
import asText from './data.json' with { type: 'text' };
import asBytes from './scalar.json' with { type: 'bytes' };
import plain from './json.txt' with { type: 'json' };
import none from './no-extension' with { type: 'json' };

console.log(data, data === same, Object.keys(namespace), namespace.default === data);
console.log(Object.keys(proto), Object.getPrototypeOf(proto) === Object.prototype, {}.polluted, proto['__proto__']);
console.log(bom, scalar, JSON.stringify(asText), asBytes, plain, none);
data.changed = true;
console.log((await import('./data.json', { with: { type: 'json' } })).default.changed, Object.isFrozen(data));
for (const name of ['./code.json', './empty.json', './trailing.json', './twice.json', './main.js', './invalid-utf-8.json']) {
  await import(name, { with: { type: 'json' } }).then(
    (all) => console.log(name, all.default),
    (error) => console.log(`${name} ${error.name} ${error.code} ${error.message.split('\n')[0]}`),
  );
}
