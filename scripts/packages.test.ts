import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { native, readPackage, root } from './lib/paths.mjs';

const { version, workspaces } = readPackage(root) as { version: string; workspaces: string[] };

test('the package jstime brings the very Node that the repository builds against', () => {
  expect(readPackage(native).optionalDependencies).toEqual(readPackage(root).optionalDependencies);
});

test('all platforms get the same version', () => {
  expect(new Set(Object.values(readPackage(root).optionalDependencies)).size).toBe(1);
});

test('all packages have one version, which the changelog begins with', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const versions = workspaces.flatMap((name) => [readPackage(join(root, name)).version, lock.packages[name].version]);
  expect([...new Set([lock.version, ...versions])]).toEqual([version]);
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toMatch(`\n## ${version}`);
});
