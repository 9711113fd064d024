// What the debug console offers while one types.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import type { Debugging } from './support/debugging.ts';

const program = `class Account {
  #balance = 5;
  owner = 'me';
  deposit() {}
  get effect() { globalThis.effects = 1; return this; }
}
const account = new Account();
const strange = { 'a b': 1, "it's": 2, ok: 3, nested: { deep: 4 } };
function visit(visitor) {
  const veryLocal = 1;
  return [account, strange, visitor, veryLocal]; // @here
}
visit('me');
`;

interface Offered {
  readonly labels: string[];
  /** The text after an item has been taken. */
  take(label: string): string;
}

async function offers(debugging: Debugging, text: string, at?: { line: number; column: number }): Promise<Offered> {
  const caret = at ?? { line: 1, column: text.length + 1 };
  const { targets } = await debugging.client.request('completions', {
    text,
    ...caret,
    frameId: await debugging.frameId(),
  });
  return {
    labels: targets.map(({ label }) => label),
    take(label) {
      const {
        text: inserted = label,
        start = caret.column,
        length = 0,
      } = targets.find((item) => item.label === label)!;
      const lines = text.split('\n');
      const line = lines[caret.line - 1]!;
      lines[caret.line - 1] = line.slice(0, start - 1) + inserted + line.slice(start - 1 + length);
      return lines.join('\n');
    },
  };
}

dapTest('variables of all scopes, keywords, properties', async (lab) => {
  const debugging = await lab.debug(program);
  await debugging.stopped('breakpoint');
  const names = await offers(debugging, 've');
  expect(names.labels).toEqual(['veryLocal']);
  expect(names.take('veryLocal')).toBe('veryLocal');
  const all = await offers(debugging, 'x = ');
  expect(all.labels).toEqual(
    expect.arrayContaining([
      'visitor',
      'veryLocal',
      'account',
      'strange',
      'globalThis',
      'Promise',
      'console',
      'typeof',
      'this',
    ]),
  );
  expect(all.labels.filter((label) => label.startsWith('__'))).toEqual([]);

  const members = await offers(debugging, 'account.');
  expect(members.labels).toEqual(expect.arrayContaining(['#balance', 'owner', 'deposit', 'effect', 'toString']));
  expect((await offers(debugging, '[1].ma')).labels).toEqual(['map']);
  expect((await offers(debugging, '"a".padS')).labels).toEqual(['padStart']);
  expect((await offers(debugging, 'strange?.nested.')).labels).toContain('deep');
  expect((await offers(debugging, '(5).toF')).labels).toEqual(['toFixed']);
  for (const nothing of ['"te', '// a', 'undefined.', 'nowhere.', '1.']) {
    expect((await offers(debugging, nothing)).labels, nothing).toEqual([]);
  }
  await debugging.finish();
});

dapTest('what is offered fits in', async (lab) => {
  const debugging = await lab.debug(program);
  await debugging.stopped('breakpoint');
  const dotted = await offers(debugging, '1 + strange.');
  expect(dotted.take('ok')).toBe('1 + strange.ok');
  expect(dotted.take('a b')).toBe("1 + strange['a b']");
  expect(dotted.take("it's")).toBe('1 + strange["it\'s"]');
  expect((await offers(debugging, 'strange["')).take('a b')).toBe('strange["a b"]');
  expect((await offers(debugging, "strange['i")).take("it's")).toBe("strange['it\\'s']");
  const middle = await offers(debugging, 'f(strange.o, 1)', { line: 1, column: 12 });
  expect(middle.take('ok')).toBe('f(strange.ok, 1)');
  const second = await offers(debugging, 'let a = 1;\nstrange.ne', { line: 2, column: 11 });
  expect(second.take('nested')).toBe('let a = 1;\nstrange.nested');
  await debugging.finish();
});

dapTest('completing changes nothing', async (lab) => {
  const debugging = await lab.debug(program);
  await debugging.stopped('breakpoint');
  expect((await offers(debugging, 'account.effect.')).labels).toEqual([]);
  expect((await offers(debugging, '(account.owner = 1).')).labels).toEqual([]);
  expect((await debugging.evaluate('[globalThis.effects, account.owner]')).result).toBe("(2) [undefined, 'me']");
  await debugging.finish();
});

dapTest('without a frame, and with lines and columns from zero', async (lab) => {
  const debugging = await lab.debug({
    files: { 'main.mjs': 'globalThis.ownThing = { inner: 1 };\nlet local = 1;\ndebugger;\nlocal++;\n' },
    editor: { adapterID: 'jstime', linesStartAt1: false, columnsStartAt1: false },
  });
  await debugging.stopped();
  const complete = (text: string, column: number, line?: number) =>
    debugging.client.request('completions', { text, column, ...(line !== undefined && { line }) });
  expect((await complete('ownT', 4)).targets).toMatchObject([{ label: 'ownThing', start: 0, length: 4 }]);
  expect((await complete('1;\n ownThing.', 10, 1)).targets[0]).toMatchObject({ label: 'inner', start: 10, length: 0 });
  expect((await complete('loc', 3)).targets).toEqual([]);
  await debugging.finish();
});
