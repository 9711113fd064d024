// Neovim's built-in client of language servers: an old one, to which diagnostics are pushed, and a recent one, which pulls
// them and is configured as docs/editors.md says.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { jstimeBinary } from '../support/jstime.ts';
import { documented } from './support/documented.ts';
import { editorEnvironment, inFolder, recent } from './support/programs.ts';

async function edit(
  nvim: string,
  folder: string,
  configuration: string,
  env: Record<string, string>,
): Promise<string[]> {
  writeFileSync(join(folder, 'util.js'), '// Sums.\nexport function add(a, b) {\n  return a + b;\n}\n');
  const file = join(folder, 'main.js');
  writeFileSync(file, "import { add } from './util.js';\nconsole.log(1);\nadd(1, 2);\ndocument.title;\n");
  const script = join(import.meta.dirname, 'support/nvim-lsp.lua');
  const { stdout, stderr } = await promisify(execFile)(
    nvim,
    ['--headless', '-u', configuration, '-i', 'NONE', '-n', '-c', `luafile ${script}`],
    { cwd: folder, timeout: 60_000, env: { ...editorEnvironment(folder), ...env, PROGRAM: file } },
  );
  if (stderr !== '') console.error(stderr);
  return stdout.trimEnd().split('\n');
}

const seen = [
  "diagnostic 4 jstime has no 'document': there is no document: jstime runs programs, not pages",
  'completion log true, cookie nil',
  'hover add(a: any, b: any)',
  'definition util.js 2',
  "renamed import { sum } from './util.js';",
];

test('old Neovim: shows diagnostics, completes, hovers, goes to the definition, renames in two files', () =>
  inFolder(async (folder) => {
    expect(await edit(process.env.NVIM ?? 'nvim', folder, 'NONE', { SERVER: jstimeBinary() })).toEqual(seen);
  }));

test('Neovim with the documented configuration: the same', () =>
  inFolder(async (folder) => {
    const configuration = join(folder, 'init.lua');
    writeFileSync(configuration, documented('editors', 'Neovim'));
    expect(await edit(recent('nvim'), folder, configuration, {})).toEqual(seen);
  }));
