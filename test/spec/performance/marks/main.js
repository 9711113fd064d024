const show = (entry) => console.log(entry.constructor.name, entry.name, entry.entryType, entry.startTime, entry.duration, entry.detail);
const attempt = (name, run) => {
  try {
    const entry = run();
    console.log(name, entry instanceof PerformanceEntry ? [entry.startTime, entry.duration] : entry);
  } catch (error) {
    console.log(name, error.constructor.name, error.name);
  }
};
const detail = { list: [1] };
show(performance.mark('a', { startTime: 5, detail }));
detail.list.push(2);
show(performance.mark('b', { startTime: 2.5 }));
show(performance.mark('a', { startTime: 8 }));
show(performance.measure('from the last a to b', 'a', 'b'));
show(performance.measure('options', { start: 'b', end: 20, detail: 'text' }));
show(performance.measure('duration', { start: 1, duration: 3 }));
show(performance.measure('backwards', { end: 'a', duration: 3 }));
const before = performance.now();
const entry = performance.measure('from the origin');
console.log(entry.startTime, entry.duration >= before);

// By start time, not in the order in which they were made.
console.log(performance.getEntries().map(({ name }) => name));
console.log(performance.getEntriesByType('mark').map(({ startTime }) => startTime), performance.getEntriesByType('Mark').length);
console.log(performance.getEntriesByName('a').length, performance.getEntriesByName('a', 'measure').length, performance.getEntriesByName('a', undefined).length);
performance.clearMarks('a');
console.log(performance.getEntriesByType('mark').map(({ name }) => name), performance.getEntriesByType('measure').length);
performance.clearMeasures();
performance.clearMarks();
console.log(performance.getEntries());

attempt('unknown mark', () => performance.measure('x', 'gone'));
attempt('negative', () => performance.mark('x', { startTime: -1 }));
attempt('NaN', () => performance.mark('x', { startTime: NaN }));
attempt('negative end', () => performance.measure('x', { start: 0, end: -1 }));
attempt('only a detail', () => performance.measure('x', { detail: 1 }));
attempt('only a duration', () => performance.measure('x', { duration: 1 }));
attempt('all three', () => performance.measure('x', { start: 0, end: 1, duration: 1 }));
attempt('options and an end', () => performance.measure('x', { start: 0 }, 'b'));
attempt('no options and an end', () => performance.measure('x', {}, 'gone'));
attempt('detail', () => performance.mark('x', { detail: () => {} }));
attempt('symbol', () => performance.mark(Symbol('s')));
attempt('no name', () => performance.mark());
attempt('options', () => performance.mark('x', 1));
attempt('new PerformanceEntry', () => new PerformanceEntry());
attempt('new PerformanceMeasure', () => new PerformanceMeasure());
attempt('detail of another', () => Object.getOwnPropertyDescriptor(PerformanceMark.prototype, 'detail').get.call(entry));
console.log(performance.getEntries());

const alone = new PerformanceMark('alone', { startTime: 1, detail: null });
console.log(alone, performance.getEntries().length, alone.toJSON());
const [one, two] = [performance.mark('one'), performance.mark('two')];
console.log(one.id >= 100, two.id - one.id, Object.keys(one.toJSON()).join());
