import * as namespace from './exports.js';
import * as json from './data.json' with { type: 'json' };
console.log(namespace, [namespace], json);
console.dir(namespace, { depth: 0 });
