// What V8 posts to the loop is run: finalization callbacks, and work of other threads.
const registry = new FinalizationRegistry((value) => console.log('finalized', value, performance.now() > 0));
(() => {
  registry.register({}, 'a');
})();
const weak = new WeakRef({});
console.log(weak.deref() !== undefined);
setTimeout(() => {
  gc();
  console.log(weak.deref());
}, 1);
setTimeout(() => console.log('end'), 200);
