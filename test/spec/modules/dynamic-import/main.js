// import() from everywhere; what its argument may be; when it runs.
const order = [];
const log = (text) => order.push(text);
globalThis.log = log;
const promise = import('./log.js').then(() => log('then'));
log('synchronous');
queueMicrotask(() => log('microtask'));
await promise;
console.log(order.join(', '));

const value = async (load) => {
  try {
    console.log((await load()).value);
  } catch (error) {
    console.log(`${error}`);
  }
};
await value(() => new Promise((resolve) => setTimeout(() => resolve(import('./value.js')), 1)));
await value(() => new Promise((resolve) => queueMicrotask(() => resolve(import('./value.js')))));
await value(new Function('return import("./value.js")'));
await value(() => eval('import("./value.js")'));
await value(() => (0, eval)('import("./value.js")'));
await value(() => new (async () => {}).constructor('return await import("./value.js")')());
await value(() => import({ toString: () => './value.js' }));
await value(() => import({ [Symbol.toPrimitive]: () => './value.js' }));
await value(() => import(['./value.js']));
await value(() => import(`./${'value'}.js`));
await value(() => import(undefined));
await value(() => import(null));
await value(() => import(1));
await value(() => import({}));
await value(() => import(Symbol('symbol')));
await value(() => import({ toString() { throw new RangeError('from toString'); } }));
await value(() => import({ toString: null, valueOf: null }));
await value(() => import('./value.js\0'));
await value(() => import('./\ud800.js'));
await value(() => import((() => { throw new Error('in the argument'); })()));

const [a, b] = await Promise.all([import('./value.js'), import('./value.js')]);
console.log(a === b, import('./value.js') === import('./value.js'), Object.prototype.toString.call(import('./value.js')));
const { default: thenable } = await import('./thenable.js');
console.log(thenable);
console.log(await import('./exports-then.js'));
