// One timer may be due before the tasks that wait already; one that it starts is not.
const task = () => new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
const names = (list) => list.getEntries().map(({ name }) => name);
performance.mark('early', { startTime: 3 });
const observer = new PerformanceObserver(function (list, self, options) {
  console.log('marks', names(list), this === observer, self === observer, options, list instanceof PerformanceObserverEntryList);
});
observer.observe({ type: 'mark', buffered: true });
performance.mark('later', { startTime: 2 });
console.log('not at once');
await task();
performance.mark('once more');
await task();

const all = new PerformanceObserver((list) => {
  console.log('all', names(list), list.getEntriesByType('measure').length, list.getEntriesByName('both', 'mark').length);
});
all.observe({ entryTypes: ['measure', 'unknown', 'mark'] });
observer.disconnect();
performance.mark('both', { startTime: 1 });
performance.measure('both', { start: 0, end: 1 });
await task();
performance.mark('taken');
console.log('records', all.takeRecords().map(({ name }) => name), all.takeRecords());
await task();
all.disconnect();

// An observer that fails stops neither the others nor the program that handles the error.
addEventListener('error', (event) => {
  console.log('reported', event.error);
  event.preventDefault();
});
new PerformanceObserver(() => {
  throw 'thrown';
}).observe({ type: 'mark' });
const last = new PerformanceObserver((list) => console.log('still told', names(list)));
last.observe({ type: 'mark' });
last.observe({ type: 'unknown' });
performance.mark('end');

for (const options of [undefined, {}, { type: 'mark', entryTypes: ['mark'] }, { entryTypes: 'mark' }, { entryTypes: ['mark'] }, { entryTypes: ['unknown'] }]) {
  try {
    last.observe(options);
  } catch (error) {
    console.log(error.name);
  }
}
for (const run of [() => new PerformanceObserver(), () => new PerformanceObserver({}), () => PerformanceObserver(() => {}), () => new PerformanceObserverEntryList()]) {
  try {
    run();
  } catch (error) {
    console.log(error.name);
  }
}
const { supportedEntryTypes } = PerformanceObserver;
console.log(supportedEntryTypes, Object.isFrozen(supportedEntryTypes), supportedEntryTypes === PerformanceObserver.supportedEntryTypes);
