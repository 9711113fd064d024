// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jstimeBinary, runJstime } from '../support/jstime.ts';
import { keys, Terminal } from '../support/terminal.ts';
import { run, startRepl } from './start.ts';

const { ctrl } = keys;

describe.concurrent('Ctrl+C', () => {
  test('cancels the line', async () => {
    using repl = await startRepl();
    repl.type('not wanted', ctrl('c'));
    await repl.waitFor(/> not wanted\n>$/);
    expect(await run(repl, '1')).toEqual(['1']);
  });

  test('interrupts a loop', async () => {
    using repl = await startRepl();
    repl.type('let n = 0; for (;;) n++\r');
    await repl.waitFor(/n\+\+\n$|n\+\+$/);
    repl.type(ctrl('c'));
    await repl.waitFor('Interrupted');
    await repl.waitForPrompt();
    expect(await run(repl, 'n > 0')).toEqual(['true']);
  });

  test('interrupts a loop that has not begun', async () => {
    using repl = await startRepl();
    // Together: what comes before the evaluation may still be under way.
    repl.type(`let n = 0; for (;;) n++\r${ctrl('c')}`);
    await repl.waitFor('Interrupted');
    await repl.waitForPrompt();
    expect(await run(repl, 'typeof n')).toEqual(["'number'"]);
  });

  test('interrupts a loop that prints', async () => {
    using repl = await startRepl();
    // All in one line of the screen.
    repl.type('for (let i = 0; ; i++) process.stdout.write(`line ${i}\\r`)\r');
    await repl.waitFor(/^line \d{4}$/m);
    repl.type(ctrl('c'));
    await repl.waitFor(/^Interrupted$/m);
    expect(await run(repl, '1 + 1')).toEqual(['2']);
  });

  test('interrupts the printing of a value', async () => {
    using repl = await startRepl();
    await run(repl, "const inspect = Symbol.for('nodejs.util.inspect.custom'); 0");
    const { row } = repl.cursor;
    repl.type('({ [inspect]() { for (;;); } })\r');
    await repl.waitFor(() => repl.cursor.row > row);
    repl.type(ctrl('c'));
    await repl.waitFor(/^Interrupted$/m);
    expect(await run(repl, '1 + 1')).toEqual(['2']);
  });

  test('gives up an await, and timers go on', async () => {
    using repl = await startRepl();
    await run(repl, 'let ticks = 0; const timer = setInterval(() => ticks++, 5); 0');
    repl.type('await new Promise(() => {})\r');
    await repl.waitFor(/=> \{\}\)$/);
    repl.type(ctrl('c'));
    await repl.waitFor('Interrupted');
    await repl.waitForPrompt();
    await run(repl, 'const seen = ticks; await new Promise((resolve) => setTimeout(resolve, 50))');
    expect(await run(repl, 'ticks > seen')).toEqual(['true']);
  });

  test('interrupts a timer that does not end', async () => {
    using repl = await startRepl();
    await run(repl, 'setTimeout(() => { console.log("busy"); for (;;); }, 10); 0');
    await repl.waitFor(/^busy$/m);
    repl.type('abc', ctrl('c'));
    await repl.waitFor(/> abc\n/);
    expect(await run(repl, '1 + 1')).toEqual(['2']);
  });

  test('twice on an empty line leaves', async () => {
    using repl = await startRepl();
    repl.type(ctrl('c'));
    await repl.waitFor(/leaves\)\n>$/);
    expect(await run(repl, '1')).toEqual(['1']);
    repl.type(ctrl('c'), ctrl('c'));
    expect(await repl.waitForExit()).toEqual({ exitCode: 0, signal: undefined });
  });
});

describe.concurrent('leaving', () => {
  test.each([
    ['Ctrl+D', ctrl('d'), 0],
    ['.exit', '.exit\r', 0],
    ['process.exit()', 'process.exit()\r', 0],
    ['process.exit(7)', 'process.exit(7)\r', 7],
    ['process.exit() in a timer', 'setTimeout(() => process.exit(4), 10); 0\r', 4],
  ])('%s', async (_name, typed, exitCode) => {
    using repl = await startRepl();
    repl.type(typed);
    expect(await repl.waitForExit()).toEqual({ exitCode, signal: undefined });
  });

  test.each([
    ['Ctrl+D', ctrl('d')],
    ['.exit', '.exit\r'],
    ['Ctrl+C twice', ctrl('c').repeat(2)],
  ])('tells listeners of `exit`, which may print and set the code: %s', async (_name, typed) => {
    using repl = await startRepl();
    await run(repl, "process.on('exit', (code) => { console.log('told', code); process.exitCode = 7; }); 0");
    await run(repl, "process.on('beforeExit', () => console.log('not told')); process.exitCode = 3");
    repl.type(typed);
    expect(await repl.waitForExit()).toEqual({ exitCode: 7, signal: undefined });
    expect(repl.lines.at(-1)).toBe('told 3');
    expect(repl.text).not.toMatch(/^not told$/m);
  });

  test('everything that listeners of `exit` print is shown, and no prompt after it', async () => {
    using repl = await startRepl();
    await run(repl, "process.on('exit', () => { for (let i = 1; i <= 20_000; i++) console.log('line', i); }); 0");
    repl.type('.exit\r');
    expect(await repl.waitForExit()).toEqual({ exitCode: 0, signal: undefined });
    expect(repl.lines.slice(-2)).toEqual(['line 19999', 'line 20000']);
  });

  test('a timer that does not end keeps nobody, listeners of `exit` included', async () => {
    using repl = await startRepl();
    await run(repl, "process.on('exit', () => console.log('told')); 0");
    await run(repl, "setTimeout(() => { console.log('busy'); for (;;); }, 10); 0");
    await repl.waitFor(/^busy$/m);
    repl.type(ctrl('d'));
    expect(await repl.waitForExit()).toEqual({ exitCode: 0, signal: undefined });
    expect(repl.lines.at(-1)).toBe('told');
  });

  test('Ctrl+D deletes where there is something to delete', async () => {
    using repl = await startRepl();
    repl.type('ab', keys.home, ctrl('d'));
    await repl.waitForPrompt('b');
  });

  test('timers do not keep the REPL', async () => {
    using repl = await startRepl();
    await run(repl, 'setInterval(() => {}, 1000); 0');
    repl.type(ctrl('d'));
    expect(await repl.waitForExit()).toEqual({ exitCode: 0, signal: undefined });
  });

  test.each([
    ['.exit', '.exit'],
    ['process.exit()', 'process.exit()'],
    ['process.exit() in a timer', 'setTimeout(() => process.exit(), 10)'],
  ])('the terminal is as it was: %s', async (_name, input) => {
    // The shell asks before and after.
    const command = `stty -a; '${jstimeBinary()}'; stty -a`;
    using shell = new Terminal(['-c', command], { file: '/bin/sh', env: { JSTIME_REPL_HISTORY: '' } });
    await shell.waitForPrompt();
    shell.type(`${input}\r`);
    await shell.waitForExit();
    const states = shell.text.match(/speed .*?-extproc/gs) ?? [];
    expect(states).toHaveLength(2);
    expect(states[1]).toBe(states[0]);
    // Pastes are no longer marked.
    expect(shell.raw.lastIndexOf('\x1b[?2004l')).toBeGreaterThan(shell.raw.lastIndexOf('\x1b[?2004h'));
  });

  test('Ctrl+Z stops it, fg goes on', async () => {
    using shell = new Terminal(['-i'], {
      file: '/bin/bash',
      env: { JSTIME_REPL_HISTORY: '', PS1: '$ ', BASHRCSOURCED: '1' },
    });
    shell.type(`'${jstimeBinary()}'\r`);
    await shell.waitForPrompt();
    shell.type('abc', ctrl('z'));
    await shell.waitFor(/Stopped/);
    shell.type('fg\r');
    await shell.waitFor(/fg\n.*\n>/s);
    shell.type('1 + 1\r');
    await shell.waitFor(/\n2\n>$/);
    shell.type(ctrl('d'));
    await shell.waitFor(/\n>\n.*[#$]$/);
    shell.type('exit $?\r');
    expect(await shell.waitForExit()).toMatchObject({ exitCode: 0 });
  });
});

describe.concurrent('commands', () => {
  test('.help, .save, .clear, .editor', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jstime-repl-'));
    using repl = await startRepl({ cwd: folder });
    expect((await run(repl, '.help')).join('\n')).toMatch(/\.clear.*\.save FILE/s);
    await run(repl, 'let a = 1');
    repl.type('.editor\r');
    await repl.waitFor('Ctrl+D runs what you type');
    repl.type('a +\r  2', ctrl('d'));
    await repl.waitFor(/^3$/m);
    await repl.waitForPrompt();
    expect(await run(repl, '.save out.js')).toEqual(['Saved to out.js']);
    expect(readFileSync(join(folder, 'out.js'), 'utf8')).toBe('let a = 1\na +\n  2\n');
    repl.type('.clear\r');
    await repl.waitFor(() => repl.screen.join('\n') === '>');
    rmSync(folder, { recursive: true });
  });

  test('.editor is cancelled by Ctrl+C', async () => {
    using repl = await startRepl();
    repl.type('.editor\r', 'throw 1', ctrl('c'));
    await repl.waitForPrompt();
    expect(repl.text).not.toContain('Uncaught');
  });
});

describe.concurrent('elsewhere', () => {
  test('piped input is a program', async () => {
    const { stdout } = await runJstime([], { stdin: 'console.log(typeof _)' });
    expect(stdout).toBe('undefined\n');
  });

  test('a terminal that knows no escape sequences gets none', async () => {
    using repl = new Terminal([], { env: { TERM: 'dumb', JSTIME_REPL_HISTORY: '', NO_COLOR: '1' } });
    await repl.waitForPrompt();
    repl.type('[1,\r');
    await repl.waitFor(/\|$/);
    repl.type('2]\r');
    await repl.waitFor(/\[ 1, 2 \]\n>$/);
    repl.type('.exit\r');
    expect(await repl.waitForExit()).toMatchObject({ exitCode: 0 });
    expect(repl.raw).not.toContain('\x1b');
  });

  test('both shapes', async () => {
    using repl = await startRepl({ shape: 'addon' });
    expect(await run(repl, 'await 1 + 1')).toEqual(['2']);
    repl.type(ctrl('d'));
    expect(await repl.waitForExit()).toMatchObject({ exitCode: 0 });
  });
});
