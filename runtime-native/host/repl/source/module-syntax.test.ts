import { beforeAll, expect, test } from 'vitest';
import { withoutModuleSyntax } from './module-syntax.ts';
import { loadParser } from './parser.ts';

beforeAll(loadParser);

test('imports for effects', () => {
  expect(withoutModuleSyntax("import './a.js'")).toBe("void await import('./a.js');");
  expect(withoutModuleSyntax("import {} from './a.js'")).toBe("void await import('./a.js');");
});

test('namespaces', () => {
  expect(withoutModuleSyntax("import * as a from './a.js'")).toBe("const a = await import('./a.js');");
});

test('default and named imports are looked up in the module, which must have them', () => {
  expect(withoutModuleSyntax("import a, { b, c as d, 'e-f' as g } from './a.js';")).toMatch(
    /^const \{ "default": a, "b": b, "c": d, "e-f": g \} = \(.*\)\(await import\('\.\/a\.js'\), '\.\/a\.js', "default", "b", "c", "e-f"\);$/,
  );
  expect(withoutModuleSyntax("import a, * as b from './a.js'")).toMatch(
    /^const b = await import\('\.\/a\.js'\), \{ "default": a \} = \(.*\)\(b, '\.\/a\.js', "default"\);$/,
  );
});

test('attributes', () => {
  expect(withoutModuleSyntax("import * as a from './a.txt' with { type: 'text' }")).toBe(
    `const a = await import('./a.txt', { with: { "type": 'text' } });`,
  );
});

test('imports come before what stands before them', () => {
  expect(withoutModuleSyntax("f();\nimport * as a from 'a';\nimport 'b'")).toBe(
    "const a = await import('a'); void await import('b'); f();\n\n",
  );
});

test('exports are the statements without the export', () => {
  expect(withoutModuleSyntax('export const a = 1')).toBe('const a = 1');
  expect(withoutModuleSyntax('export { a, b as c }')).toBe('');
  expect(withoutModuleSyntax("export { a } from 'b'")).toBe("void await import('b');");
  expect(withoutModuleSyntax("export * from 'b'")).toBe("void await import('b');");
  expect(withoutModuleSyntax('export default function a() {}')).toBe('function a() {}');
  expect(withoutModuleSyntax('export default class {}')).toBe('(class {});');
  expect(withoutModuleSyntax('export default 1 + 2;')).toBe('(1 + 2);');
});

test('what has no module syntax, or no syntax at all, stays', () => {
  for (const source of ["import('a')", "'import'", 'import a', 'import.meta', 'a.export']) {
    expect(withoutModuleSyntax(source)).toBeUndefined();
  }
});
