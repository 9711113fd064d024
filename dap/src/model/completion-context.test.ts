import { expect, test } from 'vitest';
import { completionContext } from './completion-context.ts';

async function brief(text: string): Promise<string | undefined> {
  const context = await completionContext(text);
  if (!context) return undefined;
  const { kind, prefix, start } = context;
  expect(text.slice(start)).toBe(prefix);
  return kind === 'name' ? `name ${prefix}` : `${kind} ${prefix} of ${context.receiver}`;
}

test.each([
  ['', 'name '],
  ['fo', 'name fo'],
  ['a + fo', 'name fo'],
  ['f(a, ', 'name '],
  ['let x = ', 'name '],
  ['...ar', 'name ar'],
  ['a.', 'member  of a'],
  ['a.b', 'member b of a'],
  ['x + a.b.c', 'member c of a.b'],
  ['a?.b?.c', 'member c of a?.b'],
  ['a[0][i + 1].b', 'member b of a[0][i + 1]'],
  ['f(g(1), "x)").y', 'member y of f(g(1), "x)")'],
  ['if (x) f(a).y', 'member y of f(a)'],
  ['new Foo(1).b', 'member b of new Foo(1)'],
  ['(a || b).c', 'member c of (a || b)'],
  ['[1, 2].ma', 'member ma of [1, 2]'],
  ['"text".le', 'member le of "text"'],
  ['tag`t`.le', 'member le of tag`t`'],
  ['/re/g.te', 'member te of /re/g'],
  ['this.x', 'member x of this'],
  ['a.class.x', 'member x of a.class'],
  ['a.#p', 'member #p of a'],
  ['typeof a.b', 'member b of a'],
  ['a\n  .b\n  .c', 'member c of a\n  .b'],
  ['a["k', 'key k of a'],
  ["x + a.b['", 'key  of a.b'],
  ['a // b\n+ c', 'name c'],
  ['größe.län', 'member län of größe'],
  ['1..to', 'member to of 1.'],
])('%j', async (text, expected) => {
  expect(await brief(text)).toBe(expected);
});

test('in templates there are expressions', async () => {
  const open = ['$', '{'].join('');
  expect(await brief(`\`a${open}b.c`)).toBe('member c of b');
  const template = `\`t${open}a}\``;
  expect(await brief(`${template}.le`)).toBe(`member le of ${template}`);
});

test.each(['"text', "f('te", '`te', '// comm', 'a /* comm', '12', '1.', 'x = 1.5', '{}.a', '.a', '/re'])(
  'nothing in %j',
  async (text) => {
    expect(await completionContext(text)).toBe(undefined);
  },
);
