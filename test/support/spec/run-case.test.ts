// The spec runner itself, with a small shell script in the place of jstime.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { findCases, readCase } from './case-file.ts';
import { runCase, updateCase } from './run-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'jstime-harness-'));
const fake = join(folder, 'fake');
writeFileSync(
  fake,
  `#!/bin/sh
case $1 in
  echo) shift; printf '%s\\n' "$@" ;;
  shape) echo "\${JSTIME_SHAPE:-direct}" ;;
  cat) cat ;;
  pwd) pwd -P; echo "$2" ;;
  fail) echo oops >&2; exit 7 ;;
  die) kill -TERM $$ ;;
  crash) kill -SEGV $$ ;;
  hang) exec sleep 60 ;;
esac
`,
);
chmodSync(fake, 0o755);
process.env.JSTIME_BIN = fake;

const root = join(folder, 'spec');

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function makeCase(json: object, files: Record<string, string> = {}) {
  const place = join(root, 'topic/case');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'test.json'), JSON.stringify(json));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  return readCase(root, place);
}

function caseFile(name: string): string {
  return readFileSync(join(root, 'topic/case', name), 'utf8');
}

const quiet = { stdout: '', stderr: '', exit: 0 };

test('cases are found at any depth and named by their folder', () => {
  makeCase(quiet);
  expect(findCases(root).map((spec) => [spec.name, spec.shapes])).toEqual([['topic/case', ['direct', 'addon']]]);
});

test('output, exit code and stdin are compared', async () => {
  await runCase(makeCase({ args: ['cat'], stdin: 'in\n', stdout: 'in\n', stderr: '', exit: 0 }), 'direct');
  await runCase(makeCase({ args: ['fail'], stdout: '', stderr: 'oops\n', exit: 7 }), 'direct');
  await runCase(makeCase({ args: ['die'], stdout: '', stderr: '', exit: 'SIGTERM' }), 'direct');
});

test('all differences of a run are told at once', async () => {
  const spec = makeCase({ args: ['fail'], stdout: 'x\n', stderr: 'y\n', exit: 0 });
  await expect(runCase(spec, 'direct')).rejects.toThrow(/exit: expected 0, was 7[\s\S]*stdout: [\s\S]*stderr: /);
});

test('the shape reaches the process', async () => {
  const spec = makeCase({ args: ['shape'], stdout: 'addon\n', stderr: '', exit: 0 });
  await runCase(spec, 'addon');
  await expect(runCase(spec, 'direct')).rejects.toThrow('+ direct');
});

test('places are filled in and the temporary folder is shared by the runs of a case', async () => {
  const run = {
    args: ['pwd', '{CASE_URL}/a.js'],
    cwd: '{TMP}',
    stdout: '{TMP}\n{CASE_URL}/a.js\n',
    stderr: '',
    exit: 0,
  };
  await runCase(makeCase({ runs: [run, run] }), 'direct');
});

test('expected text may stand in files', async () => {
  await runCase(makeCase({ args: ['echo', 'hi'], stderr: '', exit: 0 }, { 'stdout.txt': 'hi\n' }), 'direct');
});

test('text both in test.json and in a file is an error', () => {
  expect(() => makeCase(quiet, { 'stderr.txt': '' })).toThrow('stderr stands both in test.json and in stderr.txt');
});

test('a missing expectation is an error', async () => {
  const spec = makeCase({ args: ['echo'], stdout: '\n' });
  await expect(runCase(spec, 'direct')).rejects.toThrow('expects no stderr and no exit');
});

test('unknown keys and values of the wrong type are errors', () => {
  expect(() => makeCase({ ...quiet, stdot: '' })).toThrow('the key stdot is not known');
  expect(() => makeCase({ runs: [{ ...quiet, shapes: [] }] })).toThrow('the key shapes is not known');
  expect(() => makeCase({ runs: [] })).toThrow('runs is empty');
  expect(() => makeCase({ ...quiet, args: 'echo' })).toThrow('args is not an array');
  expect(() => makeCase({ ...quiet, shapes: ['other'] })).toThrow('shapes is not a list of direct and addon');
});

test('a process that does not end is killed and told about', async () => {
  const spec = makeCase({ args: ['hang'], timeoutMs: 200, ...quiet });
  await expect(runCase(spec, 'direct')).rejects.toThrow('did not end within 200 ms');
});

test('an update fills in what is missing, in one line or a file, with tokens', async () => {
  await updateCase(makeCase({ args: ['pwd', '{CASE}'], cwd: '{TMP}' }), 'direct');
  expect(JSON.parse(caseFile('test.json'))).toEqual({ args: ['pwd', '{CASE}'], cwd: '{TMP}', stderr: '', exit: 0 });
  expect(caseFile('stdout.txt')).toBe('{TMP}\n{CASE}\n');
  await runCase(readCase(root, join(root, 'topic/case')), 'direct');
});

test('an update leaves expectations alone that are met, wildcards and all', async () => {
  const json = { args: ['echo', 'a', 'b'], stdout: '[WILDLINE]\nb\n', stderr: '', exit: 1 };
  await updateCase(makeCase(json), 'direct');
  expect(JSON.parse(caseFile('test.json'))).toEqual({ ...json, exit: 0 });
});

test('an update of several runs writes lines, or a file for each where they are many', async () => {
  const many = Array.from({ length: 20 }, (_, i) => `${i}`);
  await updateCase(makeCase({ runs: [{ args: ['echo', 'a', 'b'] }, { args: ['echo', ...many] }] }), 'direct');
  const { runs } = JSON.parse(caseFile('test.json'));
  expect(runs[0].stdout).toEqual(['a', 'b']);
  expect(runs[1].stdout).toEqual({ file: 'stdout-2.txt' });
  expect(caseFile('stdout-2.txt')).toBe(`${many.join('\n')}\n`);
  await runCase(readCase(root, join(root, 'topic/case')), 'direct');
});

test('a crash is never made the expectation', async () => {
  await expect(updateCase(makeCase({ args: ['crash'] }), 'direct')).rejects.toThrow('crashed with SIGSEGV');
});
