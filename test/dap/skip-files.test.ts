// Files, and sources of bundles, that stepping passes over.
import { buildSync } from 'esbuild';
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';

const files = {
  'main.mjs': `import { library } from './lib/index.mjs';
const own = () => 1; // @own
library(own); // @call
library(own); // @again
library(own); // @last
`,
  'lib/index.mjs': 'export function library(f) {\n  return f(); // @library\n}\n',
};

dapTest('steps pass over a file, its frames are faint; it can be toggled', async (lab) => {
  const session = await lab.debug({ files, breakpoints: ['call'], config: { skipFiles: ['**/lib/**'] } });
  await session.stopped('breakpoint');
  expect(await session.step('stepIn')).toBe('own');
  const faint = (await session.stack()).filter(({ presentationHint }) => presentationHint === 'subtle');
  expect(faint).toMatchObject([{ name: 'library', source: { presentationHint: 'deemphasize' } }]);
  expect(await session.step('stepOut')).toBe('again');
  const path = session.program.path('lib/index.mjs');
  expect((await session.client.ask('toggleSkipFileStatus', { resource: path })).success).toBe(true);
  expect(await session.step('stepIn')).toBe('library');
  await session.step('stepOut');
  await session.client.ask('toggleSkipFileStatus', { resource: path });
  while ((await session.place()) !== 'last') await session.step('next');
  expect(await session.step('stepIn')).toBe('own');
  await session.finish();
});

dapTest('a breakpoint in a file that is skipped holds', async (lab) => {
  const session = await lab.debug({ files, breakpoints: ['library'], config: { skipFiles: ['**/lib/**'] } });
  expect(await session.stoppedAt('breakpoint')).toBe('library');
  await session.client.request('disconnect', {});
});

dapTest('sources of a bundle are skipped, code of none of them is passed over', async (lab) => {
  const program = lab.write({
    'src/main.js': `import { library } from './lib/index.js';
import value from './common.cjs';
const own = () => value; // @own
library(own); // @call
library(own); // @last
`,
    'src/lib/index.js': 'export function library(f) {\n  const result = f();\n  return result;\n}\n',
    'src/common.cjs': 'module.exports = 5; // @common\n',
  });
  buildSync({
    absWorkingDir: program.folder,
    entryPoints: ['src/main.js'],
    outfile: 'out/main.mjs',
    bundle: true,
    format: 'esm',
    sourcemap: true,
  });
  const session = await lab.debug({
    files: program,
    main: 'out/main.mjs',
    breakpoints: ['call'],
    launch: { stopOnEntry: true },
    config: { skipFiles: ['**/lib/**'] },
  });
  const places = [await session.stoppedAt('entry')];
  // What esbuild puts around modules has no source: no step ends there.
  while (places.at(-1) !== 'call') {
    await session.client.request('stepIn', { threadId: session.threadId });
    places.push(await session.stoppedAt());
  }
  expect(places.every((place) => /^(main\.js:\d+|own|call|common|common\.cjs:\d+)$/.test(place))).toBe(true);
  expect(places).toContain('common');
  expect(await session.step('stepIn')).toBe('own');
  expect(await session.step('stepOut')).toBe('last');
  await session.finish();
});
