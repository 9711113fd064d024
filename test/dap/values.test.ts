// Scopes and variables: names, text, pages, expressions that lead back to a value.
import type { DebugProtocol as P } from '@vscode/debugprotocol';
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import type { Debugging } from './support/debugging.ts';

/** Stops where `locals` can be seen. */
function stopWith(locals: string, shown = ''): { files: Record<string, string> } {
  return { files: { 'main.mjs': `${locals}\n0; // @here\nglobalThis.kept = () => [${shown}];\n` } };
}

async function childrenOf(
  debugging: Debugging,
  name: string,
  options?: Omit<P.VariablesArguments, 'variablesReference'>,
) {
  const { variablesReference } = await debugging.variable(name);
  return debugging.children(variablesReference, options);
}

/** Each as `name: value`; what V8 has inside of them not. */
function lines(variables: readonly P.Variable[]): string[] {
  return variables.filter(({ name }) => !name.startsWith('[[')).map(({ name, value }) => `${name}: ${value}`);
}

dapTest('scopes have names, ranges and variables, the innermost first', async (lab) => {
  const debugging = await lab.debug(`const outer = 1;
function f(parameter) {
  const inner = 2;
  {
    const block = 3;
    return () => {
      const local = 4;
      try {
        throw 5;
      } catch (caught) {
        return [outer, parameter, inner, block, local, caught]; // @here
      }
    };
  }
}
f('p')();
`);
  await debugging.stopped('breakpoint');
  const scopes = await debugging.scopes();
  expect(scopes.map(({ name }) => name)).toEqual(['Catch', 'Local', 'Block', 'Closure (f)', 'Module', 'Global']);
  expect(scopes.map(({ expensive }) => expensive)).toEqual([false, false, false, false, false, true]);
  expect(scopes[1]).toMatchObject({ presentationHint: 'locals', line: 6, endLine: 13 });
  const all = await Promise.all(
    scopes.slice(0, 5).map(async (s) => lines(await debugging.children(s.variablesReference))),
  );
  expect(all).toEqual([
    ['this: undefined', 'caught: 5'],
    ['local: 4'],
    ['block: 3'],
    ["parameter: 'p'", 'inner: 2'],
    ['outer: 1'],
  ]);
  await debugging.finish();
});

dapTest('hidden variables have no expression, the value that is returned has one', async (lab) => {
  const debugging = await lab.debug(`function f(a) {
  {
    let a = 2; // @here
    console.log(a);
  }
  return a;
}
f(1);
`);
  await debugging.stopped('breakpoint');
  await debugging.step('next');
  const [block, local] = await debugging.scopes();
  const [inner] = (await debugging.children(block!.variablesReference)).filter(({ name }) => name === 'a');
  expect(inner).toMatchObject({ value: '2', evaluateName: 'a' });
  const [outer] = (await debugging.children(local!.variablesReference)).filter(({ name }) => name === 'a');
  expect(outer!.value).toBe('1');
  expect(outer!.evaluateName).toBe(undefined);
  await debugging.step('next');
  await debugging.step('next');
  expect(await debugging.variable('Return value')).toMatchObject({ value: '1', evaluateName: '$returnValue' });
  await debugging.finish();
});

dapTest('what has not been initialized', async (lab) => {
  const debugging = await lab.debug('0; // @here\nlet later = 1;\nglobalThis.kept = () => later;\n');
  await debugging.stopped('breakpoint');
  expect((await debugging.variable('later')).value).toBe('<not available>');
  await debugging.finish();
});

dapTest('values of all kinds', async (lab) => {
  const kinds: [expression: string, text: string | RegExp, type: string][] = [
    ['-0', '-0', 'number'],
    ['12n', '12n', 'bigint'],
    ['null', 'null', 'null'],
    ['undefined', 'undefined', 'undefined'],
    ['Symbol("s")', 'Symbol(s)', 'symbol'],
    ['"it\'s\\n"', '"it\'s\\n"', 'string'],
    ['({ a: 1, "b c": "x", f() {}, get g() { return 1; } })', "{a: 1, 'b c': 'x', f: ƒ, g: (...)}", 'Object'],
    ['Object.create(null)', '{}', 'Object'],
    ['new (class Point { #x = 1; y = 2; })()', 'Point {#x: 1, y: 2}', 'Point'],
    ['class A extends Array {}', 'class A extends Array', 'Function'],
    ['async function* f(a, { b }, ...c) {}', 'async ƒ* f(a, { b }, ...c)', 'AsyncGeneratorFunction'],
    ['[1, , 3]', '(3) [1, empty, 3]', 'Array'],
    ['new (class Mine extends Array {})(2)', 'Mine(2) [empty × 2]', 'Mine'],
    ['new Uint8Array([1, 2])', 'Uint8Array(2) [1, 2]', 'Uint8Array'],
    ['new ArrayBuffer(4)', 'ArrayBuffer(4)', 'ArrayBuffer'],
    ['new Map([["a", { b: 1 }]])', "Map(1) {'a' => {b: 1}}", 'Map'],
    ['new Set([1, "x"])', "Set(2) {1, 'x'}", 'Set'],
    ['new Date(0)', /^Thu Jan 01 1970/, 'Date'],
    ['/a"b/gi', '/a"b/gi', 'RegExp'],
    ['new TypeError("bad\\nnews")', 'TypeError: bad↵news', 'TypeError'],
    ['Promise.resolve(5)', 'Promise {<fulfilled>: 5}', 'Promise'],
    ['new Promise(() => {})', 'Promise {<pending>}', 'Promise'],
    ['new Proxy({ a: 1 }, { get() { throw 1; } })', 'Proxy(Object) {a: 1}', 'Object'],
    ['Object(Symbol("q"))', 'Symbol {Symbol(q)}', 'Symbol'],
    ['new WeakRef({ a: 1 })', 'WeakRef {Object}', 'WeakRef'],
    ['(function* gen() {})()', 'gen {<suspended>}', 'gen'],
    [
      'new (class Told { [Symbol.for("debug.description")](text) { return "mine, not " + text; } })()',
      /^mine, not/,
      'Told',
    ],
    ['({ x: 1, [Symbol.for("nodejs.util.inspect.custom")]() { return "custom"; } })', 'custom', 'Object'],
  ];
  const locals = kinds.map(([expression], index) => `const v${index} = ${expression};`).join('\n');
  const debugging = await lab.debug(stopWith(locals, kinds.map((_, index) => `v${index}`).join(', ')));
  await debugging.stopped('breakpoint');
  const visible = await debugging.visible();
  for (const [index, [expression, text, type]] of kinds.entries()) {
    const { value, type: shown } = visible.get(`v${index}`)!;
    if (text instanceof RegExp) expect(value, expression).toMatch(text);
    else expect(value, expression).toBe(text);
    expect(shown, expression).toBe(type);
  }
  await debugging.finish();
});

dapTest('what is in objects', async (lab) => {
  const debugging = await lab.debug(
    stopWith(
      `class A { #x = 1; get computed() { return this.#x; } get failing() { throw new Error('no'); } }
class B extends A { own = 2; constructor() { super(); this[Symbol('s')] = 3; this[Symbol('s')] = 4; } }
const b = Object.freeze(new B());
const map = new Map([['k', 1], [{ key: 1 }, { value: 2 }]]);
const set = new Set(['x', { y: 1 }]);
const sparse = [1, , 3]; sparse.extra = 4;
const boxed = { [Symbol.for('debug.properties')]() { return { instead: 1 }; } };
const promise = Promise.resolve({ a: 1 });`,
      'b, map, set, sparse, boxed, promise',
    ),
  );
  await debugging.stopped('breakpoint');
  const inB = await childrenOf(debugging, 'b');
  expect(lines(inB)).toEqual([
    'own: 2',
    'Symbol(s): 3',
    'Symbol(s) (2): 4',
    '#x: 1',
    'computed: (...)',
    'failing: (...)',
  ]);
  const hints = Object.fromEntries(inB.map(({ name, presentationHint }) => [name, presentationHint]));
  expect(hints).toMatchObject({
    own: { attributes: ['readOnly'] },
    '#x': { visibility: 'private' },
    computed: { lazy: true },
    '[[Prototype]]': { kind: 'virtual', visibility: 'internal' },
  });
  const getter = (name: string) => inB.find((variable) => variable.name === name)!;
  const values = await Promise.all(
    ['computed', 'failing'].map((name) => debugging.children(getter(name).variablesReference)),
  );
  expect(values.map(lines)).toEqual([['computed: 1'], ['failing: Error: no']]);

  const entries = await childrenOf(debugging, 'map');
  expect(lines(entries)).toEqual(["0: 'k' => 1", '1: {key: 1} => {value: 2}', 'size: 2']);
  expect(lines(await debugging.children(entries[1]!.variablesReference))).toEqual([
    'key: {key: 1}',
    'value: {value: 2}',
  ]);
  expect(lines(await childrenOf(debugging, 'set'))).toEqual(["0: 'x'", '1: {y: 1}', 'size: 2']);
  expect(lines(await childrenOf(debugging, 'sparse'))).toEqual(['0: 1', '1: empty', '2: 3', 'extra: 4', 'length: 3']);
  expect(lines(await childrenOf(debugging, 'boxed'))).toEqual(['instead: 1']);
  const internal = (await childrenOf(debugging, 'promise')).map(({ name, value }) => `${name}: ${value}`);
  expect(internal).toEqual(["[[PromiseState]]: 'fulfilled'", '[[PromiseResult]]: {a: 1}', '[[Prototype]]: Promise']);
  await debugging.finish();
});

dapTest('pages are exact, whatever is in them', async (lab) => {
  const debugging = await lab.debug(
    stopWith(
      `const array = Array.from({ length: 1000 }, (_, index) => (index % 2 ? { index } : index)); array.extra = 1;
const typed = new Float64Array(500).fill(0.5);
const map = new Map(array.map((value, index) => [index, value]));
const object = Object.fromEntries(array.map((value, index) => ['key' + index, value]));
const sparse = []; sparse[1_000_000] = 1;`,
      'array, typed, map, object, sparse',
    ),
  );
  await debugging.stopped('breakpoint');
  for (const name of ['array', 'typed', 'map', 'object']) {
    const { variablesReference, indexedVariables = 0 } = await debugging.variable(name);
    expect(indexedVariables).toBe(name === 'typed' ? 500 : 1000);
    const names: string[] = [];
    for (let start = 0; start < indexedVariables; start += 100) {
      const page = await debugging.children(variablesReference, { filter: 'indexed', start, count: 100 });
      expect(page.length).toBe(100);
      names.push(...page.map((variable) => variable.name));
    }
    expect(new Set(names).size).toBe(indexedVariables);
    const named = await debugging.children(variablesReference, { filter: 'named' });
    expect(named.map((variable) => variable.name)).toContain('[[Prototype]]');
    const all = await debugging.children(variablesReference);
    expect(all.map((variable) => variable.name)).toEqual([...names, ...named.map((variable) => variable.name)]);
    const across = await debugging.children(variablesReference, { start: indexedVariables - 1, count: 2 });
    expect(across.map((variable) => variable.name)).toEqual([names.at(-1), named[0]!.name]);
  }
  const sparse = await debugging.variable('sparse');
  const last = await debugging.children(sparse.variablesReference, { filter: 'indexed', start: 1_000_000, count: 100 });
  expect(lines(last)).toEqual(['1000000: 1']);
  const most = await debugging.children(sparse.variablesReference, { filter: 'indexed' });
  expect(most.length).toBeLessThan(100);
  await debugging.finish();
});

dapTest('numbers in hexadecimal, where functions are, and what was printed', async (lab) => {
  const debugging = await lab.debug(
    stopWith(
      "const o = { n: 255, big: 16n, list: [17] };\nfunction f() {}\nconsole.log('printed', { deep: { er: 1 } });",
      'o, f',
    ),
  );
  const printed = await debugging.client.event('output', ({ output }) => output.startsWith('printed'));
  await debugging.stopped('breakpoint');
  const inO = await childrenOf(debugging, 'o', { format: { hex: true } });
  expect(lines(inO)).toEqual(['n: 0xff', 'big: 0x10n', 'list: (1) [0x11]']);
  const f = await debugging.variable('f');
  const place = await debugging.client.request('locations', { locationReference: f.valueLocationReference! });
  expect(debugging.placeOf(place)).toBe('main.mjs:2');
  await debugging.finish();
  expect(printed.variablesReference).toBeGreaterThan(0);
});

dapTest('what was printed can be opened in a later stop, what was shown in a stop cannot', async (lab) => {
  const debugging = await lab.debug(`const o = { a: { b: 1 } };
console.log('see', o);
debugger;
debugger;
globalThis.kept = () => o;
`);
  const { variablesReference: printed = 0 } = await debugging.client.event('output', (b) => b.output.startsWith('see'));
  await debugging.stopped();
  const shown = await debugging.variable('o');
  const [, argument] = await debugging.children(printed);
  await debugging.continueTo();
  expect(lines(await debugging.children(argument!.variablesReference))).toEqual(['a: {b: 1}']);
  await expect(debugging.children(shown.variablesReference)).rejects.toThrow('The program has gone on');
  await expect(debugging.children(99_999)).rejects.toThrow('There are no variables');
  await debugging.finish();
});

dapTest('built-in objects show their attributes, and read none that might change something', async (lab) => {
  const debugging = await lab.debug(
    stopWith(
      `const url = new URL('https://a.b/c?d#e');
const response = new Response('text', { status: 201 });
const blob = new Blob(['abc'], { type: 'text/plain' });
const headers = new Headers({ a: '1' });
class Page extends URL {
  #visits = 3;
  get visits() { return this.#visits; }
}
const page = new Page('https://a.b/');`,
      'url, response, blob, headers, page',
    ),
  );
  await debugging.stopped('breakpoint');
  expect((await debugging.variable('url')).value).toBe(
    "URL {href: 'https://a.b/c?d#e', origin: 'https://a.b', protocol: 'https:', username: '', password: '', …}",
  );
  expect((await debugging.variable('blob')).value).toBe("Blob {size: 3, type: 'text/plain'}");
  expect(lines(await childrenOf(debugging, 'blob'))).toEqual(['size: 3', "type: 'text/plain'"]);
  const children = await childrenOf(debugging, 'url');
  expect(lines(children)).toEqual([
    "href: 'https://a.b/c?d#e'",
    "origin: 'https://a.b'",
    "protocol: 'https:'",
    "username: ''",
    "password: ''",
    "host: 'a.b'",
    "hostname: 'a.b'",
    "port: ''",
    "pathname: '/c'",
    "search: '?d'",
    // Made when it is asked for.
    'searchParams: (...)',
    "hash: '#e'",
  ]);
  expect(children.find(({ name }) => name === 'href')).toMatchObject({ evaluateName: 'url.href' });
  const members = children.find(({ name }) => name === '[[PrivateMembers]]')!;
  expect((await debugging.children(members.variablesReference)).map(({ name }) => name)).toContain('#record');
  expect(lines(await childrenOf(debugging, 'response'))).toEqual(
    expect.arrayContaining(['status: 201', 'ok: true', 'headers: (...)', 'body: (...)']),
  );
  // Without attributes there is nothing to show instead.
  expect(lines(await childrenOf(debugging, 'headers'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^#list/)]),
  );
  // A class of the program has private members of its own.
  expect(lines(await childrenOf(debugging, 'page'))).toEqual(expect.arrayContaining(['#visits: 3', 'visits: (...)']));
  await debugging.finish();
});

dapTest('an attribute of a built-in object can be set', async (lab) => {
  const debugging = await lab.debug(stopWith("const url = new URL('https://a.b/c');", 'url'));
  await debugging.stopped('breakpoint');
  const { variablesReference } = await debugging.variable('url');
  await debugging.client.request('setVariable', { variablesReference, name: 'pathname', value: "'/d'" });
  expect((await debugging.evaluate('url.href')).result).toBe("'https://a.b/d'");
  await debugging.finish();
});
