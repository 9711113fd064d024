// The declarations in `typings/` say exactly what a script finds: compared with the running binary in both directions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkCompleteness, unknownTags } from '../../scripts/typings/completeness.mjs';
import { type Declared, type Members, readDeclarations } from '../../scripts/typings/declarations.mjs';
import { runJstime } from '../support/jstime.ts';

interface LiveMember {
  name?: string;
  accessor: boolean;
  settable: boolean;
  enumerable: boolean;
  type?: string;
  length?: number;
}

interface Live {
  name?: string;
  kind: 'interface' | 'function' | 'object' | 'value';
  type: string;
  length?: number;
  parent?: string;
  instanceOf?: string;
  statics?: Record<string, LiveMember>;
  members?: Record<string, LiveMember>;
}

const typings = join(import.meta.dirname, '../../typings');
const declarations = readDeclarations();
let live: { globals: Record<string, Live>; modules: Record<string, Record<string, Live>> };

beforeAll(async () => {
  const { stdout, stderr } = await runJstime([
    join(import.meta.dirname, 'live-api.mjs'),
    ...Object.keys(declarations.modules),
  ]);
  expect(stderr).toBe('');
  live = JSON.parse(stdout);
});

/** What differs, one line each. */
function compareMembers(
  declared: Members,
  found: Record<string, LiveMember>,
  optional: readonly string[] = [],
): string[] {
  const problems: string[] = [];
  for (const [name, member] of Object.entries(declared)) {
    const there = found[name];
    if (!there) {
      if (!unforgeable.has(name)) problems.push(`${name}: declared, but not there`);
      continue;
    }
    const isMethod = !there.accessor && there.type === 'function';
    if (member.kind === 'method' && !isMethod) problems.push(`${name}: declared as a method, but is none`);
    if (member.kind === 'method' && isMethod && member.length !== there.length) {
      problems.push(
        `${name}: takes ${member.length} arguments at least, as declared, but its length is ${there.length}`,
      );
    }
    if (isMethod && there.name !== name && !name.startsWith('Symbol.') && there.name !== aliases[name]) {
      problems.push(`${name}: its name is ${there.name}`);
    }
    if (member.kind === 'property' && member.readonly === there.settable) {
      problems.push(`${name}: declared ${member.readonly ? 'as readonly' : 'as writable'}, but is not`);
    }
  }
  for (const name of Object.keys(found)) {
    if (!(name in declared) && !optional.includes(name)) problems.push(`${name}: there, but not declared`);
  }
  return problems;
}

/** Methods that are another one, by its other name. */
const aliases: Record<string, string> = { addListener: 'on', removeListener: 'off' };

/** Own properties of each instance, as Web IDL's LegacyUnforgeable says. */
const unforgeable = new Set(['isTrusted']);
/** Every interface has it, and nobody needs its declaration. */
const implied = ['Symbol.toStringTag'];

const isNamed = (name: string) => name in live.globals || declarations.ecmascript.includes(name);

function compare(declared: Declared, found: Live): string[] {
  const problems: string[] = [];
  if (declared.kind === 'interface') {
    if (found.kind !== 'interface') return [`declared as an interface, but is: ${found.kind}`];
    // Errors are ECMAScript's: their one parameter is optional, and counts.
    if (declared.constructible && found.parent !== 'Error' && declared.length !== found.length) {
      problems.push(
        `constructor: takes ${declared.length} arguments at least, as declared, but its length is ${found.length}`,
      );
    }
    // Some of ECMAScript's prototypes have no name that a script could use.
    const parent = found.parent !== undefined && isNamed(found.parent) ? found.parent : undefined;
    if (declared.parent !== parent) problems.push(`extends ${declared.parent}, as declared, but is: ${parent}`);
    // Errors have them, whatever they are.
    const ofErrors = found.parent === 'Error' ? ['name', 'message'] : [];
    problems.push(...compareMembers(declared.statics, found.statics ?? {}).map((problem) => `static ${problem}`));
    problems.push(...compareMembers(declared.members, found.members ?? {}, [...implied, ...ofErrors]));
    const all = Object.entries({ ...found.statics, ...found.members });
    const hidden = all.filter(
      ([name, { enumerable }]) => !enumerable && name in { ...declared.statics, ...declared.members },
    );
    problems.push(
      ...hidden.filter(([name]) => !name.startsWith('Symbol.')).map(([name]) => `${name}: is not enumerable`),
    );
  } else if (declared.kind === 'function') {
    if (found.kind !== 'function') return [`declared as a function, but is: ${found.kind}`];
    if (declared.length !== found.length) {
      problems.push(`takes ${declared.length} arguments at least, as declared, but its length is ${found.length}`);
    }
    problems.push(...compareMembers(declared.statics, found.statics ?? {}));
  } else if (found.kind === 'object') {
    // An array's elements are no members.
    if (declared.instanceOf === 'Array') return problems;
    if (declared.instanceOf !== undefined) {
      if (declared.instanceOf !== found.instanceOf)
        problems.push(`is of ${declared.instanceOf}, as declared, but is: ${found.instanceOf}`);
      problems.push(...compareMembers({}, found.statics ?? {}, implied));
    } else if (found.instanceOf === undefined && Object.keys(declared.statics).length > 0) {
      problems.push(...compareMembers(declared.statics, found.statics ?? {}, implied));
    }
  }
  return problems;
}

test('the declarations compile, with nothing but ECMAScript', () => {
  expect(declarations.problems).toEqual([]);
});

test('every global that is there is declared', () => {
  const undeclared = Object.keys(live.globals).filter(
    (name) => !(name in declarations.globals) && !declarations.ecmascript.includes(name),
  );
  expect(undeclared).toEqual([]);
});

describe('globals are as declared', () => {
  test.each(Object.keys(declarations.globals))('%s', (name) => {
    const found = live.globals[name];
    expect(found, `${name} is not there`).toBeDefined();
    expect(compare(declarations.globals[name]!, found!)).toEqual([]);
    if (found?.type === 'function') expect(found.name).toBe(name.replace(/^.*\./, ''));
  });
});

describe('modules export what is declared', () => {
  test.each(Object.keys(declarations.modules))('%s', (specifier) => {
    const declared = declarations.modules[specifier]!;
    const found = live.modules[specifier]!;
    expect(Object.keys(found).sort()).toEqual(Object.keys(declared).sort());
    const problems = Object.entries(declared).flatMap(([name, entry]) =>
      compare(entry, found[name]!).map((problem) => `${name}: ${problem}`),
    );
    expect(problems).toEqual([]);
    const functions = Object.entries(found).filter(([name, { type }]) => type === 'function' && name !== 'default');
    expect(functions.map(([, { name }]) => name)).toEqual(functions.map(([name]) => aliases[name] ?? name));
  });
});

test('comments say all that they must, in tags that are known', () => {
  expect(checkCompleteness(declarations)).toEqual([]);
  const texts = Object.keys(declarations.topics).map((topic) =>
    readFileSync(join(typings, `src/${topic}.d.ts`), 'utf8'),
  );
  expect(texts.flatMap(unknownTags)).toEqual([]);
});

test('the package has all of the declarations', () => {
  const index = readFileSync(join(typings, 'index.d.ts'), 'utf8');
  const referenced = [...index.matchAll(/path="src\/(.*)\.d\.ts"/g)].map(([, name]) => name);
  expect(referenced).toEqual(Object.keys(declarations.topics).sort());
});
