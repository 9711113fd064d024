// --cpu-prof, --heap-prof, --heap-snapshot-on-oom and --coverage: what is written, where to, and at which ends.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import v8ToIstanbul from 'v8-to-istanbul';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runJstime, shapes, startJstime } from './support/jstime.ts';

interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
}

interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame; hitCount: number; children?: number[] }[];
  startTime: number;
  endTime: number;
  samples: number[];
  timeDeltas: number[];
}

interface HeapNode {
  callFrame: CallFrame;
  selfSize: number;
  id: number;
  children: HeapNode[];
}

interface Coverage {
  result: { url: string; functions: Parameters<ReturnType<typeof v8ToIstanbul>['applyCoverage']>[0] }[];
}

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-profiling-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const readJson = <T>(...names: string[]): T => JSON.parse(readFileSync(join(folder, ...names), 'utf8'));

/** A program that spends its time and memory in functions with names. */
const program = `
import { burn } from './burn.mjs';
const kept = [];
function keep() {
  for (let i = 0; i < 100_000; i++) kept.push({ i, text: 'text' + i });
}
keep();
setTimeout(function later() {
  burn(performance.now() + 50);
  console.log([1, 2].map(function mapped(x) { return x + 1; }));
}, 20);
`;
const burn = `export function burn(until) {
  let sum = 0;
  while (performance.now() < until) for (let i = 0; i < 1000; i++) sum += Math.sqrt(i);
  return sum;
}
`;

for (const shape of shapes) {
  test(`a CPU profile names the program's functions, and no built-ins [${shape}]`, async () => {
    const main = write('main.mjs', program);
    const url = pathToFileURL(write('burn.mjs', burn)).href;
    const args = ['--cpu-prof=out/run.cpuprofile', '--cpu-prof-interval=200', main];
    expect(await runJstime(args, { shape, cwd: folder })).toMatchObject({ exitCode: 0, stderr: '' });
    const profile = readJson<CpuProfile>('out/run.cpuprofile');
    const burning = profile.nodes.filter(({ callFrame }) => callFrame.functionName === 'burn');
    expect(burning[0]?.callFrame).toMatchObject({ url, lineNumber: 0 });
    // Something other than our own: what V8 says of itself has no URL.
    const urls = new Set(profile.nodes.map(({ callFrame }) => callFrame.url));
    expect([...urls].filter((url) => url !== '' && !url.startsWith('file:'))).toEqual([]);

    const byId = new Map(profile.nodes.map((node) => [node.id, node]));
    const later = profile.nodes.find(({ callFrame }) => callFrame.functionName === 'later');
    const callees = later?.children?.map((id) => byId.get(id)?.callFrame.functionName);
    expect(callees).toContain('burn');
    expect(profile.samples.length).toBe(profile.timeDeltas.length);
    expect(profile.samples.every((id) => byId.has(id))).toBe(true);
    expect(profile.nodes.map(({ callFrame }) => callFrame.functionName)).toContain('(idle)');
    const hits = profile.nodes.reduce((sum, { hitCount }) => sum + hitCount, 0);
    expect(hits).toBeGreaterThan(0);
    expect(hits).toBeLessThanOrEqual(profile.samples.length);
    const duration = profile.timeDeltas.reduce((sum, delta) => sum + delta, 0);
    expect(duration).toBeLessThanOrEqual(profile.endTime - profile.startTime);
  });

  test(`a heap profile tells who allocated [${shape}]`, async () => {
    const main = write('main.mjs', program);
    write('burn.mjs', burn);
    expect(await runJstime(['--heap-prof=run.heapprofile', main], { shape, cwd: folder })).toMatchObject({
      stderr: '',
    });
    const { head, samples } = readJson<{ head: HeapNode; samples: { nodeId: number; size: number }[] }>(
      'run.heapprofile',
    );
    const nodes: HeapNode[] = [head];
    for (const node of nodes) nodes.push(...node.children);
    const keep = nodes.find(({ callFrame }) => callFrame.functionName === 'keep');
    expect(keep?.callFrame).toMatchObject({ url: pathToFileURL(main).href, lineNumber: 3 });
    expect(keep?.selfSize).toBeGreaterThan(1e6);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(samples.every(({ nodeId, size }) => ids.has(nodeId) && size > 0)).toBe(true);
  });

  test(`coverage: functions and blocks that ran or not, as c8 counts them [${shape}]`, async () => {
    const source = `export function taken(x) {
  if (x > 1) {
    return 'large';
  }
  return 'small';
}
export function never() {
  return 1;
}
`;
    const path = write('lib.mjs', source);
    const main = write(
      'main.mjs',
      `import { taken } from './lib.mjs';\nfor (const x of [0, 1]) console.log(taken(x));\n`,
    );
    const { stdout, stderr } = await runJstime(['--coverage=cov', main], { shape, cwd: folder });
    expect({ stdout, stderr }).toEqual({ stdout: 'small\nsmall\n', stderr: '' });
    const [file, ...others] = readdirSync(join(folder, 'cov'));
    expect(file).toMatch(/^coverage-\d+-\d{13}-0\.json$/);
    expect(others).toEqual([]);
    const { result } = readJson<Coverage>('cov', file!);
    expect(result.map(({ url }) => url)).toEqual([pathToFileURL(main).href, pathToFileURL(path).href]);
    const converter = v8ToIstanbul(path);
    await converter.load();
    converter.applyCoverage(result[1]!.functions);
    const summary = converter.toIstanbul()[path]!;
    const functions = Object.entries(summary.fnMap).map(([id, { name }]) => [name, summary.f[id as never]]);
    expect(functions).toEqual([
      ['taken', 2],
      ['never', 0],
    ]);
    const lines = Object.entries(summary.statementMap).map(([id, { start }]) => [start.line, summary.s[id as never]]);
    const uncovered = lines.filter(([, count]) => count === 0).map(([line]) => line);
    expect(uncovered).toEqual([3, 4, 8, 9]);
  });

  test(`NODE_V8_COVERAGE asks for coverage, too [${shape}]`, async () => {
    await runJstime(['-e', '1'], { shape, cwd: folder, env: { NODE_V8_COVERAGE: join(folder, 'cov') } });
    const [file, ...others] = readdirSync(join(folder, 'cov'));
    expect(others).toEqual([]);
    const { result } = readJson<Coverage>('cov', file!);
    expect(result.map(({ url }) => url)).toEqual([`${pathToFileURL(folder).href}/[eval]`]);
  });

  test.each([
    ['process.exit', 'process.exit(3)', 3],
    ['process.exit in a task', 'setTimeout(() => process.exit(4))', 4],
    ['an uncaught error', 'throw new Error("thrown")', 1],
    ['an unhandled rejection', 'Promise.reject(new Error("rejected"))', 1],
    ['an await that never settles', 'await new Promise(() => {})', 13],
  ])(`written at the end by %s [${shape}]`, async (_, source, exitCode) => {
    const main = write('main.mjs', source);
    const args = ['--cpu-prof=out/', '--heap-prof=out/', '--coverage=out', main];
    expect((await runJstime(args, { shape, cwd: folder })).exitCode).toBe(exitCode);
    expectAll();
  });

  test.each([
    ['SIGINT', 'an idle program', `setInterval(() => {}, 1e6);\nconsole.log('ready');`],
    ['SIGINT', 'a busy program', `console.log('ready');\n(function busy() { for (;;); })();`],
    ['SIGTERM', 'a busy program', `console.log('ready');\n(function busy() { for (;;); })();`],
  ] as const)(`%s in %s: written, and the process dies of it [${shape}]`, async (signal, _, source) => {
    const main = write('main.mjs', source);
    const running = startJstime(['--cpu-prof=out/', '--heap-prof=out/', '--coverage=out', main], {
      shape,
      cwd: folder,
    });
    await running.waitFor('stdout', 'ready');
    running.child.kill(signal);
    expect(await running.result).toMatchObject({ signal, stdout: 'ready\n', stderr: '' });
    expectAll();
  });

  test(`a full heap: its snapshot and the profiles [${shape}]`, async () => {
    const source = `class Kept { items = [1, 2, 3]; }\nconst kept = [];\n(function grow() { for (;;) kept.push(new Kept()); })();`;
    const main = write('main.mjs', source);
    const args = ['--max-heap-size=20', '--heap-snapshot-on-oom=oom.heapsnapshot', '--cpu-prof=out/', main];
    const { exitCode, stderr } = await runJstime(args, { shape, cwd: folder, timeoutMs: 60_000 });
    expect(exitCode).toBe(134);
    expect(stderr).toMatch(
      /^jstime: out of memory: .*\n(?:.+\n)*jstime: heap snapshot written to '.*oom\.heapsnapshot'\n$/,
    );
    const { snapshot, strings } = readJson<{ snapshot: { node_count: number }; strings: string[] }>('oom.heapsnapshot');
    expect(snapshot.node_count).toBeGreaterThan(10_000);
    expect(strings).toContain('Kept');
    expect(readdirSync(join(folder, 'out'))).toEqual([expect.stringMatching(/\.cpuprofile$/)]);
  });

  test(`a heap that is full in the middle of an allocation: its snapshot [${shape}]`, async () => {
    const main = write('main.mjs', `JSON.parse('[' + '[1],'.repeat(1_500_000) + '1]');\nconsole.log('parsed');`);
    const args = ['--max-heap-size=20', '--heap-snapshot-on-oom=oom.heapsnapshot', main];
    const { exitCode, stdout } = await runJstime(args, { shape, cwd: folder, timeoutMs: 80_000 });
    expect({ exitCode, stdout }).toEqual({ exitCode: 134, stdout: '' });
    expect(readJson<{ strings: string[] }>('oom.heapsnapshot').strings.length).toBeGreaterThan(1000);
    // One time in a hundred V8 collects garbage for half a minute before it gives up.
  }, 90_000);

  test(`what cannot be written is said, and changes no exit code [${shape}]`, async () => {
    write('file', '');
    const args = ['--cpu-prof=file/x', '--heap-prof=file/y', '--coverage=file/z', '-e', 'process.exitCode = 5'];
    const { exitCode, stderr } = await runJstime(args, { shape, cwd: folder });
    expect(exitCode).toBe(5);
    expect(stderr.split('\n').map((line) => line.replace(/coverage-.*\.json/, 'coverage.json'))).toEqual([
      `jstime: cannot write the CPU profile to '${folder}/file/x': Not a directory`,
      `jstime: cannot write the heap profile to '${folder}/file/y': Not a directory`,
      `jstime: cannot write the coverage to '${folder}/file/z/coverage.json': Not a directory`,
      '',
    ]);
  });
}

test('names of their own, in the working directory that was', async () => {
  mkdirSync(join(folder, 'elsewhere'));
  const source = `import * as process from 'node:process';\nprocess.chdir('elsewhere');`;
  const args = ['--cpu-prof', '--heap-prof', '-e', source];
  expect(await runJstime(args, { cwd: folder })).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readdirSync(folder).sort()).toEqual([
    expect.stringMatching(/^CPU\.\d{8}\.\d{6}\.\d+\.0\.001\.cpuprofile$/),
    expect.stringMatching(/^Heap\.\d{8}\.\d{6}\.\d+\.0\.001\.heapprofile$/),
    'elsewhere',
  ]);
  expect(existsSync(join(folder, 'elsewhere/CPU'))).toBe(false);
});

test('coverage follows source maps', async () => {
  const path = write('main.mjs', 'function f(a){return a?1:2}console.log(f(1));\n//# sourceMappingURL=main.mjs.map\n');
  write('main.ts', 'function f(a: boolean) {\n  return a ? 1 : 2;\n}\nconsole.log(f(true));\n');
  const mappings = 'AAAA,SAAS,EAAE,CAAU,CACnB,OAAO,EAAI,EAAI,CACjB,CACA,QAAQ,IAAI,EAAE,CAAI,CAAC';
  write('main.mjs.map', JSON.stringify({ version: 3, sources: ['main.ts'], names: [], mappings }));
  await runJstime(['--coverage=cov', path], { cwd: folder });
  const { result } = readJson<Coverage>('cov', readdirSync(join(folder, 'cov'))[0]!);
  const converter = v8ToIstanbul(path);
  await converter.load();
  converter.applyCoverage(result[0]!.functions);
  expect(Object.keys(converter.toIstanbul())).toEqual([join(folder, 'main.ts')]);
});

/** One file of each kind, each of them JSON. */
function expectAll(): void {
  const files = readdirSync(join(folder, 'out')).sort();
  expect(files.map((name) => name.replace(/\d+/g, '0'))).toEqual([
    'CPU.0.0.0.0.0.cpuprofile',
    'Heap.0.0.0.0.0.heapprofile',
    'coverage-0-0-0.json',
  ]);
  for (const name of files) readJson('out', name);
}
