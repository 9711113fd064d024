// Writes what a run did into its case, where the expectation stands now or would be looked for.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JstimeResult } from '../jstime.ts';
import type { SpecCase, SpecRun, Stream } from './case-file.ts';
import { describeMismatch, hasWildcards } from './match.ts';
import { fillIn, type Places, putTokens } from './tokens.ts';

// In a case of several runs, where files would be many and far from their runs.
const mostLinesInJson = 12;

/** Replaces each expectation of the run that the result does not meet, and adds those that are missing. */
export async function updateRun(spec: SpecCase, run: SpecRun, result: JstimeResult, places: Places): Promise<void> {
  const file = join(spec.folder, 'test.json');
  const json = JSON.parse(await readFile(file, 'utf8'));
  const target = run.index === undefined ? json : json.runs[run.index];
  for (const stream of ['stdout', 'stderr'] as const) {
    const old = run[stream];
    if (old && describeMismatch(fillIn(old.text, places), result[stream]) === undefined) continue;
    if (old && hasWildcards(old.text)) console.warn(`${spec.name}: wildcards of ${stream} are gone, put them back`);
    await writeExpected(spec, run, stream, putTokens(result[stream], places), target);
  }
  target.exit = result.signal ?? result.exitCode;
  await writeFile(file, `${JSON.stringify(json, null, 2)}\n`);
}

// Few lines are easiest to read in test.json; more have a file of their own, which a diff shows line by line.
async function writeExpected(
  spec: SpecCase,
  run: SpecRun,
  stream: Stream,
  text: string,
  target: Record<string, unknown>,
) {
  const old = run[stream];
  const lineCount = text.split('\n').length - 1;
  const few = run.index === undefined ? 1 : mostLinesInJson;
  if (old ? old.file === undefined : lineCount <= few) {
    target[stream] = lineCount > 1 && text.endsWith('\n') ? text.slice(0, -1).split('\n') : text;
    return;
  }
  const name = old?.file ?? (run.index === undefined ? `${stream}.txt` : `${stream}-${run.index + 1}.txt`);
  // A single run finds its file by the name alone.
  if (run.index !== undefined || name !== `${stream}.txt`) target[stream] = { file: name };
  await writeFile(join(spec.folder, name), text);
}
