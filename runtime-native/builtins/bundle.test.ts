// The bundle as the core uses it, with ops made of JavaScript.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction, createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleBuiltins, patchInspectLibrary } from './bundle.mjs';
import type { Hooks, NativeOps } from './internal/native-ops.d.ts';

type Call = [op: string, ...args: unknown[]];

let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jstime-builtins-'));
  await bundleBuiltins({ outFile: join(folder, 'builtins.js') });
  bundle = await readFile(join(folder, 'builtins.js'), 'utf8');
});

afterAll(() => rm(folder, { recursive: true }));

/** Evaluates the bundle in a fresh realm. `ops` answer what they are told to; every call is recorded. */
function load(ops: Partial<NativeOps> = {}) {
  const calls: Call[] = [];
  const native = new Proxy(ops, {
    get(target, name: keyof NativeOps) {
      return (...args: unknown[]) => {
        calls.push([name, ...args]);
        return (target[name] as ((...args: unknown[]) => unknown) | undefined)?.(...args);
      };
    },
  });
  const context = createContext({});
  const body = compileFunction(bundle, ['native'], { parsingContext: context, filename: 'jstime:builtins' });
  const hooks = body(native) as Hooks;
  const run = (code: string) => runInContext(code, context);
  const take = (op: string) => calls.splice(0).filter(([name]) => name === op);
  return { hooks, run, calls, take };
}

describe('bundle', () => {
  test('is a function body of ASCII that returns the hooks', () => {
    expect(bundle.trimEnd().endsWith('return hooks;')).toBe(true);
    expect(/^[\0-\x7f]*$/.test(bundle)).toBe(true);
    expect(Object.keys(load().hooks)).toContain('fireTimer');
  });

  test('calls no op while it is evaluated but those whose answer never changes', () => {
    const ops = new Set(load().calls.map(([op]) => op));
    expect([...ops].sort()).toEqual(['markPlatformPrototype']);
  });

  test('refuses an inspect library that it does not know', async () => {
    const file = createRequire(import.meta.url).resolve('node-inspect-extracted');
    const source = await readFile(file, 'utf8');
    expect(patchInspectLibrary(source)).toContain('export const library=');
    expect(() => patchInspectLibrary(source.replaceAll('getPromiseDetails:', 'details:'))).toThrow('does not hold');
    expect(() => patchInspectLibrary(source.replace('499(t,e,n){', '500(t,e,n){'))).toThrow('not found');
    expect(() => patchInspectLibrary(`${source}499(t,e,n){`)).toThrow('ambiguous');
  });
});

describe('timers', () => {
  test('hand integer delays of at least 1 ms to the core', () => {
    const { run, take } = load();
    run('for (const delay of [5.9, 0, -1, NaN, undefined, "7", 2 ** 31, 2 ** 31 - 1]) setTimeout(() => {}, delay)');
    run('setInterval(() => {}, 3)');
    expect(take('startTimer')).toEqual([
      ['startTimer', 1, 5, false],
      ['startTimer', 2, 1, false],
      ['startTimer', 3, 1, false],
      ['startTimer', 4, 1, false],
      ['startTimer', 5, 1, false],
      ['startTimer', 6, 7, false],
      ['startTimer', 7, 1, false],
      ['startTimer', 8, 2 ** 31 - 1, false],
      ['startTimer', 9, 3, true],
    ]);
  });

  test('run once, or until cleared', () => {
    const { hooks, run, take } = load();
    run('globalThis.log = []; setTimeout((x) => log.push(x), 1, "once"); setInterval(() => log.push("again"), 1)');
    for (const id of [1, 1, 2, 2, 99]) hooks.fireTimer(id);
    run('clearTimeout(2); clearTimeout(2); clearTimeout(1); clearTimeout(50)');
    hooks.fireTimer(2);
    expect(run('log.join()')).toBe('once,again,again');
    expect(take('cancelTimer')).toEqual([['cancelTimer', 2]]);
  });

  test('let exceptions through to the core', () => {
    const { hooks, run } = load();
    run('setTimeout(() => { throw new RangeError("thrown") })');
    expect(() => hooks.fireTimer(1)).toThrow('thrown');
    expect(() => hooks.fireTimer(1)).not.toThrow();
  });
});

describe('console', () => {
  test('writes each line with one op', () => {
    const { run, take } = load();
    run('console.log("a", 1, "b"); console.error("e"); console.group("g"); console.log("x\\ny")');
    expect(take('write')).toEqual([
      ['write', 1, 'a 1 b\n'],
      ['write', 2, 'e\n'],
      ['write', 1, 'g\n'],
      ['write', 1, '  x\n  y\n'],
    ]);
  });

  test('calls the method of the engine only while it is debugged', () => {
    const { hooks, run, take } = load();
    run('console.log("alone")');
    hooks.setDebugged(true);
    run('console.log("debugged")');
    expect(take('write').length).toBe(2);
    expect(run('console.log.name + console.log.length')).toBe('log0');
  });

  test('clears terminals only', () => {
    let isTerminal = false;
    const { run, take } = load({ isTerminal: () => isTerminal });
    run('console.clear()');
    expect(take('write')).toEqual([]);
    isTerminal = true;
    run('console.clear()');
    expect(take('write')).toEqual([['write', 1, '\x1b[1;1H\x1b[0J']]);
  });
});

describe('error hooks', () => {
  const location = {
    url: 'file:///a%20b.js',
    line: 3,
    column: 5,
    endColumn: 8,
    sourceLine: 'a\tb c()',
    importChain: [],
  };

  test('report position, source line and value', () => {
    const { hooks } = load();
    const options = { colors: false, inPromise: false };
    expect(hooks.formatException('text', location, options)).toBe(
      "/a b.js:3:5\na\tb c()\n \t  ^^^\n\nUncaught 'text'\n",
    );
    expect(hooks.formatException(5, undefined, { ...options, inPromise: true })).toBe('Uncaught (in promise) 5\n');
  });

  test('cut long source lines around the caret', () => {
    const { hooks } = load();
    const sourceLine = `${'a'.repeat(300)}b${'c'.repeat(300)}`;
    const long = { ...location, sourceLine, column: 301, endColumn: 302 };
    const [, excerpt = '', caret = ''] = hooks
      .formatException(1, long, { colors: false, inPromise: false })
      .split('\n');
    expect(excerpt.length).toBe(122);
    expect(excerpt[caret.indexOf('^')]).toBe('b');
  });
});

describe('source maps', () => {
  const map = {
    version: 3,
    sources: ['src/a.ts'],
    sourcesContent: ['first\nsecond line'],
    names: [],
    // Line 1, column 0 of the script is line 2, column 7 of the source.
    mappings: 'AACO',
  };
  const location = { url: 'file:///app/a.js', line: 1, column: 1, endColumn: 2, sourceLine: 'x', importChain: [] };
  const options = { colors: false, inPromise: false };

  test('move the position of a report', () => {
    const { hooks, take } = load({ readTextFile: () => JSON.stringify(map) });
    expect(hooks.registerSourceMap('file:///app/a.js', 'maps/a.js.map')).toBe(true);
    expect(take('readTextFile')).toEqual([]);
    const report = hooks.formatException(1, location, options);
    expect(report).toBe('/app/maps/src/a.ts:2:8\nsecond line\n       ^\n\nUncaught 1\n');
    expect(take('readTextFile')).toEqual([['readTextFile', '/app/maps/a.js.map']]);
  });

  test('of unknown schemes are refused, broken ones ignored', () => {
    const { hooks } = load({ readTextFile: () => '{' });
    expect(hooks.registerSourceMap('file:///app/a.js', 'https://example.com/a.map')).toBe(false);
    expect(hooks.registerSourceMap('file:///app/a.js', 'a.map')).toBe(true);
    expect(hooks.formatException(1, location, options)).toBe('/app/a.js:1:1\nx\n^\n\nUncaught 1\n');
  });
});
