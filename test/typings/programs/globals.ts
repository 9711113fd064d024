// Names that are there, and names that must not be: those of the DOM, of Node, and of other runtimes.
import { exactly } from './exactly.ts';

exactly<typeof globalThis>()(self);
exactly<string>()(navigator.userAgent);
exactly<number>()(navigator.hardwareConcurrency);
exactly<string>()(atob(btoa('a')));
queueMicrotask(() => {});
reportError(new Error('no'));
console.log('%d of %d', 1, 2);
console.table([{ a: 1 }], ['a']);
console.dir({}, { depth: null, colors: true, maxArrayLength: 3 });

// @ts-expect-error
document;
// @ts-expect-error
window;
// @ts-expect-error
localStorage;
// @ts-expect-error
XMLHttpRequest;
// @ts-expect-error
Worker;
// @ts-expect-error
alert('no');
// @ts-expect-error
require('node:fs');
// @ts-expect-error
module.exports;
// @ts-expect-error
__dirname;
// @ts-expect-error
Buffer.from('no');
// @ts-expect-error
setImmediate(() => {});
// @ts-expect-error
global;
// @ts-expect-error
Deno;
// @ts-expect-error
Bun;
// @ts-expect-error
navigator.language;
// @ts-expect-error
atob();
// @ts-expect-error
console.log2('no');
// @ts-expect-error
console.dir({}, { deep: 1 });
