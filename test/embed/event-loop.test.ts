import { JSTime, JSTimeUnsettledError } from 'jstime';
import { expect, test } from 'vitest';

test('runEventLoop resolves when nothing is left, and code runs only during calls', async () => {
  await using js = new JSTime();
  await js.runScript(
    'globalThis.ticks = 0; const t = setInterval(() => { if (++ticks === 3) clearInterval(t) }, 1); 0',
  );
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(await js.runScript('ticks')).toBe(0);
  expect(await js.runEventLoop()).toBe(undefined);
  expect(await js.runScript('ticks')).toBe(3);
});

test('an uncaught error rejects the pending call; the next one goes on', async () => {
  await using js = new JSTime();
  await js.runScript(
    'setTimeout(() => { throw new RangeError("timer") }, 1); setTimeout(() => { globalThis.on = 1 }, 5)',
  );
  await expect(js.runEventLoop()).rejects.toThrow(RangeError);
  await js.runEventLoop();
  expect(await js.runScript('on')).toBe(1);
  await expect(js.runScript('Promise.reject(new TypeError("rejected")); 1')).rejects.toThrow(TypeError);
});

test('errors that the program handles are nobody else’s', async () => {
  await using js = new JSTime();
  await js.runScript('addEventListener("error", (event) => event.preventDefault()); reportError(new Error("x")); 0');
});

test('further uncaught errors go to onUncaughtError, or as a report to stderr', async () => {
  const source = 'Promise.reject(new Error("one")); Promise.reject(new TypeError("two")); 0';
  const uncaught: unknown[] = [];
  await using js = new JSTime({ onUncaughtError: (error, report) => uncaught.push(error, report) });
  await expect(js.runScript(source)).rejects.toThrow('one');
  expect(uncaught).toEqual([expect.any(TypeError), expect.stringContaining('Uncaught (in promise) TypeError: two')]);
  let text = '';
  await using other = new JSTime({
    stderr: (piece) => {
      text += piece;
    },
  });
  await expect(other.runScript(source)).rejects.toThrow('one');
  expect(text).toContain('Uncaught (in promise) TypeError: two');
});

test('sinks receive output in order, complete and before the call resolves', async () => {
  const pieces: string[] = [];
  await using js = new JSTime({
    stdout: (text) => pieces.push(`out ${text}`),
    stderr: (text) => pieces.push(`err ${text}`),
  });
  await js.runScript('console.log("a"); console.error("b"); console.log({ c: 1 })');
  expect(pieces).toEqual(['out a\n', 'err b\n', 'out { c: 1 }\n']);
  pieces.length = 0;
  await js.runScript('for (let i = 0; i < 20000; ++i) console.log(i)');
  expect(pieces.length).toBe(20000);
  expect(pieces.at(-1)).toBe('out 19999\n');
});

test('postTask runs between the tasks of a running call', async () => {
  await using js = new JSTime();
  await js.runScript('var held = setInterval(() => {}, 1000); function stop(x) { clearInterval(held); return [x] }');
  const loop = js.runEventLoop();
  expect(await js.postTask('stop', { n: 1 })).toEqual([{ n: 1 }]);
  await loop;
});

test('postTask needs no other call, waits for promises and reports failures', async () => {
  await using js = new JSTime();
  await js.runScript(
    `async function slow(x) { await new Promise((r) => setTimeout(r, 2)); return x * 2 }
     function fail() { throw new RangeError('task') }
     function stuck() { return new Promise(() => {}) }`,
  );
  expect(await Promise.all([js.postTask('slow', 1), js.postTask('slow', 2)])).toEqual([2, 4]);
  await expect(js.postTask('fail')).rejects.toThrow(RangeError);
  await expect(js.postTask('stuck')).rejects.toThrow(JSTimeUnsettledError);
  await expect(js.postTask('none')).rejects.toThrow("no global function 'none'");
  await expect(js.postTask('fail', () => 1)).rejects.toMatchObject({ name: 'DataCloneError' });
});
