// What a case of test/spec is: the format of test.json, read strictly so that a typo is an error and not a test less.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Shape, shapes } from '../jstime.ts';

export type Stream = 'stdout' | 'stderr';

/** Expected text: where it stands, so that it can be updated, and what it says. */
export interface Expected {
  /** The file in the case's folder, or undefined if the text stands in test.json. */
  file: string | undefined;
  text: string;
}

export interface SpecRun {
  /** The number in `runs`; undefined if the case is a single run. */
  index: number | undefined;
  description: string | undefined;
  args: string[];
  stdin: string;
  env: Record<string, string>;
  /** Relative to the case's folder. */
  cwd: string;
  timeoutMs: number;
  stdout: Expected | undefined;
  stderr: Expected | undefined;
  /** An exit code, or the name of the signal that ends the process. */
  exit: number | string | undefined;
}

export interface SpecCase {
  /** The folder, relative to test/spec: the name of the test. */
  name: string;
  folder: string;
  shapes: readonly Shape[];
  /** At least one; several run one after the other with one temporary folder. */
  runs: SpecRun[];
}

const caseKeys = ['description', 'shapes', 'runs'];
const runKeys = ['description', 'args', 'stdin', 'env', 'cwd', 'timeoutMs', 'stdout', 'stderr', 'exit'];

/** All cases below a folder, in order of their names. */
export function findCases(root: string, folder = root): SpecCase[] {
  if (existsSync(join(folder, 'test.json'))) return [readCase(root, folder)];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => findCases(root, join(folder, entry.name)));
}

/**
 * Reads one case.
 * @throws {Error} when test.json is not JSON, has a key that is not known or a value of the wrong type
 */
export function readCase(root: string, folder: string): SpecCase {
  const file = join(folder, 'test.json');
  try {
    const json = object(JSON.parse(readFileSync(file, 'utf8')), 'test.json');
    const several = json.runs !== undefined;
    checkKeys(json, several ? caseKeys : [...runKeys, 'shapes']);
    const runs = several ? array(json.runs, 'runs').map((run) => object(run, 'a run')) : [json];
    if (runs.length === 0) throw new Error('runs is empty');
    return {
      name: relative(root, folder),
      folder,
      shapes: readShapes(json.shapes),
      runs: runs.map((run, index) => {
        if (several) checkKeys(run, runKeys);
        return readRun(folder, run, several ? index : undefined);
      }),
    };
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

/** The parts of a run without which it would test nothing: the keys that are missing. */
export function missingExpectations(run: SpecRun): string[] {
  return (['stdout', 'stderr', 'exit'] as const).filter((key) => run[key] === undefined);
}

function readRun(folder: string, json: Record<string, unknown>, index: number | undefined): SpecRun {
  const timeoutMs = json.timeoutMs ?? 30_000;
  if (typeof timeoutMs !== 'number') throw new Error('timeoutMs is not a number');
  const { exit } = json;
  if (exit !== undefined && typeof exit !== 'number' && typeof exit !== 'string') {
    throw new Error('exit is neither an exit code nor the name of a signal');
  }
  return {
    index,
    description: json.description === undefined ? undefined : string(json.description, 'description'),
    args: array(json.args ?? [], 'args').map((arg) => string(arg, 'an argument')),
    stdin: readText(folder, json.stdin, 'stdin')?.text ?? '',
    env: Object.fromEntries(
      Object.entries(object(json.env ?? {}, 'env')).map(([name, value]) => [name, string(value, `env.${name}`)]),
    ),
    cwd: string(json.cwd ?? '.', 'cwd'),
    timeoutMs,
    stdout: readExpected(folder, json, 'stdout', index),
    stderr: readExpected(folder, json, 'stderr', index),
    exit,
  };
}

/** A single run's expectation may be left out of test.json: then it is the file stdout.txt or stderr.txt. */
function readExpected(folder: string, json: Record<string, unknown>, stream: Stream, index: number | undefined) {
  const file = `${stream}.txt`;
  const present = index === undefined && existsSync(join(folder, file));
  if (json[stream] === undefined) return present ? readText(folder, { file }, stream) : undefined;
  if (present) throw new Error(`${stream} stands both in test.json and in ${file}`);
  return readText(folder, json[stream], stream);
}

/** A text is a string, an array of lines that each end in a line feed, or `{ "file": name }` for a file of the case. */
function readText(folder: string, json: unknown, what: string): Expected | undefined {
  if (json === undefined) return undefined;
  if (typeof json === 'string') return { file: undefined, text: json };
  if (Array.isArray(json)) {
    return { file: undefined, text: json.map((line) => `${string(line, `a line of ${what}`)}\n`).join('') };
  }
  const holder = object(json, what);
  checkKeys(holder, ['file']);
  const file = string(holder.file, `${what}.file`);
  const path = join(folder, file);
  return { file, text: existsSync(path) ? readFileSync(path, 'utf8') : '' };
}

function readShapes(json: unknown): readonly Shape[] {
  if (json === undefined) return shapes;
  const wanted = array(json, 'shapes');
  const known = shapes.filter((shape) => wanted.includes(shape));
  if (known.length === 0 || known.length !== wanted.length) {
    throw new Error(`shapes is not a list of ${shapes.join(' and ')}`);
  }
  return known;
}

function checkKeys(json: Record<string, unknown>, known: readonly string[]) {
  const unknown = Object.keys(json).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`the key ${unknown} is not known; known are ${known.join(', ')}`);
}

function object(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Error(`${what} is not an object`);
}

function array(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${what} is not an array`);
}

function string(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw new Error(`${what} is not a string`);
}
