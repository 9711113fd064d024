const first = performance.now();
let second = performance.now();
while (second === first) second = performance.now();
console.log(first > 0, second > first, first % 1 !== 0);
// The origin is the start of the process, not the first look.
const { timeOrigin } = performance;
console.log(timeOrigin === performance.timeOrigin, Math.abs(timeOrigin + performance.now() - Date.now()) < 50, timeOrigin < Date.now());
console.log(JSON.stringify(performance) === JSON.stringify({ timeOrigin }), Object.keys(performance.toJSON()));
console.log(new Event('x').timeStamp >= second, performance instanceof EventTarget, String(performance));
for (const run of [() => new Performance(), () => performance.now.call({}), () => Performance.prototype.timeOrigin]) {
  try {
    run();
  } catch (error) {
    console.log(error.name);
  }
}

const { nodeTiming } = performance;
const { nodeStart, v8Start, environment, bootstrapComplete, loopStart } = nodeTiming;
console.log(nodeStart, v8Start > 0, v8Start < environment, environment <= bootstrapComplete, bootstrapComplete < first, loopStart);
setTimeout(() => console.log(nodeTiming.loopStart > bootstrapComplete, nodeTiming.loopStart < performance.now(), nodeTiming.duration > nodeTiming.loopStart), 1);
console.log(nodeTiming === performance.nodeTiming, nodeTiming instanceof PerformanceEntry, Object.keys(nodeTiming.toJSON()).join());
