// Top-level await: a module waits for a promise, and whoever imports it waits for the module.
const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));

console.log('first');
console.log(await sleep(10, 'second'));

const results = await Promise.all([sleep(20, 'slow'), sleep(5, 'fast')]);
console.log(results);

for await (const step of [sleep(10, 'one'), sleep(1, 'two')]) console.log(step);
