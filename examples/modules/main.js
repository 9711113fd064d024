// Modules: named imports, live bindings, a cycle, import() and import.meta.

import { count, increment } from './counter.js';
import { area, describe } from './shapes.js';

console.log(describe({ width: 3, height: 4 }), area({ width: 3, height: 4 }));

// `count` is a live binding: it shows what the other module assigns.
increment();
increment();
console.log('count:', count);

const { shout } = await import('./lazy.js');
console.log(shout('loaded when asked for'));

console.log('main program:', import.meta.main, '- folder:', import.meta.dirname.split('/').at(-1));
console.log('sibling:', import.meta.resolve('./shapes.js').split('/').at(-1));
