import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkExports } from './docs/exports.mjs';
import { checkMarkdown } from './docs/markdown.mjs';
import { checkReadmes } from './docs/readmes.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jstime-docs-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return Object.keys(files);
}

test('a folder of the first levels without README is named, a deep one is not', () => {
  const files = [
    'lsp/package.json',
    'runtime-native/core/base/a.cc',
    'runtime-native/core/README.md',
    'docs/README.md',
  ];
  expect(checkReadmes([...files, 'runtime-native/README.md', 'docs/guide/deep/a.md'])).toEqual([
    'lsp: has no README.md',
    'runtime-native/core/base: has no README.md',
  ]);
});

test('links, headings and scripts of Markdown are checked, outside code', async () => {
  const files = write({
    'package.json': '{ "scripts": { "check": "" } }',
    'bench/package.json': '{ "scripts": { "bench": "" } }',
    'bench/README.md': 'npm run bench, npm run check\n',
    'docs/a.md': '# The `A` page\n[b](b.md#not-there) [c](c.md)\n`[no](link.md)` [web](https://x.y/z)\n',
    'docs/b.md': '[a](./a.md#the-a-page) [up](../bench)\n```\n[no](link.md)\n```\nnpm run nope\n',
  });
  expect(await checkMarkdown(folder, files)).toEqual([
    'docs/a.md:2: the link b.md#not-there names a heading that is not in docs/b.md',
    'docs/a.md:2: the link c.md leads nowhere',
    'docs/b.md:5: there is no npm script nope',
  ]);
});

test('exports of public folders need a doc comment', async () => {
  const files = write({
    'runtime-native/embed/a.ts':
      '/** Good. */\nexport class A {}\n\nexport async function b() {}\nconst c = 1;\n\n// No.\nexport type D = 1;\n',
    'runtime-native/embed/over.ts': '/** Good. */\nexport function f(a: 1): void;\nexport function f(a: 2): void;\n',
    'runtime-native/builtins/a.ts': 'export const e = 1;\n',
  });
  expect(await checkExports(folder, files)).toEqual([
    'runtime-native/embed/a.ts:4: b is exported without a doc comment',
    'runtime-native/embed/a.ts:8: D is exported without a doc comment',
  ]);
});
