// Generated module graphs: too large, too deep or too tangled to be written down as spec cases.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runJstime, shapes } from './support/jstime.ts';

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-graphs-')));
});

// A busy disk takes its time for the thousands of files.
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** `count` modules, each of which imports the next; the last one has the lines `last`. Returns the first. */
function writeChain(prefix: string, count: number, last: readonly string[], between: readonly string[] = []): string {
  write(`${prefix}${count - 1}.js`, last);
  for (let i = count - 2; i >= 0; i--) {
    write(`${prefix}${i}.js`, [`import { value as next } from './${prefix}${i + 1}.js';`, ...between]);
  }
  return join(folder, `${prefix}0.js`);
}

const quiet = { stderr: '', exitCode: 0 };

for (const shape of shapes) {
  test(`an import chain 10,000 deep loads and runs from its end [${shape}]`, async () => {
    const first = writeChain('chain', 10_000, ['export const value = 1;'], ['export const value = next + 1;']);
    const main = write('chain.js', [`import { value } from '${first}';`, 'console.log(value);']);
    expect(await runJstime([main], { shape })).toMatchObject({ ...quiet, stdout: '10000\n' });
  });

  test(`a deep chain whose end throws, or cannot be found, fails with that [${shape}]`, async () => {
    const throwing = writeChain(
      'throwing',
      2_000,
      ["throw new Error('from the end');", 'export const value = 1;'],
      ['export const value = 1;'],
    );
    const thrown = await runJstime([throwing], { shape });
    expect(thrown).toMatchObject({ stdout: '', exitCode: 1 });
    expect(thrown.stderr).toContain('throwing1999.js:1:7');
    expect(thrown.stderr.match(/Uncaught Error: from the end/g)).toHaveLength(1);

    const missing = writeChain(
      'missing',
      1_000,
      ["import './nowhere.js';", 'export const value = 1;'],
      ['export const value = 1;'],
    );
    const notFound = await runJstime([missing], { shape });
    expect(notFound).toMatchObject({ stdout: '', exitCode: 1 });
    expect(notFound.stderr).toContain("Cannot find module './nowhere.js'");
    expect(notFound.stderr).toContain(`imported from ${missing}:1:31`);
    // Of so long an import chain the two ends are shown.
    expect(notFound.stderr).toContain('imported from ... 979 more modules, in turn');
    expect(notFound.stderr.split('\n').length).toBeLessThan(35);
  });

  test(`a deep chain with await at its end waits for it [${shape}]`, async () => {
    const first = writeChain(
      'awaiting',
      3_000,
      ['export const value = await new Promise((resolve) => setTimeout(resolve, 5, 1));'],
      ['export const value = next + 1;'],
    );
    const main = write('awaiting.js', [`import { value } from '${first}';`, 'console.log(value);']);
    expect(await runJstime([main], { shape })).toMatchObject({ ...quiet, stdout: '3000\n' });
  });

  test(`a cycle of 10,000 modules loads and runs in order [${shape}]`, async () => {
    const count = 10_000;
    const first = writeChain(
      'cycle',
      count,
      ["import { value as next } from './cycle0.js';", 'export const value = 1;', 'export const late = () => next;'],
      ['export const value = next + 1;'],
    );
    const main = write('cycle.js', [
      `import { value } from '${first}';`,
      `import { late } from './cycle${count - 1}.js';`,
      'console.log(value, late());',
    ]);
    expect(await runJstime([main], { shape })).toMatchObject({ ...quiet, stdout: `${count} ${count}\n` });
  });
}

test('cycles below a deep chain run in the order of the standard', async () => {
  const log = (name: string) => `console.log('${name}');`;
  write('order-y.js', [log('y')]);
  write('order-x.js', [log('x')]);
  write('order-m.js', ["import './order-r.js';", "import './order-y.js';", log('m')]);
  write('order-r.js', ["import './order-m.js';", "import './order-x.js';", log('r')]);
  const expected = 'y\nm\nx\nr\n';
  expect(await runJstime([join(folder, 'order-r.js')])).toMatchObject({ ...quiet, stdout: expected });
  const deep = writeChain(
    'order',
    500,
    ["import './order-r.js';", 'export const value = 1;'],
    ['export { next as value };'],
  );
  expect(await runJstime([deep])).toMatchObject({ ...quiet, stdout: expected });
});

test('10,000 modules beside each other load, run in order and are shared', async () => {
  const count = 10_000;
  write('shared.js', ['export const all = [];']);
  for (let i = 0; i < count; i++) write(`wide${i}.js`, ["import { all } from './shared.js';", `all.push(${i});`]);
  const main = write('wide.js', [
    ...Array.from({ length: count }, (_, i) => `import './wide${i}.js';`),
    "import { all } from './shared.js';",
    'console.log(all.length, all.every((value, index) => value === index));',
  ]);
  expect(await runJstime([main], { timeoutMs: 60_000 })).toMatchObject({ ...quiet, stdout: `${count} true\n` });

  const dynamic = write('wide-dynamic.js', [
    `const names = Array.from({ length: ${count} }, (_, i) => './wide' + i + '.js');`,
    'const modules = await Promise.all(names.map((name) => import(name)));',
    "const { all } = await import('./shared.js');",
    'console.log(modules.length, new Set(modules).size, new Set(all).size, all.length);',
  ]);
  expect(await runJstime([dynamic], { timeoutMs: 60_000 })).toMatchObject({
    ...quiet,
    stdout: `${count} ${count} ${count} ${count}\n`,
  });
}, 120_000);

test('a graph in which everything imports everything loads each module once', async () => {
  const count = 120;
  for (let i = 0; i < count; i++) {
    const imports = Array.from({ length: count }, (_, j) => `import * as m${j} from './mesh${j}.js';`);
    write(`mesh${i}.js`, [...imports, `export const value = ${i};`, `console.log(${i});`]);
  }
  const { stdout, stderr, exitCode } = await runJstime([join(folder, 'mesh0.js')]);
  expect({ stderr, exitCode }).toEqual(quiet);
  const lines = stdout.trim().split('\n').map(Number);
  // Depth first from module 0, which runs last.
  expect(lines).toEqual([...Array.from({ length: count - 1 }, (_, i) => count - 1 - i), 0]);
});

test('huge files are imported: a script of many megabytes, JSON, text and bytes', async () => {
  const script = write('huge.js', [
    ...Array.from({ length: 200_000 }, (_, i) => `export const value${i} = ${i}; // ${'x'.repeat(40)}`),
    'export const line = new Error().stack.match(/:(\\d+):\\d+/)[1];',
  ]);
  const json = write('huge.json', [
    JSON.stringify(Array.from({ length: 300_000 }, (_, i) => ({ id: i, name: `n${i}` }))),
  ]);
  const text = write('huge.txt', ['ä'.repeat(5_000_000)]);
  const main = write('huge-main.js', [
    `import { value199999, line } from '${script}';`,
    `import json from '${json}';`,
    `import text from '${text}' with { type: 'text' };`,
    `import bytes from '${text}' with { type: 'bytes' };`,
    'console.log(value199999, line, json.length, json.at(-1).name, text.length, bytes.length);',
  ]);
  expect(await runJstime([main])).toMatchObject({
    ...quiet,
    stdout: '199999 200001 300000 n299999 5000000 10000000\n',
  });
});
