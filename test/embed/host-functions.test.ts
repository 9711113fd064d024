import { setTimeout as delay } from 'node:timers/promises';
import { JSTime } from 'jstime';
import { afterAll, beforeAll, expect, test } from 'vitest';

let js: JSTime;
const received: unknown[] = [];
beforeAll(async () => {
  js = await JSTime.create({
    globals: {
      add: (a: number, b: number) => a + b,
      later: async (value: unknown) => {
        await delay(2);
        return value;
      },
      promised: (value: number) => Promise.resolve(value + 1),
      keep: (value: unknown) => {
        received.push(value);
      },
      fail: () => {
        throw Object.assign(new RangeError('bad', { cause: new TypeError('inner') }), { code: 'E_BAD' });
      },
      failLater: async () => {
        throw new SyntaxError('later');
      },
      uncloneable: () => () => 1,
      uncloneableLater: async () => () => 1,
      config: { list: [1, 2], map: new Map([['k', 'v']]) },
      answer: 42,
    },
  });
});
afterAll(() => js.dispose());

test('a synchronous function blocks and returns', async () => {
  expect(await js.runScript('[add(1, 2), typeof add, add.name]')).toEqual([3, 'function', 'add']);
  expect(await js.runScript('let sum = 0; for (let i = 0; i < 500; ++i) sum = add(sum, i); sum')).toBe(124750);
});

test('an async function returns a promise at once', async () => {
  expect(await js.runScript('const p = later({ a: 1 }); [p instanceof Promise]')).toEqual([true]);
  expect(await js.runScript('Promise.all([later(1), later([2])])')).toEqual([1, [2]]);
  expect(await js.runScript('promised(1)')).toBe(2);
});

test('a pending async function keeps the event loop alive', async () => {
  await js.runScript('later(9).then((value) => { globalThis.nine = value }); 0');
  await js.runEventLoop();
  expect(await js.runScript('nine')).toBe(9);
});

test('arguments are cloned, and what cannot be is a DataCloneError there', async () => {
  await js.runScript('keep(new Map([[1, { deep: [2] }]]))');
  expect(received.at(-1)).toEqual(new Map([[1, { deep: [2] }]]));
  expect(await js.runScript('try { keep(() => 1) } catch (e) { [e.name, e instanceof DOMException] }')).toEqual([
    'DataCloneError',
    true,
  ]);
});

test('errors cross into the isolate and back', async () => {
  expect(
    await js.runScript(
      `try { fail() } catch (e) {
         [e instanceof RangeError, e.message, e.code, e.cause instanceof TypeError, e.cause.message, /host-functions/.test(e.stack)]
       }`,
    ),
  ).toEqual([true, 'bad', 'E_BAD', true, 'inner', true]);
  await expect(js.runScript('fail()')).rejects.toMatchObject({ name: 'RangeError', code: 'E_BAD' });
  await expect(js.runScript('failLater()')).rejects.toThrow(SyntaxError);
  await expect(js.runScript('uncloneable()')).rejects.toMatchObject({ name: 'DataCloneError' });
  await expect(js.runScript('uncloneableLater()')).rejects.toMatchObject({ name: 'DataCloneError' });
});

test('values are globals, too', async () => {
  expect(await js.runScript('[config.list, config.map.get("k"), answer]')).toEqual([[1, 2], 'v', 42]);
  expect(() => new JSTime({ globals: { bad: { f() {} } } })).toThrow('could not be cloned');
});
