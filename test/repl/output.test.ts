import { describe, expect, test } from 'vitest';
import { keys } from '../support/terminal.ts';
import { run, startRepl } from './start.ts';

const { ctrl } = keys;

describe.concurrent('what the program prints', () => {
  test('comes before the value', async () => {
    using repl = await startRepl();
    expect(await run(repl, "console.log('a'); console.error('b'); 5")).toEqual(['a', 'b', '5']);
    expect(await run(repl, 'for await (const x of [1, 2]) console.log(x)')).toEqual(['1', '2', 'undefined']);
  });

  test('a line without an end does not run into the value or the prompt', async () => {
    using repl = await startRepl();
    expect(await run(repl, "process.stdout.write('a'); process.stdout.write('b'); 5")).toEqual(['ab', '5']);
  });

  test('timers print above the line that is being typed', async () => {
    using repl = await startRepl();
    await run(repl, 'globalThis.print = (text) => setTimeout(() => console.log(text), 50); 0');
    repl.type("void print('tick')\r", 'abc', keys.left);
    await repl.waitFor(/tick\n> abc$/);
    expect(repl.cursor).toEqual({ row: repl.lines.length - 1, column: 4 });
    repl.type('x');
    await repl.waitForPrompt('abxc');
  });

  test('timers that print pieces of a line print one line', async () => {
    using repl = await startRepl();
    await run(
      repl,
      "let n = 0; const timer = setInterval(() => { process.stdout.write('.'); if (++n === 5) clearInterval(timer) }, 20); 0",
    );
    repl.type('typed');
    await repl.waitFor(/^\.{5}\n> typed$/m);
  });

  test('an error in a timer is printed, and the REPL goes on', async () => {
    using repl = await startRepl();
    repl.type("setTimeout(() => { throw new TypeError('late') }, 10); 0\r", 'abc');
    await repl.waitFor(/Uncaught TypeError: late.*> abc$/s);
    repl.type(ctrl('u'));
    expect(await run(repl, "Promise.reject(new Error('rejected')); 0")).toContain('0');
    await repl.waitFor(/Uncaught .*Error: rejected.*>$/s);
    expect(await run(repl, '1 + 1')).toEqual(['2']);
  });

  test('much output keeps its order', async () => {
    using repl = await startRepl();
    const lines = await run(repl, "for (let i = 0; i < 5000; i++) console.log('line', i)");
    expect(lines).toEqual([...Array.from({ length: 5000 }, (_, index) => `line ${index}`), 'undefined']);
  });
});
