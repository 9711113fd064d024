// Evaluating in each context, and giving variables other values.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import type { Debugging } from './support/debugging.ts';

const program = `class Account {
  #balance = 5;
  reads = 0;
  get effect() { return ++this.reads; }
  get harmless() { return this.#balance; }
}
const account = new Account();
let hits = 0;
const list = [1, 2, 3];
const map = new Map([['a', 1]]);
function add(first, second) {
  const sum = first + second;
  return sum; // @returning
}
globalThis.kept = () => [account, hits, list, map];
hits = add(1, 2); // @here
console.log(hits);
`;

async function stopped(debugging: Debugging): Promise<Debugging> {
  await debugging.stopped('breakpoint');
  return debugging;
}

dapTest('hovers and watches change nothing and end in time', async (lab) => {
  const debugging = await stopped(await lab.debug({ files: { 'main.mjs': program }, breakpoints: ['here'] }));
  for (const context of ['hover', 'watch'] as const) {
    expect((await debugging.evaluate('hits + list.length', context)).result).toBe('3');
    expect((await debugging.evaluate('{ a: hits }', context)).result).toBe('{a: 0}');
    expect((await debugging.evaluate('account.harmless', context)).result).toBe('5');
    await expect(debugging.evaluate('hits++', context)).rejects.toThrow('might change the program');
    await expect(debugging.evaluate('list.push(4)', context)).rejects.toThrow('might change the program');
    await expect(debugging.evaluate('nowhere', context)).rejects.toThrow('ReferenceError: nowhere is not defined');
    await expect(debugging.evaluate('for (;;);', context)).rejects.toThrow('Stopped after 500 ms');
    await expect(debugging.evaluate('await hits', context)).rejects.toThrow('Nothing can be awaited');
    expect((await debugging.evaluate('typeof hits + kept().length', context, 'global')).result).toBe("'undefined4'");
    await expect(debugging.evaluate('for (;;);', context, 'global')).rejects.toThrow('Stopped after 500 ms');
  }
  const lazy = await debugging.evaluate('account.effect', 'hover');
  expect(lazy).toMatchObject({ result: '(...)', presentationHint: { lazy: true } });
  expect((await debugging.evaluate('account.reads', 'hover')).result).toBe('0');
  const [value, ...more] = await debugging.children(lazy.variablesReference);
  expect(value).toMatchObject({ value: '1' });
  expect(more).toEqual([]);
  expect((await debugging.evaluate('[hits, list.length, account.reads]', 'watch')).result).toBe('(3) [0, 3, 1]');
  await debugging.finish();
});

dapTest('the debug console at a stop', async (lab) => {
  const debugging = await stopped(await lab.debug({ files: { 'main.mjs': program }, breakpoints: ['here'] }));
  const run = async (line: string) => (await debugging.evaluate(line, 'repl')).result;
  expect(await run('hits = 40')).toBe('40');
  expect(await run('let mine = hits + 2, { length } = list')).toBe('undefined');
  expect(await run('mine + length')).toBe('45');
  expect(await run('const mine = "again"; mine')).toBe("'again'");
  expect(await run('function twice(x) { return 2 * x } class Mine { static m = twice(4) }')).toBe('undefined');
  expect(await run('Mine.m')).toBe('8');
  expect(await run('$_ + 1')).toBe('9');
  expect(await run('{ a: { b: 1 } }')).toBe('{a: {…}}');
  expect(await run('if (hits) { "yes" }')).toBe("'yes'");
  expect(await run('"x".repeat(3000).length')).toBe('3000');
  expect((await run('"x".repeat(3000)')).length).toBe(3002);
  const thrown = await debugging.evaluate('account.nothing.more', 'repl');
  expect(thrown.result).toBe("Uncaught TypeError: Cannot read properties of undefined (reading 'more')");
  const names = (await debugging.children(thrown.variablesReference)).map(({ name }) => name);
  expect(names).toContain('message');
  expect(await run('throw { code: 1 }')).toBe('Uncaught {code: 1}');
  expect(await run('1 +')).toBe('Uncaught SyntaxError: Unexpected end of input');
  await expect(run('await 1')).rejects.toThrow('Nothing can be awaited while the program is stopped');
  await debugging.finish();
});

dapTest('the debug console while the program runs', async (lab) => {
  const debugging = await lab.debug(
    "globalThis.shared = { n: 1 };\nconst timer = setInterval(() => { if (shared.n > 99) clearInterval(timer); }, 5);\nconsole.log('running');\n",
  );
  await debugging.client.event('output', ({ output }) => output === 'running\n');
  const run = async (line: string) => (await debugging.evaluate(line, 'repl', 'global')).result;
  expect(await run('const n = await Promise.resolve(shared.n + 1); n')).toBe('2');
  expect(await run('const n = 5')).toBe('undefined');
  expect(await run('n')).toBe('5');
  expect(await run('{ n }')).toBe('{n: 5}');
  expect(await run('(await import("data:text/javascript,export const x = 7")).x')).toBe('7');
  expect(await run('function broken() { throw new Error("no") } broken()')).toBe(
    'Uncaught Error: no\n    at broken (<anonymous>:1:27)',
  );
  const { variablesReference } = await debugging.evaluate('shared', 'repl', 'global');
  expect((await debugging.children(variablesReference))[0]).toMatchObject({ name: 'n', value: '1' });
  expect((await debugging.evaluate('shared.n', 'watch', 'global')).result).toBe('1');
  expect(await run('shared.n = 100')).toBe('100');
  await debugging.ended();
});

dapTest('what takes too long in the debug console can be cancelled', async (lab) => {
  const debugging = await stopped(await lab.debug({ files: { 'main.mjs': program }, breakpoints: ['here'] }));
  const { client } = debugging;
  const frameId = await debugging.frameId();
  const requestId = client.send({
    type: 'request',
    command: 'evaluate',
    arguments: { expression: 'hits = 1; for (;;);', context: 'repl', frameId },
  });
  const answer = client.answerOf(requestId, 'evaluate');
  await client.request('cancel', { requestId });
  expect(await answer).toMatchObject({ success: false, message: 'cancelled' });
  expect((await debugging.evaluate('list.length')).result).toBe('3');
  await debugging.finish();
});

dapTest('requests that the program outruns are told so', async (lab) => {
  const debugging = await stopped(await lab.debug({ files: { 'main.mjs': program }, breakpoints: ['here'] }));
  const { client } = debugging;
  const frameId = await debugging.frameId();
  const [{ variablesReference } = { variablesReference: 0 }] = await debugging.scopes();
  const late = [
    client.ask('variables', { variablesReference }),
    client.ask('evaluate', { expression: 'account', frameId, context: 'watch' }),
    client.ask('completions', { text: 'account.', column: 9, frameId }),
    client.ask('setVariable', { variablesReference, name: 'hits', value: '1' }),
  ];
  await debugging.continue();
  for (const answer of await Promise.all(late)) {
    if (!answer.success) expect(answer.message).toMatch(/program has (gone on|ended)/);
  }
  await debugging.ended();
  expect(lab.adapters[0]!.stderr).toBe('');
});

dapTest('copies are complete', async (lab) => {
  const values: [expression: string, text: string][] = [
    ['"it\'s \\n" + "y".repeat(5000)', `it's \n${'y'.repeat(5000)}`],
    ['-0', '-0'],
    ['12n', '12n'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['/a"b/g', '/a"b/g'],
    ['new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['[1, "a", [2n]]', '[\n  1,\n  "a",\n  [\n    2n\n  ]\n]'],
    [
      '({ a: 1, "b c": new Date(0), get g() { return 5 } })',
      '{\n  "a": 1,\n  "b c": "1970-01-01T00:00:00.000Z",\n  "g": 5\n}',
    ],
    ['({ r: /x/ })', '{\n  "r": /x/\n}'],
    ['new Map([["k", new Set([1])]])', 'new Map([\n  ["k", new Set([\n    1\n  ])]\n])'],
    ['new Uint8Array([1, 2])', 'new Uint8Array([1, 2])'],
    ['(() => { const o = {}; o.self = o; return o; })()', '{\n  "self": [Circular]\n}'],
    ['function f(a) { return a; }', 'function f(a) { return a; }'],
    ['({})', '{}'],
  ];
  // Names that whoever copies may use himself.
  const names = ['value', 'i', 'e', 't', 'open', 'list', 'nested', 'o', 'key', 'tag', 'text', 'items', 'a', 'b', 'z'];
  const locals = values.map(([expression], index) => `const ${names[index]} = ${expression};`).join('\n');
  const debugging = await stopped(await lab.debug(`${locals}\nconsole.log(${names.join(', ')}); // @here\n`));
  for (const [index, [expression, text]] of values.entries()) {
    expect((await debugging.evaluate(names[index]!, 'clipboard')).result, expression).toBe(text);
  }
  await debugging.finish();
});

dapTest('the value that is returned', async (lab) => {
  const debugging = await stopped(await lab.debug({ files: { 'main.mjs': program }, breakpoints: ['returning'] }));
  await expect(debugging.evaluate('$returnValue', 'watch', 1)).rejects.toThrow('There is no return value');
  expect((await debugging.evaluate('$returnValue + 1')).result).toBe('4');
  const frameId = await debugging.frameId();
  await debugging.client.request('setExpression', { expression: '$returnValue', value: '$returnValue * 100', frameId });
  expect((await debugging.variable('Return value')).value).toBe('300');
  await debugging.finish();
  expect(debugging.stdout).toBe('300\n');
});

dapTest('variables and properties get other values, constants do not', async (lab) => {
  const debugging = await stopped(
    await lab.debug(`let moduleLevel = 1;
const constant = { [Symbol('s')]: 1, [Symbol('s')]: 2, frozen: Object.freeze({ a: 1 }), list: [1, 2], map: new Map([[{ k: 1 }, 'v']]), bytes: new Uint8Array(2) };
class P { #x = 1; get x() { return this.#x; } }
const p = new P();
function outer(closed) {
  return (local) => {
    let block = 0;
    {
      let block = 1;
      console.log(moduleLevel, closed, local, block, constant.list, p.x, constant.bytes[0], ...constant.map.values()); // @here
    }
    console.log(block);
  };
}
outer('c')('l');
`),
  );
  const { client } = debugging;
  const scopes = new Map((await debugging.scopes()).map(({ name, variablesReference }) => [name, variablesReference]));
  const set = async (variablesReference: number, name: string, value: string) => {
    const answer = await client.request('setVariable', { variablesReference, name, value });
    await client.event('invalidated');
    return answer.value;
  };
  expect([...scopes.keys()]).toEqual(['Block', 'Local', 'Closure (outer)', 'Module', 'Global']);
  expect(await set(scopes.get('Block')!, 'block', '[10]')).toBe('(1) [10]');
  expect(await set(scopes.get('Local')!, 'block', 'block[0] + 1')).toBe('11');
  expect(await set(scopes.get('Local')!, 'local', '"L"')).toBe("'L'");
  expect(await set(scopes.get('Closure (outer)')!, 'closed', '{ c: 1 }')).toBe('{c: 1}');
  expect(await set(scopes.get('Module')!, 'moduleLevel', 'moduleLevel + 1')).toBe('2');
  await expect(set(scopes.get('Module')!, 'constant', '1')).rejects.toThrow('constant is a constant; it cannot be set');
  await expect(set(scopes.get('Local')!, 'nothing', '1')).rejects.toThrow('There is no variable nothing');
  await expect(set(scopes.get('Local')!, 'local', 'nowhere')).rejects.toThrow('ReferenceError: nowhere');

  await debugging.evaluate('local += "!"', 'repl');
  const seen = async (name: string) =>
    (await debugging.children(scopes.get(name)!)).map((variable) => `${variable.name}: ${variable.value}`);
  expect(await seen('Block')).toEqual(['this: undefined', 'block: (1) [10]']);
  expect(await seen('Local')).toEqual(["local: 'L!'", 'block: 11']);
  expect(await seen('Closure (outer)')).toEqual(['closed: {c: 1}']);
  expect(await seen('Module')).toContain('moduleLevel: 2');
  await debugging.evaluate('local = "L"', 'repl');
  await client.event('invalidated');
  await client.event('invalidated');

  const { variablesReference } = await debugging.evaluate('constant');
  const parts = new Map((await debugging.children(variablesReference)).map((v) => [v.name, v.variablesReference]));
  expect(await set(parts.get('list')!, '1', '-0')).toBe('-0');
  expect(await set(parts.get('bytes')!, '0', '257')).toBe('1');
  await expect(set(parts.get('frozen')!, 'a', '2')).rejects.toThrow('a is read-only');
  expect(await set(variablesReference, 'Symbol(s)', '10')).toBe('10');
  expect(await set(variablesReference, 'Symbol(s) (2)', '20')).toBe('20');
  const symbols = 'Object.getOwnPropertySymbols(constant).map((key) => constant[key])';
  expect((await debugging.evaluate(symbols)).result).toBe('(2) [10, 20]');
  await expect(set(variablesReference, 'nothing', '1')).rejects.toThrow('There is no property nothing');
  const [entry] = await debugging.children(parts.get('map')!);
  expect(await set(entry!.variablesReference, 'value', '"changed"')).toBe("'changed'");
  await expect(set(entry!.variablesReference, 'key', '1')).rejects.toThrow('Only the value of an entry');
  const inP = await debugging.evaluate('p');
  expect(await set(inP.variablesReference, '#x', '9')).toBe('9');

  const frameId = await debugging.frameId();
  const assign = (expression: string, value: string) =>
    client.request('setExpression', { expression, value, frameId }).then((answer) => answer.value);
  expect(await assign('constant.list[0]', '7')).toBe('7');
  await expect(assign('constant', '7')).rejects.toThrow('constant is a constant');
  await expect(assign('1', '7')).rejects.toThrow('1 is nothing that could be set');
  await debugging.finish();
  expect(debugging.stdout).toBe('2 { c: 1 } L [ 10 ] [ 7, -0 ] 9 1 changed\n11\n');
});

dapTest('each expression that the adapter gives leads back to the value', async (lab) => {
  const debugging = await stopped(
    await lab.debug(`class Base { #secret = 1; get harmless() { return 7; } }
class Sub extends Base { own = 2; constructor() { super(); this[Symbol('s')] = 3; this[Symbol.toStringTag] = 'Tag'; this["it's"] = 4; this['a b'] = [5]; this[10] = 6; } }
const sub = new Sub();
const map = new Map([[{ k: 1 }, { v: 2 }], ['key', 'value']]);
const set = new Set([{ s: 1 }, 'x']);
const list = [[1], , { '0': 'zero' }];
console.log(sub, map, set, list); // @here
`),
  );
  const frame = await debugging.frameId();
  let tried = 0;
  const follow = async (variablesReference: number, depth: number) => {
    for (const variable of await debugging.children(variablesReference)) {
      if (variable.evaluateName !== undefined && !variable.presentationHint?.lazy) {
        const { result } = await debugging.client.request('evaluate', {
          expression: variable.evaluateName,
          frameId: frame,
          context: 'watch',
        });
        // Prototypes are shown by name, and an entry is no array.
        if (variable.name !== '[[Prototype]]' && !variable.value.includes(' => '))
          expect(result, variable.evaluateName).toBe(variable.value);
        tried++;
      }
      if (depth > 0 && variable.variablesReference > 0) await follow(variable.variablesReference, depth - 1);
    }
  };
  const [scope] = await debugging.scopes();
  await follow(scope!.variablesReference, 2);
  expect(tried).toBeGreaterThan(30);
  await debugging.finish();
});

dapTest('what only looks at the process, the clock or an address may be hovered over', async (lab) => {
  const debugging = await lab.debug(
    "const page = new URL('https://example.org/a?b=1');\nconsole.log(page.href); // @here\n",
  );
  await debugging.stopped('breakpoint');
  for (const [expression, result] of [
    ['process.cwd()', /^'\//],
    ['process.pid', /^\d+$/],
    ['process.env.PATH', /^'/],
    ['performance.now()', /^[\d.]+$/],
    ['page.hostname', /^'example.org'$/],
  ] as const) {
    expect((await debugging.evaluate(expression, 'hover')).result, expression).toMatch(result);
  }
});
