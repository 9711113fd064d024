import { expect, test } from 'vitest';
import { native, readPackage, root } from './lib/paths.mjs';

test('the package jstime brings the very Node that the repository builds against', () => {
  expect(readPackage(native).optionalDependencies).toEqual(readPackage(root).optionalDependencies);
});

test('all platforms get the same version', () => {
  expect(new Set(Object.values(readPackage(root).optionalDependencies)).size).toBe(1);
});
