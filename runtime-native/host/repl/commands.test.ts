import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CommandContext, isCommand, runCommand } from './commands.ts';

let workingDirectory: string;
let done: string[];

beforeAll(() => {
  workingDirectory = mkdtempSync(join(tmpdir(), 'jstime-commands-'));
});

beforeEach(() => {
  done = [];
});

afterAll(() => rmSync(workingDirectory, { recursive: true }));

function run(input: string): Promise<void> {
  const context: CommandContext = {
    workingDirectory,
    inputs: ['let a = 1', 'a\n+ 1'],
    columns: 80,
    readApi: () => {
      throw new Error('there is none');
    },
    printLines: (text) => done.push(`print ${text}`),
    evaluate: async (source) => void done.push(`evaluate ${source}`),
    openEditor: () => done.push('editor'),
    clearScreen: () => done.push('clear'),
    exit: () => done.push('exit'),
  };
  return runCommand(input, context);
}

test('commands start with a dot and a letter', () => {
  expect(['.help', ' .exit', '.none'].map(isCommand)).toEqual([true, true, true]);
  expect(['.5', '...a', 'a.b', ''].map(isCommand)).toEqual([false, false, false, false]);
});

test('.load evaluates a file, .save writes what was evaluated', async () => {
  writeFileSync(join(workingDirectory, 'with space.js'), '\uFEFFexport const a = 1;\n');
  await run('.load with space.js');
  await run('.save out.js ');
  expect(done).toEqual(['evaluate export const a = 1;\n', 'print Saved to out.js']);
  expect(readFileSync(join(workingDirectory, 'out.js'), 'utf8')).toBe('let a = 1\na\n+ 1\n');
});

test('what is wrong is said', async () => {
  for (const input of ['.load none.js', '.load', '.save', '.save none/out.js', '.constructor', '.hlep x'])
    await run(input);
  expect(done).toEqual([
    expect.stringMatching(/^print Cannot read none\.js: ENOENT/),
    'print .load needs a file: .load FILE',
    'print .save needs a file: .save FILE',
    expect.stringMatching(/^print Cannot write none\/out\.js: ENOENT/),
    'print There is no command .constructor: .help lists all',
    'print There is no command .hlep: .help lists all',
  ]);
});

test('.help names all commands', async () => {
  await run('.help');
  expect(done.join()).toMatch(/\.clear .*\.editor .*\.exit .*\.help .*\.load FILE .*\.save FILE /s);
});

test('.help says when it cannot read what there is to know', async () => {
  await run('.help fetch');
  expect(done).toEqual(['print Cannot read what is known of names: there is none']);
});

test('.clear, .editor, .exit', async () => {
  for (const input of ['.clear', '.editor', '.exit']) await run(input);
  expect(done).toEqual(['clear', expect.stringMatching(/^print/), 'editor', 'exit']);
});
