// Runs in jstime: `calls.ts`, with a `check` that compares values with the types that the compiler found for them. The types
// are in the file that is the first argument; what does not fit is written to that of the second one.
import { readFile, writeFile } from 'node:fs/promises';

const { places, types, shapes } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const problems = [];
const seen = new Set();
const checked = new Set();

/** @template T @param {T} value @returns {T} */
export function check(value) {
  // The line of the call is that of the first frame outside of this file.
  const [, line, column] = /calls\.ts:(\d+):(\d+)/.exec(new Error().stack ?? '') ?? [];
  const place = `${line}:${column}`;
  checked.add(place);
  if (place in places) compare(value, places[place], `calls.ts:${line}`, 0);
  else problems.push(`calls.ts:${line}: no type is known for ${column}`);
  return value;
}

function compare(value, index, path, depth) {
  const problem = mismatch(value, types[index], path, depth);
  if (problem) problems.push(`${path}: ${problem}`);
}

/** What is wrong, if anything is. */
function mismatch(value, type, path, depth) {
  const found = value === null ? 'null' : typeof value;
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'literal':
      return value === type.value ? undefined : `is ${String(value)}, not ${type.value}`;
    case 'primitive':
      return found === type.name ? undefined : `is ${found}, not ${type.name}`;
    case 'function':
      return found === 'function' ? undefined : `is ${found}, not a function`;
    case 'union': {
      const all = type.of.map((index) => mismatch(value, types[index], path, 99));
      return all.includes(undefined) ? undefined : all.join(', and ');
    }
    case 'list':
      if (!Array.isArray(value)) return `is ${found}, not an array`;
      if (type.length !== undefined && value.length !== type.length) return `has ${value.length}, not ${type.length}`;
      if (depth < 3) {
        value.forEach((item, at) => {
          compare(item, type.of[Math.min(at, type.of.length - 1)], `${path}[${at}]`, depth + 1);
        });
      }
      return undefined;
    case 'object':
      return found === 'object' || found === 'function' ? members(value, type, path, depth) : `is ${found}, no object`;
  }
  throw new Error(`no kind ${type.kind}`);
}

function members(value, { name, shape, exact }, path, depth) {
  const object = name?.split('.').reduce((scope, part) => scope?.[part], globalThis);
  if (typeof object === 'function' && !(Object(value) instanceof object)) return `is no ${name}`;
  if (shape === undefined || depth > 3 || (depth > 0 && seen.has(value))) return undefined;
  seen.add(value);
  if (exact) {
    const more = namesIn(value).filter((member) => !(member in shapes[shape]));
    if (more.length > 0) problems.push(`${path}: has ${more.join(', ')}, which are not declared`);
  }
  for (const [member, { type, optional, method }] of Object.entries(shapes[shape])) {
    if (!(member in value)) {
      if (!optional) problems.push(`${path}.${member}: is not there`);
    } else if (method) {
      if (typeof value[member] !== 'function') problems.push(`${path}.${member}: is no function`);
    } else if (!(optional && value[member] === undefined)) {
      compare(value[member], type, `${path}.${member}`, depth + 1);
    }
  }
  return undefined;
}

/** Of an object and its prototypes, but for what every object has. */
function namesIn(value) {
  const names = [];
  for (let object = value; object && object !== Object.prototype; object = Object.getPrototypeOf(object)) {
    names.push(...Object.getOwnPropertyNames(object).filter((name) => name !== 'constructor'));
  }
  return names;
}

globalThis.check = check;
await import('./calls.ts');
const missed = Object.keys(places).filter((place) => !checked.has(place));
await writeFile(process.argv[3], JSON.stringify({ problems: [...new Set(problems)], missed }));
process.exit(0);
