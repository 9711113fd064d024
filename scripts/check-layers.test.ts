import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkCppLayers } from './layers/cpp.mjs';
import { checkTypeScriptLayers } from './layers/typescript.mjs';
import { root } from './lib/paths.mjs';
import { sourceFiles } from './lib/source-files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'jstime-layers-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const rules = {
  cpp: {
    root: 'core',
    layers: { base: [], engine: ['base'], ops: ['engine'], modules: ['engine'] },
    headers: { 'v8*.h': ['engine', 'ops', 'modules'], 'napi.h': [] },
  },
  typescript: {
    exempt: ['*.test.ts'],
    layers: {
      contract: { may: [] },
      builtins: { may: [], packages: ['@scope/one'] },
      host: { may: ['contract'], node: true },
    },
  },
};

async function problems(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries({ ...files, 'layers.json': JSON.stringify(rules) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const names = Object.keys(files);
  return [...(await checkCppLayers(folder, names)), ...(await checkTypeScriptLayers(folder, names))];
}

test('includes may point down, over several layers', async () => {
  expect(
    await problems({
      'core/ops/a.cc': '#include "ops/a.h"\n#include "base/b.h"\n#include <v8.h>\n#include <string>\n',
      'core/ops/a.h': '#include "engine/e.h"\n#include "v8-isolate.h"\n',
      'core/engine/e.h': '',
      'core/base/b.h': '',
    }),
  ).toEqual([]);
});

test('an include upwards is named with its line and the rule', async () => {
  expect(await problems({ 'core/base/a.cc': '\n  #  include "engine/e.h"\n', 'core/engine/e.h': '' })).toEqual([
    'core/base/a.cc:2: base must not include "engine/e.h": besides itself it may include nothing',
  ]);
});

test('a relative path is no way around', async () => {
  expect(await problems({ 'core/base/a.cc': '#include "../engine/e.h"\n', 'core/engine/e.h': '' })).toEqual([
    'core/base/a.cc:1: base must not include "../engine/e.h": besides itself it may include nothing',
  ]);
});

test('layers side by side do not include each other', async () => {
  const found = await problems({ 'core/ops/a.cc': '#include "modules/m.h"\n', 'core/modules/m.h': '' });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain('ops must not include "modules/m.h"');
});

test("a library's header is kept out, quoted or not", async () => {
  expect(await problems({ 'core/base/a.cc': '#include "v8-local-handle.h"\n#include <napi.h>\n' })).toEqual([
    'core/base/a.cc:1: base must not include <v8-local-handle.h>: only engine, ops, modules may',
    'core/base/a.cc:2: base must not include <napi.h>: only nobody may',
  ]);
});

test('a folder that is no layer is an error', async () => {
  expect(await problems({ 'core/new/a.cc': '' })).toEqual(['core/new/a.cc: layers.json knows no layer new']);
});

test('imports are checked, in every form and over several lines', async () => {
  expect(
    await problems({
      'host/a.ts': "import {\n  a,\n} from '../builtins/b.ts';\nimport { c } from '../contract/c.ts';\n",
      'builtins/b.ts':
        "import '../contract/c.ts';\nexport * from './d.ts';\nimport x from '@scope/one/part';\nawait import('node:fs');\n",
      'contract/c.ts': "import type { Y } from 'two';\n// import '../host/a.ts';\n",
      'builtins/b.test.ts': "import '../host/a.ts';\n",
    }),
  ).toEqual([
    'host/a.ts:3: host must not import ../builtins/b.ts: besides itself it may import contract',
    'builtins/b.ts:1: builtins must not import ../contract/c.ts: besides itself it may import no other folder',
    "builtins/b.ts:4: builtins must not import node:fs: Node's modules are not for it",
    'contract/c.ts:1: contract must not import two: the packages it may import are none',
  ]);
});

test('TypeScript outside every layer is an error', async () => {
  expect(await problems({ 'else/a.ts': '' })).toEqual(['else/a.ts: no layer of layers.json holds it']);
});

test('the rules of the repository themselves are sound', async () => {
  const files = await sourceFiles(root);
  expect([...(await checkCppLayers(root, files)), ...(await checkTypeScriptLayers(root, files))]).toEqual([]);
});
