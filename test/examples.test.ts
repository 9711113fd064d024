// Runs every program of examples/ in both process shapes; what it prints and its exit code must be as shown here.
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { repository, runJstime, shapes } from './support/jstime.ts';

interface Example {
  args?: string[];
  env?: Record<string, string>;
  /** Lines; none by default. */
  stdout?: string[];
  stderr?: string[];
  /** 0 by default. */
  exitCode?: number;
}

const folder = join(repository, 'examples');
const folderUrl = pathToFileURL(folder).href;

const examples: Record<string, Example> = {
  'arguments.js': {
    args: ['one', '--two'],
    env: { GREETING: 'Hi' },
    stdout: [
      'script: arguments.js',
      "arguments: [ 'one', '--two' ]",
      'greeting from the environment: Hi',
      'on Linux string',
    ],
    exitCode: 2,
  },
  'fetch.js': {
    stdout: ['200 application/json', '{"hello":"world"}', '17 bytes', 'AbortError'],
  },
  'web-apis.js': {
    stdout: [
      'https://example.org/search?q=debuggable&lang=de',
      '15 bytes: Grüße, 東京 anN0aW1l',
      'SHA-256 begins with 25468b5ce0aed266',
      '<ref *1> {',
      '  when: 1970-01-01T00:00:00.000Z,',
      "  tags: Set(2) { 'a', 'b' },",
      '  self: [Circular *1]',
      '}',
      'true true',
    ],
  },
  'console.js': {
    stdout: [
      "Ada is 36.5 years and [ 'busy', [length]: 1 ]",
      '{',
      "  text: 'a',",
      '  list: [ 1, 2.5, -0 ],',
      '  nested: { deep: { deeper: [Object] } }',
      '}',
      "Map(1) { 'key' => Set(2) { 1n, Symbol(s) } } Uint8Array(3) [ 0, 0, 0 ] /re/g [ <2 empty items> ]",
      '<ref *1> {',
      '  point: Point { x: 1 },',
      '  promise: Promise { 7 },',
      '  self: [Circular *1]',
      '}',
      '┌─────────┬─────────┬───────┐',
      '│ (index) │ name    │ moons │',
      '├─────────┼─────────┼───────┤',
      "│ 0       │ 'Mars'  │ 2     │",
      "│ 1       │ 'Venus' │ 0     │",
      '└─────────┴─────────┴───────┘',
      'group',
      '  indented',
      '  default: 1',
      '  default: 2',
    ],
    stderr: ['diagnostics go to standard error'],
  },
  'errors.js': {
    stdout: [
      'ConfigError: the configuration is no JSON',
      'caused by SyntaxError',
      "[ 'TypeError one', 'RangeError two' ]",
      'true Maximum call stack size exceeded',
    ],
  },
  'events.js': {
    stdout: [
      'first visitor, with a key',
      'the door opens',
      'the door stays shut',
      'unhandledrejection event: nobody catches this',
      'error event: Uncaught Error: thrown in a timer',
    ],
  },
  'files.js': { stdout: ['first line', 'second line', '', "23 bytes in [ 'notes.txt' ]", 'ENOENT open'] },
  'hello.js': { stdout: ['Hello from jstime!'] },
  'imports.js': {
    stdout: [
      'Mercury 0, Earth 1, Mars 2',
      'Roses are red,',
      'Uint8Array(6) [ 0, 1, 2, 253, 254, 255 ]',
      '{ answer: 42 }',
    ],
  },
  'modules/main.js': {
    stdout: [
      '3 cm x 4 cm 12',
      'count: 2',
      'LOADED WHEN ASKED FOR!',
      'main program: true - folder: modules',
      'sibling: shapes.js',
    ],
  },
  'source-map/main.js': {
    stdout: ['Hello, Ada!', "Cannot read properties of undefined (reading 'name')", 'greet.ts:6'],
  },
  'timers.js': {
    stdout: [
      'script',
      'microtask',
      'promise',
      'timer, 1 ms with arguments',
      'timer, 20 ms',
      'tick 1',
      'tick 2',
      'tick 3',
    ],
  },
  'top-level-await.js': { stdout: ['first', 'second', "[ 'slow', 'fast' ]", 'one', 'two'] },
  'uncaught.js': {
    stderr: [
      `${folder}/uncaught.js:3:23`,
      "  throw Object.assign(new Error('cannot connect', { cause: new RangeError('the port is out of range') }), { port });",
      '                      ^',
      '',
      'Uncaught Error: cannot connect',
      `    at connect (${folderUrl}/uncaught.js:3:23)`,
      `    at ${folderUrl}/uncaught.js:6:1 {`,
      '  port: 70000,',
      '  [cause]: RangeError: the port is out of range',
      `      at connect (${folderUrl}/uncaught.js:3:60)`,
      `      at ${folderUrl}/uncaught.js:6:1`,
      '}',
    ],
    exitCode: 1,
  },
  'wasm/main.js': { stdout: ['5 42', 'WebAssembly says 2', 'WebAssembly says 1'] },
  'webassembly.js': { stdout: ["[ 'function divide', 'memory memory' ]", '42 65536', 'true divide by zero'] },
};

describe.concurrent('examples', () => {
  for (const [name, { args = [], env = {}, stdout = [], stderr = [], exitCode = 0 }] of Object.entries(examples)) {
    test.each(shapes)(`${name} [%s]`, async (shape) => {
      const result = await runJstime([join('examples', name), ...args], { shape, env });
      expect(result).toMatchObject({ stdout: lines(stdout), stderr: lines(stderr), exitCode });
    });
  }

  test('embed.mjs, in Node', async () => {
    const node = join(repository, 'node_modules/.bin/node');
    const { stdout, stderr } = await promisify(execFile)(node, [join(folder, 'embed.mjs')]);
    expect(stderr).toBe('');
    expect(stdout).toBe(
      lines([
        '[program] Hello one',
        '{ list: [ 1, 2 ], date: 1970-01-01T00:00:00.000Z }',
        'the value of colour',
        '{ count: 0 }',
        'TypeError no because true',
        'ERR_JSTIME_TERMINATED',
        '1024',
      ]),
    );
  });
});

const programs = globSync(['*.{js,mjs}', '*/main.js'], { cwd: folder }).sort();

test('every example has an expectation', () => {
  expect(programs).toEqual([...Object.keys(examples), 'embed.mjs'].sort());
});

test.each(programs)('%s says on its first line what it shows', (name) => {
  expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^\/\/ \S/);
});

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
