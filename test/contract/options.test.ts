// What the declarations call options is what the runtime reads of them: no member less, no member more, in the order of
// Web IDL (by dictionary, the inherited one first, then by name).
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Declared, readDeclarations, type Signature } from '../../scripts/typings/declarations.mjs';
import { runJstime } from '../support/jstime.ts';

const { globals, modules, types } = readDeclarations();
let read: Record<string, string[]>;

beforeAll(async () => {
  const { stdout, stderr } = await runJstime([join(import.meta.dirname, 'probe-options.mjs')]);
  expect(stderr).toBe('');
  read = JSON.parse(stdout);
});

/** Declared twice, because one member decides what the others are. */
const together: Record<string, string> = { UnderlyingSource: 'UnderlyingByteSource' };
/** One dictionary here, two in the standard; and V8's own reading, which has its own order. */
const otherOrder = ['RsaHashedKeyGenParams', 'WebAssembly.TableDescriptor'];

/** What scripts get, and do not hand over. */
const given = [
  ...['Console', 'CryptoKeyPair', 'DOMExceptionConstants', 'EncapsulatedBits', 'EncapsulatedKey', 'ImportMeta'],
  ...['KeyAlgorithm', 'PerformanceNodeTiming', 'PerformanceObserverCallbackOptions', 'Process', 'ProcessInput'],
  ...['ProcessMemoryUsage', 'ProcessOutput', 'URLPatternComponentResult', 'URLPatternResult'],
  ...['ReadableStreamAsyncIterator', 'HeadersIterator', 'FormDataIterator', 'URLSearchParamsIterator'],
  ...['ModuleExportDescriptor', 'ModuleImportDescriptor', 'WebAssemblyInstantiatedSource'],
  ...['StatsBase', 'BigIntStats', 'StatFs', 'Dirent', 'Dir', 'FileHandle', 'FileChange'],
];
/** Read member by member where they are part of another; copied as a whole; part of others. */
const notProbed = ['RsaOtherPrimesInfo', 'ConsoleDirOptions', 'UnderlyingByteSource', 'Signalled'];

const shortName = (name: string) => name.replace(/^.*[#.]/, '');

function membersOf(name: string): string[] {
  const declared = types[name];
  if (!declared) throw new Error(`${name} is not declared`);
  const { parent, members } = declared;
  const prefix = /^.*[#.]/.exec(name)?.[0] ?? '';
  const inherited = parent ? membersOf(types[prefix + parent] ? prefix + parent : parent) : [];
  const more = Object.keys(types[together[name] ?? '']?.members ?? {});
  return [...inherited, ...new Set([...Object.keys(members), ...more].sort())];
}

/** Members of the object types that a parameter's type is made of: `URL.parse(base)`. */
function membersOfParameter(name: string): string[] {
  const [, owner = '', parameter = ''] = /^(.*)\((.*)\)$/.exec(name) ?? [];
  const signatures = signaturesOf(owner).flatMap(({ parameters }) =>
    parameters.filter((one) => one.name === parameter),
  );
  const names = signatures.flatMap(({ type }) =>
    [...type.matchAll(/[{;] (\w+)\??:/g)].map(([, member]) => member ?? ''),
  );
  return [...new Set(names)].sort();
}

function signaturesOf(owner: string): Signature[] {
  const [specifier = '', exported] = owner.split('#');
  if (exported) return modules[specifier]?.[exported]?.signatures ?? [];
  if (globals[owner]) return globals[owner].signatures;
  const [name = '', member = ''] = owner.split('.');
  return globals[name]?.members[member]?.signatures ?? [];
}

test('each kind of options is looked at', () => {
  const isInput = ([name, { kind }]: [string, Declared]) => kind === 'shape' && !given.includes(shortName(name));
  const declared = Object.entries(types).filter(isInput);
  const missing = declared
    .map(([name]) => name)
    .filter((name) => !(name in read) && !notProbed.includes(shortName(name)));
  expect(missing).toEqual([]);
  const known = new Set(Object.keys(types).map(shortName));
  expect([...given, ...notProbed].filter((name) => !known.has(name))).toEqual([]);
});

test('the members that are read are those that are declared', () => {
  const sorted = (names: string[]) => [...names].sort();
  for (const [name, members] of Object.entries(read)) {
    const declared = name.endsWith(')') ? membersOfParameter(name) : membersOf(name);
    expect(sorted(members), name).toEqual(sorted(declared));
  }
});

test('in the order of Web IDL', () => {
  const ordered = Object.keys(read).filter((name) => !/[#)]/.test(name) && !otherOrder.includes(name));
  for (const name of ordered) expect(read[name], name).toEqual(membersOf(name));
});
