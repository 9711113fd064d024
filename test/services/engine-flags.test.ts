// V8 uses compiled code only under the flags it was compiled with. Node's modules, which the engine brings with their
// compiled code, load three times slower where a flag differs from Node's own.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { jstimeBinary, runJstime } from '../support/jstime.ts';

const flagsIn = (text: string) => text.split('\n').filter((line) => line.startsWith('--'));

test("direct boot has Node's V8 flags, but for those that the services add", async () => {
  const engine = join(dirname(jstimeBinary()), '../lib/engine');
  const node = flagsIn(spawnSync(engine, ['--print-flag-values', '-e', ''], { encoding: 'utf8' }).stdout);
  const jstime = flagsIn((await runJstime(['--v8-flags=--print-flag-values', '-e', ''])).stdout);
  expect(node.length).toBeGreaterThan(500);
  const different = jstime.filter((flag) => !node.includes(flag));
  expect(different).toEqual([
    // Node sets this when the services initialise it.
    '--external-memory-max-reasonable-size=32',
    // The same.
    '--no-rehash-snapshot',
    // core/node_platform/services_environment.cc sets this back.
    '--no-short-builtin-calls',
  ]);
});
