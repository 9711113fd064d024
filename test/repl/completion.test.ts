import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GRAY, keys } from '../support/terminal.ts';
import { run, startRepl } from './start.ts';

const { ctrl } = keys;

describe.concurrent('Tab', () => {
  test('globals, keywords and names of let and const', async () => {
    using repl = await startRepl();
    repl.type('queueM', keys.tab);
    await repl.waitForPrompt('queueMicrotask');
    repl.type(ctrl('u'), 'instanc', keys.tab);
    await repl.waitForPrompt('instanceof');
    repl.type(ctrl('u'));
    await run(repl, 'const myOwnName = 1; let myOtherName = 2');
    repl.type('myOw', keys.tab);
    await repl.waitForPrompt('myOwnName');
    repl.type(ctrl('u'), 'myO', keys.tab);
    await repl.waitFor(/^myOtherName {2}myOwnName$/m);
    await repl.waitForPrompt('myO');
  });

  test('properties, inherited ones too', async () => {
    using repl = await startRepl();
    repl.type('Math.sq', keys.tab);
    await repl.waitForPrompt('Math.sqrt');
    repl.type(ctrl('u'), "'abc'.startsW", keys.tab);
    await repl.waitForPrompt("'abc'.startsWith");
    repl.type(ctrl('u'));
    await run(repl, 'const a = { inner: { deepName: 1 } }');
    repl.type('a.inner.dee', keys.tab);
    await repl.waitForPrompt('a.inner.deepName');
    repl.type(ctrl('u'), 'a.inner?.', keys.tab);
    await repl.waitFor(/^deepName\n\nconstructor/m);
  });

  test('of results of calls without effects, and of no others', async () => {
    using repl = await startRepl();
    await run(repl, 'let calls = 0; function effect() { calls++; return { afterEffect: 1 } }');
    repl.type('[1].concat(2).findL', keys.tab);
    await repl.waitForPrompt('[1].concat(2).findLast');
    repl.type(ctrl('u'), 'effect().aft', keys.tab, 'x');
    await repl.waitForPrompt('effect().aftx');
    repl.type(ctrl('u'));
    expect(await run(repl, 'calls')).toEqual(['0']);
  });

  test('commands', async () => {
    using repl = await startRepl();
    repl.type('.ed', keys.tab);
    await repl.waitForPrompt('.editor');
  });

  test('at the start of a line it indents', async () => {
    using repl = await startRepl();
    repl.type('if (1) {\r', keys.tab, "'a' }\r");
    await repl.waitFor(/\| {3}'a' \}\n'a'\n>$/);
  });
});

describe.concurrent('Tab in imports', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jstime-repl-'));
    mkdirSync(join(folder, 'source'));
    for (const name of ['main.js', 'main.json', 'source/inner.mjs', 'text.txt']) writeFileSync(join(folder, name), '');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test('files', async () => {
    using repl = await startRepl({ cwd: folder });
    repl.type("import('./so", keys.tab, keys.tab);
    await repl.waitForPrompt("import('./source/inner.mjs");
    repl.type(ctrl('u'), "import a from './", keys.tab);
    await repl.waitFor(/^main\.js +main\.json +source\/$/m);
  });

  test('built-in modules', async () => {
    using repl = await startRepl({ cwd: folder });
    repl.type("import('node:f", keys.tab);
    await repl.waitForPrompt("import('node:fs/promises");
  });
});

describe.concurrent('while typing', () => {
  test('what the input would give is shown below it', async () => {
    using repl = await startRepl();
    repl.type('[1, 2].map(x => x * 2)');
    await repl.waitFor(/> \[1, 2\]\.map\(x => x \* 2\)\n\[ 2, 4 \]$/);
    expect(repl.cells(repl.lines.length - 1)[0]?.color).toBe(GRAY);
    expect(repl.cursor.row).toBe(repl.lines.length - 2);
    repl.type(ctrl('c'));
    await repl.waitForPrompt();
    expect(repl.text).not.toContain('[ 2, 4 ]');
  });

  test('nothing that has effects is evaluated', async () => {
    using repl = await startRepl();
    await run(repl, 'let calls = 0; const object = { get a() { return ++calls } }');
    repl.type('calls++', ctrl('u'), 'object.a', ctrl('u'), 'calls = 5', ctrl('u'), 'let calls = 6', ctrl('u'));
    expect(await run(repl, 'calls')).toEqual(['0']);
  });

  test("the program's own functions for inspection are not called", async () => {
    using repl = await startRepl();
    await run(repl, "let calls = 0; const a = { [Symbol.for('nodejs.util.inspect.custom')]: () => ++calls, b: 1 }; 0");
    repl.type('a');
    await repl.waitFor(/> a\n\{ b: 1, .* \}$/);
    repl.type(ctrl('u'));
    expect(await run(repl, 'calls')).toEqual(['0']);
  });

  test('input that does not end is given up', async () => {
    using repl = await startRepl();
    repl.type('(() => { for (;;); })()', ctrl('u'));
    expect(await run(repl, '1 + 1')).toEqual(['2']);
  });

  test('large objects are cut', async () => {
    using repl = await startRepl();
    await run(repl, 'const large = Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ["key" + i, i])); 0');
    repl.type('large');
    await repl.waitFor(/> large\n\{ key0: 0, key1: 1, .*… \}$/);
  });

  test('how a word goes on is shown behind it, and taken with the right arrow', async () => {
    using repl = await startRepl();
    repl.type('queueMi');
    await repl.waitFor(/> queueMicrotask$/m);
    expect(repl.cursorLine).toBe('> queueMi');
    const cells = repl.cells(repl.cursor.row);
    expect(
      cells
        .filter(({ color }) => color === GRAY)
        .map(({ text }) => text)
        .join(''),
    ).toBe('crotask');
    repl.type(keys.right, '.name\r');
    await repl.waitFor("'queueMicrotask'");
  });

  test('without colours', async () => {
    using repl = await startRepl({ env: { NO_COLOR: '1' } });
    repl.type('1 + 1');
    await repl.waitFor(/> 1 \+ 1\n\/\/ 2$/);
  });
});
