// Compiled code kept between runs: never more than a matter of speed.
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runJstime, shapes } from './support/jstime.ts';

let folder: string;
let cache: string;
let program: string;
let cacheNumber = 0;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-code-cache-')));
  program = join(folder, 'large.js');
  // Large enough to be kept; with functions that are compiled late, and an error whose place must stay right.
  writeFileSync(
    program,
    [
      "import { name } from './small.js';",
      ...Array.from({ length: 500 }, (_, i) => `export function f${i}(x) { return x + ${i}; } // ${'.'.repeat(20)}`),
      'console.log(name, f1(1), f499(1), new Error().stack.match(/js:(\\d+:\\d+)/)[1]);',
      'setTimeout(() => console.log(f250(250)));',
      'export const later = () => import.meta.url;',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'small.js'), "export const name = 'small';");
});

beforeEach(() => {
  cache = join(folder, `cache-${++cacheNumber}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const expected = { stdout: 'small 2 500 502:35\n500\n', stderr: '', exitCode: 0 };

function files(): string[] {
  try {
    return readdirSync(join(cache, 'jstime')).map((name) => join(cache, 'jstime', name));
  } catch {
    return [];
  }
}

for (const shape of shapes) {
  const run = (...options: string[]) =>
    runJstime([...options, program], { shape, env: { XDG_CACHE_HOME: cache, HOME: folder } });

  test(`the second run uses what the first has kept [${shape}]`, async () => {
    expect(await run()).toMatchObject(expected);
    const [file, ...others] = files() as [string, ...string[]];
    expect(others).toEqual([]);
    const { mtimeMs, ino } = statSync(file);
    expect(await run()).toMatchObject(expected);
    expect(files()).toEqual([file]);
    expect(statSync(file)).toMatchObject({ mtimeMs, ino });
  });

  test(`damaged files cost the cached copy only [${shape}]`, async () => {
    await run();
    const [file] = files() as [string];
    const good = readFileSync(file);
    const damages: (() => void)[] = [
      () => truncateSync(file, 0),
      () => truncateSync(file, 10),
      () => truncateSync(file, good.length - 1),
      () => writeFileSync(file, Buffer.alloc(good.length)),
      () => writeFileSync(file, 'not code'),
      () => writeFileSync(file, Buffer.concat([good, good])),
      ...[0, 32, 40, 64, good.length >> 1, good.length - 1].map((at) => () => {
        const flipped = Buffer.from(good);
        flipped[at]! ^= 1;
        writeFileSync(file, flipped);
      }),
    ];
    for (const damage of damages) {
      damage();
      expect(await run()).toMatchObject(expected);
      // What was damaged has been written again.
      expect(statSync(file).size).toBeGreaterThan(1000);
      writeFileSync(file, good);
    }
  });

  test(`it can be switched off, and does without a place to write [${shape}]`, async () => {
    expect(await run('--no-code-cache')).toMatchObject(expected);
    expect(files()).toEqual([]);
    writeFileSync(cache, 'a file where the folder would be');
    expect(await run()).toMatchObject(expected);
    expect(readFileSync(cache, 'utf8')).toContain('a file');
    for (const env of [
      { XDG_CACHE_HOME: undefined, HOME: undefined },
      { XDG_CACHE_HOME: 'relative', HOME: '' },
      { XDG_CACHE_HOME: '/proc', HOME: '/proc' },
    ]) {
      expect(await runJstime([program], { shape, env, cwd: folder })).toMatchObject(expected);
    }
    expect(readdirSync(folder)).not.toContain('relative');
  });

  test(`many runs at once share it [${shape}]`, async () => {
    const results = await Promise.all(Array.from({ length: 12 }, () => run()));
    for (const result of results) expect(result).toMatchObject(expected);
    expect(files()).toHaveLength(1);
    expect(await run()).toMatchObject(expected);
  });

  test(`other text, other flags, other code [${shape}]`, async () => {
    await run();
    expect(await run('--v8-flags=--stack-size=500')).toMatchObject(expected);
    const changed = join(folder, `changed-${shape}.js`);
    const source = readFileSync(program, 'utf8');
    // Of the same length, and under the same name.
    for (const number of [111, 222]) {
      writeFileSync(changed, `${source}\nconsole.log(${number});`);
      const { stdout } = await runJstime([changed], { shape, env: { XDG_CACHE_HOME: cache } });
      expect(stdout).toContain(`\n${number}\n`);
    }
    for (const file of files()) expect(file).not.toContain('.tmp');
  });
}
