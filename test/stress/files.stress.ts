// URLs and files ten thousand times and more: memory and descriptors stay flat.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { expectFlat, type Operation } from './support/flat.ts';

const operations: Record<string, Operation> = {
  urls: { count: 300_000, run: `new URL('/a?b=c#' + i, 'https://user@example.org/').searchParams.append('x', i)` },
  'urls that fail': { count: 300_000, run: `URL.parse('https://a b/' + i)` },
  patterns: { count: 10_000, run: `new URLPattern({ pathname: '/a/:b(\\\\d+)' }).exec({ pathname: '/a/' + i })` },
  'whole files': { count: 20_000, run: `await fs.readFile(file)` },
  'reads that fail': { count: 20_000, run: `await fs.readFile(file + '-none').catch(() => {})` },
  'aborted reads': {
    count: 20_000,
    run: `const c = new AbortController(); const p = fs.readFile(file, { signal: c.signal }); c.abort(); await p.catch(() => {}); if (i % 50 === 0) await fs.access(file)`,
  },
  handles: {
    count: 20_000,
    run: `const h = await fs.open(file); await h.read(new Uint8Array(8), 0, 8, 0); await h.close()`,
  },
  'forgotten handles': { count: 5_000, run: `await fs.open(file); if (i % 500 === 0) await collect()` },
  lines: { count: 5_000, run: `for await (const line of (await fs.open(file)).readLines()) if (line === 'b') break` },
  streams: {
    count: 5_000,
    run: `const h = await fs.open(file); for await (const _ of h.readableWebStream({ autoClose: true })) break`,
  },
  directories: { count: 10_000, run: `for await (const _ of await fs.opendir(folder)) break` },
  'forgotten directories': { count: 5_000, run: `await fs.opendir(folder); if (i % 500 === 0) await collect()` },
  watches: {
    count: 5_000,
    run: `const w = fs.watch(folder, { signal: AbortSignal.timeout(0) }); await w.next().catch(() => {})`,
  },
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jstime-files-'));
  writeFileSync(join(folder, 'file'), 'a\nb\nc\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

test.for(Object.entries(operations))('%s', ([, { count, run }]) => {
  const prepare = `import * as fs from 'node:fs/promises';
const folder = ${JSON.stringify(folder)};
const file = folder + '/file';`;
  return expectFlat({ count, prepare, run });
});
