import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Bundle, bundledPackages, packageOf } from '../build/bundled-packages.mjs';
import { readPackage, root } from '../lib/paths.mjs';
import { bundleNotices, packageNotices, runtimeNotices } from './notices.mjs';

const bundles: Bundle[] = ['builtins', 'services', 'dap', 'lsp', 'extension'];

test('the notices name every bundled package, its version and its licence', async () => {
  const notices = (await runtimeNotices()) + (await bundleNotices(['extension']));
  for (const name of (await Promise.all(bundles.map(bundledPackages))).flat()) {
    const { version, license } = readPackage(join(root, 'node_modules', name));
    const [, part] = notices.split(`\n${readPackage(join(root, 'node_modules', name)).name} ${version}\n`);
    expect(part, name).toBeDefined();
    expect(license, name).toMatch(/^(MIT|ISC|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/);
  }
  for (const part of ['Node.js 26', 'V8', 'OpenSSL', 'Unicode', 'node-addon-api', 'Mozilla']) {
    expect(notices).toContain(part);
  }
});

test('a package without the text of its licence is an error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jstime-notices-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of [
    ['good', 'Permission is hereby granted'],
    ['bad', '\n'],
  ] as const) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'package.json'), JSON.stringify({ name, version: '1.2.3', license: 'MIT' }));
    writeFileSync(join(folder, name, 'license.md'), text);
  }
  await expect(packageNotices(['good'], folder)).resolves.toMatchObject([{ name: 'good 1.2.3' }]);
  await expect(packageNotices(['good', 'bad'], folder)).rejects.toThrow(
    'bad 1.2.3 is bundled, and its package has no text of a licence',
  );
});

test('the package of a file is the innermost one', () => {
  expect(packageOf('node_modules/a/b.js')).toBe('a');
  expect(packageOf('../x/node_modules/@a/b/c/d.js')).toBe('@a/b');
  expect(packageOf('node_modules/a/node_modules/@b/c/d.js')).toBe('a/node_modules/@b/c');
  expect(packageOf('dap/src/main.ts')).toBeUndefined();
});
