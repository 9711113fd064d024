import { JSTime, JSTimeError, JSTimeUnsettledError } from 'jstime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe('runScript', () => {
  let js: JSTime;
  beforeAll(async () => {
    js = await JSTime.create();
  });
  afterAll(() => js.dispose());

  const failure = (source: string, filename?: string): Promise<Error & Record<string, unknown>> =>
    js.runScript(source, filename).then(
      () => expect.unreachable('the script succeeded'),
      (error) => error,
    );

  test('returns a structured clone of the completion value', async () => {
    expect(await js.runScript('1 + 1')).toBe(2);
    expect(await js.runScript('({ a: [1, { b: 2n }], m: new Map([[1, new Set([2])]]), d: new Date(5) })')).toEqual({
      a: [1, { b: 2n }],
      m: new Map([[1, new Set([2])]]),
      d: new Date(5),
    });
    expect(await js.runScript('new Uint8Array([1, 2, 3])')).toEqual(new Uint8Array([1, 2, 3]));
    expect(await js.runScript('"\\u{1f600} ü"')).toBe('\u{1f600} ü');
    const cyclic = (await js.runScript('const cycle = {}; cycle.self = cycle; cycle')) as { self: unknown };
    expect(cyclic.self).toBe(cyclic);
  });

  test('a function or symbol counts as undefined, what contains one cannot be cloned', async () => {
    expect(await js.runScript('globalThis.kept = () => 1')).toBe(undefined);
    expect(await js.runScript('Symbol("s")')).toBe(undefined);
    expect(await failure('({ f() {} })')).toMatchObject({
      name: 'DataCloneError',
      stack: expect.stringContaining('f()'),
    });
    expect(await js.runScript('kept()')).toBe(1);
  });

  test('keeps globals and declarations between scripts', async () => {
    await js.runScript('let lexical = 1; var shared = 2');
    expect(await js.runScript('[lexical, shared]')).toEqual([1, 2]);
  });

  test('runs queued calls in order', async () => {
    const results = await Promise.all(
      ['globalThis.order = [1]', 'setTimeout(() => order.push(2), 5)', '3'].map((source) => js.runScript(source)),
    );
    expect(results[2]).toBe(3);
    const [, order] = await Promise.all([js.runEventLoop(), js.runScript('order')]);
    expect(order).toEqual([1, 2]);
  });

  test('waits for a promise', async () => {
    expect(await js.runScript('new Promise((resolve) => setTimeout(resolve, 1, "late"))')).toBe('late');
    expect(await failure('Promise.reject(new RangeError("no"))')).toMatchObject({ name: 'RangeError', message: 'no' });
  });

  test('a promise that can never settle is an error', async () => {
    const error = await failure('new Promise(() => {})');
    expect(error).toBeInstanceOf(JSTimeUnsettledError);
    expect(error).toBeInstanceOf(JSTimeError);
    expect(error).toMatchObject({ code: 'ERR_JSTIME_UNSETTLED', message: expect.stringContaining('never settle') });
  });

  test('errors cross with class, name, message, stack, cause and own properties', async () => {
    const error = await failure(
      `class MyError extends Error { name = 'MyError' }
       throw Object.assign(new TypeError('outer', { cause: new MyError('inner') }), { code: 'E_X', f() {} })`,
      'thrower.js',
    );
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'outer', code: 'E_X', f: 'f() {}' });
    expect(error.stack).toContain('TypeError: outer');
    expect(error.stack).toContain('thrower.js:2');
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.cause).toMatchObject({ name: 'MyError', message: 'inner' });
  });

  test('aggregate errors, cyclic causes and values that are no errors cross', async () => {
    const aggregate = await failure('throw new AggregateError([new Error("a"), 1], "both")');
    expect(aggregate).toBeInstanceOf(AggregateError);
    expect((aggregate as unknown as AggregateError).errors).toEqual([expect.objectContaining({ message: 'a' }), 1]);
    expect(await failure('const loop = new Error("loop"); loop.cause = loop; throw loop')).toMatchObject({
      message: 'loop',
    });
    expect(await failure('throw { plain: 1 }')).toEqual({ plain: 1 });
    expect(await failure('throw undefined')).toBe(undefined);
    expect(await failure('throw Symbol("s")')).toBe('Symbol(s)');
    expect(await failure('throw Object.create(null, { get: { get() { throw 1 }, enumerable: true } })')).toBeTypeOf(
      'string',
    );
  });

  test('a syntax error says where', async () => {
    const error = await failure('let x = ;', 'broken.js');
    expect(error).toBeInstanceOf(SyntaxError);
    expect(error.stack).toContain('at broken.js:1:9');
  });

  test('a script that throws leaves the instance usable, and what it queued runs', async () => {
    await failure('setTimeout(() => { globalThis.after = true }, 1); throw new Error("x")');
    await js.runEventLoop();
    expect(await js.runScript('after')).toBe(true);
  });

  test('endless recursion is a RangeError', async () => {
    expect(await failure('(function f() { f() })()')).toBeInstanceOf(RangeError);
  });

  test('a source that is no string is a TypeError', async () => {
    await expect(js.runScript(1 as never)).rejects.toThrow('source must be a string');
  });
});
