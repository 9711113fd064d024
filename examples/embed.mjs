// Embedding in Node 26: isolates with their own globals, host functions, limits. Run: npx node examples/embed.mjs
import { JSTime } from 'jstime';

await using js = await JSTime.create({
  arguments: ['one'],
  stdout: (text) => process.stdout.write(`[program] ${text}`),
  globals: { greeting: 'Hello', lookUp: async (key) => `the value of ${key}` },
});

// A classic script: its completion value comes back as a structured clone, promises are waited for.
console.log(await js.runScript('console.log(greeting, process.argv[2]); ({ list: [1, 2], date: new Date(0) })'));
console.log(await js.runScript("lookUp('colour')"));

// A module: its exports that can be cloned.
console.log(await js.import(new URL('modules/counter.js', import.meta.url)));

// Errors cross with name, message, stack and cause.
await js.runScript("throw new TypeError('no', { cause: 'because' })", 'script.js').catch((error) => {
  console.log(error.name, error.message, error.cause, /script\.js:1:\d+/.test(error.stack));
});

// A program that runs away is ended from outside; other instances go on.
const runaway = new JSTime();
setTimeout(() => runaway.terminate(), 50);
await runaway.runScript('for (;;);').catch((error) => console.log(error.code));
console.log(await js.runScript('2 ** 10'));
