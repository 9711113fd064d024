// --trace=FILE: what the written trace holds. The format: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runJstime, shapes, startJstime } from './support/jstime.ts';

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  ts: number;
  dur: number;
  pid: number;
  tid: number;
  args?: Record<string, unknown>;
}

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-trace-')));
  writeFileSync(join(folder, 'ümläut "quoted".js'), 'export const value = 1;');
  writeFileSync(
    join(folder, 'main.js'),
    `import { value } from './ümläut "quoted".js';
import { readFile } from 'fs/promises';
await readFile(import.meta.filename);
await import('./late.js');
setTimeout(() => {
  let kept = [];
  for (let i = 0; i < 3e6; i++) kept.push({ i });
  console.log(value, kept.length);
}, 1);
`,
  );
  writeFileSync(join(folder, 'late.js'), '');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The events of a finished trace, or, where the process was killed, of one without its closing bracket. */
function readTrace(file: string): TraceEvent[] {
  const text = readFileSync(file, 'utf8');
  const json = JSON.parse(text.trimEnd().endsWith(']') ? text : `${text.trimEnd().replace(/,$/, '')}]`);
  return json.traceEvents ?? json;
}

for (const shape of shapes) {
  test(`a trace has all five categories, and spans that lie in the run [${shape}]`, async () => {
    const file = join(folder, `trace-${shape}.json`);
    const { stderr, exitCode, durationMs } = await runJstime([`--trace=${file}`, 'main.js'], { cwd: folder, shape });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const events: TraceEvent[] = JSON.parse(readFileSync(file, 'utf8'));
    expect(new Set(events.map(({ cat }) => cat))).toEqual(new Set(['script', 'module', 'task', 'native', 'gc']));
    const start = Math.min(...events.map(({ ts }) => ts));
    for (const event of events) {
      expect(event).toMatchObject({
        ph: 'X',
        name: expect.any(String),
        pid: expect.any(Number),
        tid: expect.any(Number),
      });
      expect(event.dur).toBeGreaterThanOrEqual(0);
      expect(event.ts - start + event.dur).toBeLessThan(durationMs * 1000);
    }
  });

  test(`spans name their modules and nest in their tasks [${shape}]`, async () => {
    const file = join(folder, `nesting-${shape}.json`);
    await runJstime([`--trace=${file}`, 'main.js'], { cwd: folder, shape });
    const events = readTrace(file);
    const details = (name: string) => events.filter((event) => event.name === name).map(({ args }) => args?.detail);
    for (const name of ['main.js', '%C3%BCml%C3%A4ut%20%22quoted%22.js', 'late.js']) {
      expect(details('read module')).toContain(`file://${folder}/${name}`);
      expect(details('compile module')).toContain(`file://${folder}/${name}`);
    }
    expect(details('evaluate module')).toContain(`file://${folder}/main.js`);
    const timer = events.find(({ cat, name }) => cat === 'task' && name.includes('timer'))!;
    const collections = events.filter(({ cat, ts }) => cat === 'gc' && ts >= timer.ts && ts <= timer.ts + timer.dur);
    expect(collections.length).toBeGreaterThan(0);
  });

  test(`a trace is complete however the program ends [${shape}]`, async () => {
    const endings = [
      ['throw new Error()', 1],
      ["import process from 'process'; process.exit(3)", 3],
      ['await new Promise(() => {})', 13],
      ["import './nowhere.js'", 1],
    ] as const;
    for (const [code, expected] of endings) {
      const file = join(folder, `ending-${shape}.json`);
      const { exitCode } = await runJstime([`--trace=${file}`, '-e', code], { cwd: folder, shape });
      expect(exitCode, code).toBe(expected);
      expect(JSON.parse(readFileSync(file, 'utf8')), code).not.toHaveLength(0);
    }
  });

  test(`what a killed program traced can be read [${shape}]`, async () => {
    const file = join(folder, `killed-${shape}.json`);
    // What is traced reaches the file within half a second.
    const code = "let n = 0; setInterval(() => { if (++n === 8) console.log('enough'); }, 100)";
    const running = startJstime([`--trace=${file}`, '-e', code], { cwd: folder, shape });
    await running.waitFor('stdout', 'enough');
    running.child.kill('SIGTERM');
    expect(await running.result).toMatchObject({ signal: 'SIGTERM' });
    expect(readTrace(file).map(({ name }) => name)).toContain('compile module');
  });
}
