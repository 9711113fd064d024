// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keys } from '../support/terminal.ts';
import { run, startRepl } from './start.ts';

describe.concurrent('evaluation', () => {
  test('values print as the console prints them, strings in quotes', async () => {
    using repl = await startRepl();
    expect(await run(repl, '1 + 1')).toEqual(['2']);
    expect(await run(repl, "'a' + \"'\"")).toEqual([`"a'"`]);
    expect(await run(repl, '[1, { a: [{ b: {} }] }, new Map([[1, 2]])]')).toEqual([
      '[ 1, { a: [ [Object] ] }, Map(1) { 1 => 2 } ]',
    ]);
    expect(await run(repl, '10n ** 20n')).toEqual(['100000000000000000000n']);
    expect(await run(repl, '-0')).toEqual(['-0']);
    expect(await run(repl, "Symbol('a')")).toEqual(['Symbol(a)']);
    expect(await run(repl, 'undefined')).toEqual(['undefined']);
    expect(await run(repl, 'class A {}; A')).toEqual(['[class A]']);
  });

  test('values have colours', async () => {
    using repl = await startRepl();
    await run(repl, '42');
    const row = repl.lines.indexOf('42');
    expect(repl.cells(row).map(({ color }) => color)).toEqual([3, 3]);
  });

  test('NO_COLOR: no colours, neither of values nor of input', async () => {
    using repl = await startRepl({ env: { NO_COLOR: '1' } });
    await run(repl, "const a = 'b' // c");
    expect(repl.raw.replaceAll('\x1b[', 'CSI')).not.toMatch(/CSI[\d;]*m/);
  });

  test('let, const and class may be declared again', async () => {
    using repl = await startRepl();
    await run(repl, 'let a = 1; const b = 2; class C { x = 1 }');
    await run(repl, 'let a = 3; const b = 4; class C { x = 2 }');
    expect(await run(repl, '[a, b, new C().x]')).toEqual(['[ 3, 4, 2 ]']);
    expect(await run(repl, 'b = 5')).toEqual(['Uncaught TypeError: Assignment to constant variable.']);
  });

  test('await', async () => {
    using repl = await startRepl();
    expect(await run(repl, 'await Promise.resolve(5)')).toEqual(['5']);
    expect(await run(repl, 'const a = await new Promise((resolve) => setTimeout(resolve, 10, 6)); a')).toEqual(['6']);
    expect(await run(repl, 'await Promise.reject(new RangeError("no"))')).toEqual(['Uncaught RangeError: no']);
    expect(await run(repl, 'for await (const x of [1, 2]) console.log(x)')).toEqual(['1', '2', 'undefined']);
  });

  test('braces mean an object where they can', async () => {
    using repl = await startRepl();
    expect(await run(repl, '{ a: 1 }')).toEqual(['{ a: 1 }']);
    expect(await run(repl, '{}')).toEqual(['{}']);
    expect(await run(repl, '{ let a = 1; a + 1 }')).toEqual(['2']);
  });

  test('_ is the last value, _error the last error', async () => {
    using repl = await startRepl();
    await run(repl, '6 * 7');
    expect(await run(repl, '_ + 1')).toEqual(['43']);
    await run(repl, 'null.a');
    expect(await run(repl, '_error instanceof TypeError')).toEqual(['true']);
    expect(await run(repl, '_')).toEqual(['true']);
    expect(await run(repl, '_ = 5')).toEqual(['5', '_ keeps what was assigned to it from now on.']);
    await run(repl, '6');
    expect(await run(repl, '_')).toEqual(['5']);
  });

  test('input that is not finished goes on in the next line', async () => {
    using repl = await startRepl();
    repl.type('function f(a) {\r');
    await repl.waitFor(/> function f\(a\) \{\n\|$/);
    repl.type('return `\r', '${a}`\r', '}\r');
    await repl.waitForPrompt();
    expect(await run(repl, 'f(5)')).toEqual(["'\\n5'"]);
  });

  test('an empty line, a comment', async () => {
    using repl = await startRepl();
    repl.type('\r', '// a\r');
    await repl.waitFor(/>\n> \/\/ a\nundefined\n>$/);
  });

  test('huge values are cut', async () => {
    using repl = await startRepl();
    expect((await run(repl, "'x'.repeat(1e6)")).join('')).toMatch(/^'x{10000}'\.\.\. 990000 more characters$/);
    expect((await run(repl, 'Array.from({ length: 1e6 }, (_, i) => i)')).at(-2)).toMatch(
      /^ *\.\.\. 999900 more items$/,
    );
  });
});

describe.concurrent('errors', () => {
  test('an uncaught error prints with its trace, without the frame of the line itself', async () => {
    using repl = await startRepl();
    expect(await run(repl, 'nope')).toEqual(['Uncaught ReferenceError: nope is not defined']);
    await run(repl, 'function thrower() { throw new Error("a", { cause: new TypeError("b") }) }');
    expect(await run(repl, 'thrower()')).toEqual([
      'Uncaught Error: a',
      '    at thrower (REPL2:1:28) {',
      '  [cause]: TypeError: b',
      '      at thrower (REPL2:1:52)',
      '}',
    ]);
  });

  test('other values', async () => {
    using repl = await startRepl();
    expect(await run(repl, 'throw 5')).toEqual(['Uncaught 5']);
    expect(await run(repl, "throw 'a'")).toEqual(["Uncaught 'a'"]);
    expect(await run(repl, 'throw { a: 1 }')).toEqual(['Uncaught { a: 1 }']);
    expect(await run(repl, 'throw undefined')).toEqual(['Uncaught undefined']);
    expect(await run(repl, 'throw Array.from({ length: 7 }, (_, i) => i)')).toEqual([
      'Uncaught:',
      '[',
      '  0, 1, 2, 3,',
      '  4, 5, 6',
      ']',
    ]);
  });

  test('syntax errors show where', async () => {
    using repl = await startRepl();
    expect(await run(repl, 'let a = ;')).toEqual([
      'let a = ;',
      '        ^',
      '',
      "Uncaught SyntaxError: Unexpected token ';'",
    ]);
    expect(await run(repl, "JSON.parse('{')")).toEqual([
      "Uncaught SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
      '    at JSON.parse (<anonymous>)',
    ]);
  });
});

describe.concurrent('import', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jstime-repl-'));
    writeFileSync(join(folder, 'a.js'), 'export default 1; export const b = 2; export { b as "c d" };');
    writeFileSync(join(folder, 'wrong.js'), 'let a = ;');
    writeFileSync(join(folder, 'imports-wrong.js'), "import './wrong.js'");
    writeFileSync(join(folder, 'text.txt'), 'hello');
    writeFileSync(join(folder, 'data.json'), '{ "a": [1] }');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test('import statements', async () => {
    using repl = await startRepl({ cwd: folder });
    expect(await run(repl, "import a, { b, 'c d' as c } from './a.js'")).toEqual(['undefined']);
    expect(await run(repl, '[a, b, c]')).toEqual(['[ 1, 2, 2 ]']);
    await run(repl, "import * as a from './a.js'; import text from './text.txt' with { type: 'text' }");
    expect(await run(repl, '[a.b, text]')).toEqual(["[ 2, 'hello' ]"]);
    await run(repl, "import { readFile } from 'node:fs/promises'");
    expect(await run(repl, "await readFile('text.txt', 'utf8')")).toEqual(["'hello'"]);
    await run(repl, "import './a.js'");
  });

  test('import() starts in the working directory', async () => {
    using repl = await startRepl({ cwd: folder });
    expect(await run(repl, "(await import('./data.json')).default")).toEqual(['{ a: [ 1 ] }']);
  });

  test('what cannot be imported is said', async () => {
    using repl = await startRepl({ cwd: folder });
    expect(await run(repl, "import { nope } from './a.js'")).toEqual([
      "Uncaught SyntaxError: The requested module './a.js' does not provide an export named 'nope'",
    ]);
    expect(await run(repl, "import './none.js'")).toEqual([
      "Uncaught TypeError: Cannot find module './none.js'",
      '    imported from REPL2:1:1 {',
      "  code: 'ERR_MODULE_NOT_FOUND'",
      '}',
    ]);
    expect((await run(repl, "import './imports-wrong.js'")).map((line) => line.replace(/\S+\//, ''))).toEqual([
      'wrong.js:1:9',
      'let a = ;',
      '        ^',
      '',
      "Uncaught SyntaxError: Unexpected token ';'",
      '    imported from imports-wrong.js:1:8',
      '    imported from REPL3:1:1',
    ]);
  });

  test('export statements are the declarations in them', async () => {
    using repl = await startRepl({ cwd: folder });
    await run(repl, 'export const x = 1; export default function f() { return x }');
    expect(await run(repl, 'f()')).toEqual(['1']);
  });

  test('.load runs a module here', async () => {
    using repl = await startRepl({ cwd: folder });
    await run(repl, '.load a.js');
    expect(await run(repl, 'b')).toEqual(['2']);
    repl.type(keys.ctrl('d'));
  });
});
