import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keys } from '../support/terminal.ts';
import { run, startRepl } from './start.ts';

const { ctrl } = keys;

describe.concurrent('the input', () => {
  test('can be edited anywhere', async () => {
    using repl = await startRepl();
    repl.type('bc', keys.home, 'a', keys.end, 'x', keys.backspace, 'd');
    await repl.waitForPrompt('abcd');
    repl.type(keys.left, keys.left, ctrl('k'), ctrl('a'), ctrl('y'));
    await repl.waitForPrompt('cdab');
    expect(repl.cursor.column).toBe(4);
  });

  test('several lines are one input', async () => {
    using repl = await startRepl();
    repl.type('[1,\r2]', keys.up, keys.home, keys.right, '0, ', keys.altEnter);
    await repl.waitFor(/> \[0,\n\| 1,\n\| 2\]$/m);
    repl.type(keys.down, keys.end, '\r');
    await repl.waitFor('[ 0, 1, 2 ]');
  });

  test('what is pasted is one input, and runs when Enter is pressed', async () => {
    using repl = await startRepl();
    repl.type(keys.paste('const a = 1;\r\n\tconst b = 2;\r[a, b]\n'));
    await repl.waitFor(/> const a = 1;\n\| {7}const b = 2;\n\| \[a, b\]$/);
    repl.type('\r');
    await repl.waitFor('[ 1, 2 ]');
  });

  test('lines that a terminal does not mark as pasted run one after the other', async () => {
    using repl = await startRepl();
    repl.type('let a = 1\rawait new Promise((resolve) => setTimeout(resolve, 50))\ra + 1\r');
    await repl.waitFor(/> a \+ 1\n2\n>$/);
  });

  test('control characters that are pasted are shown, not obeyed', async () => {
    using repl = await startRepl();
    repl.type(keys.paste("'\x1b[31m\x07'"));
    await repl.waitForPrompt("'␛[31m␇'");
  });

  test('wide characters', async () => {
    using repl = await startRepl({ columns: 20 });
    repl.type("'日本語と中文と한국어'");
    await repl.waitFor(/> '日本語と中文と한\n국어'/);
    // It fits into the last column, and the cursor goes to the next row.
    repl.type(keys.left, keys.left, keys.left, 'x');
    await repl.waitFor(() => /한x\n국어'/.test(repl.text) && repl.cursor.column === 0);
    repl.type(keys.end, '.length\r');
    await repl.waitFor(/^11$/m);
  });

  test('input that is longer than the screen can be edited', async () => {
    using repl = await startRepl({ columns: 20, rows: 6 });
    const digits = Array.from({ length: 200 }, (_, index) => index % 10).join('');
    repl.type(keys.paste(`'${digits}'`));
    await repl.waitFor(/456\n789'$/);
    repl.type(keys.home, 'a');
    await repl.waitFor(/> a'01234/);
    repl.type(keys.backspace, keys.end, '.length\r');
    await repl.waitFor(/^200$/m);
  });

  test('a row that is just full', async () => {
    using repl = await startRepl({ columns: 10 });
    repl.type("'abcdef'");
    await repl.waitFor(() => repl.lines.includes("> 'abcdef'") && repl.cursor.column === 0);
    repl.type(keys.backspace);
    await repl.waitFor(() => repl.lines.includes("> 'abcdef") && repl.cursor.column === 9);
    repl.type("'\r");
    await repl.waitFor(/^'abcdef'\n>$/m);
  });

  test('another size of the terminal', async () => {
    using repl = await startRepl({ columns: 40 });
    await run(repl, "'before'");
    repl.type(`'${'a'.repeat(50)}'`);
    await repl.waitFor(/a{13}'$/m);
    repl.resize(70, 24);
    await repl.waitFor(/^> 'a{50}'$/m);
    expect(repl.text).toContain("'before'");
    repl.resize(30, 24);
    repl.type('.length\r');
    await repl.waitFor(/^50$/m);
  });

  test('Ctrl+L clears the screen, and keeps the line', async () => {
    using repl = await startRepl();
    await run(repl, '1');
    repl.type('abc', ctrl('l'));
    await repl.waitFor(() => repl.screen.join('\n') === '> abc');
  });

  test('undo', async () => {
    using repl = await startRepl();
    repl.type('abc', ctrl('u'));
    await repl.waitForPrompt();
    repl.type('\x1f');
    await repl.waitForPrompt('abc');
  });

  test('keys that are typed while something runs are for the next input', async () => {
    using repl = await startRepl();
    repl.type('await new Promise((resolve) => setTimeout(resolve, 100))\r', '1 + 2', '\r');
    await repl.waitFor(/undefined\n> 1 \+ 2\n3\n>$/);
  });
});

describe.concurrent('the history', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jstime-repl-history-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test('the arrow keys bring input back, whole', async () => {
    using repl = await startRepl();
    await run(repl, '1');
    repl.type('[2,\r3]\r');
    await repl.waitFor('[ 2, 3 ]');
    repl.type('dr', keys.up);
    await repl.waitForPrompt('dr');
    repl.type(ctrl('u'), keys.up);
    await repl.waitFor(/\]\n> \[2,\n\| 3\]$/m);
    repl.type(keys.up, keys.up);
    await repl.waitForPrompt('1');
    repl.type(keys.down, keys.down);
    await repl.waitForPrompt();
  });

  test('only what starts like the input, if there is some', async () => {
    using repl = await startRepl();
    for (const input of ['11', '22', '12']) await run(repl, input);
    repl.type('1', keys.up, keys.up);
    await repl.waitForPrompt('11');
  });

  test('Ctrl+R searches', async () => {
    using repl = await startRepl();
    for (const input of ["'apple'", "'banana'", "'cherry'"]) await run(repl, input);
    repl.type(ctrl('r'), 'an');
    await repl.waitFor(/> 'banana'\nolder entry with: an_$/);
    const row = repl.lines.length - 2;
    const underlined = repl.cells(row).filter(({ isUnderlined }) => isUnderlined);
    expect(underlined.map(({ text }) => text).join('')).toBe('an');
    repl.type(keys.backspace, keys.backspace, 'p');
    await repl.waitFor(/> 'apple'\nolder entry with: p_$/);
    repl.type('\r');
    await repl.waitFor(/> 'apple'\n'apple'\n>$/);
    repl.type('draft', ctrl('r'), 'zzz');
    await repl.waitFor('no older entry with: zzz_');
    repl.type(ctrl('c'));
    await repl.waitForPrompt('draft');
  });

  test('it is there in the next REPL, and only for the user', async () => {
    const env = { JSTIME_REPL_HISTORY: undefined, XDG_STATE_HOME: folder };
    {
      using repl = await startRepl({ env });
      await run(repl, "'kept'");
      repl.type('process.exit(3)\r');
      expect(await repl.waitForExit()).toMatchObject({ exitCode: 3 });
    }
    expect(readFileSync(join(folder, 'jstime/repl-history'), 'utf8')).toBe("'kept'\nprocess.exit(3)\n");
    using repl = await startRepl({ env });
    repl.type(keys.up, keys.up);
    await repl.waitForPrompt("'kept'");
  });

  test('a place that cannot be written to is said', async () => {
    using repl = await startRepl({ env: { JSTIME_REPL_HISTORY: '/dev/null/history' } });
    await repl.waitFor('Input is not kept for later: ');
    await repl.waitForPrompt();
    expect(await run(repl, '1')).toEqual(['1']);
  });
});
