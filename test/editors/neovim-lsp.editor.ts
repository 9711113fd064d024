// Neovim's built-in client of language servers.
import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { environment, jstimeBinary } from '../support/jstime.ts';

test('Neovim: shows diagnostics, completes, hovers, goes to the definition, renames in two files', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-neovim-')));
  try {
    writeFileSync(join(folder, 'util.js'), '// Sums.\nexport function add(a, b) {\n  return a + b;\n}\n');
    const file = join(folder, 'main.js');
    writeFileSync(file, "import { add } from './util.js';\nconsole.log(1);\nadd(1, 2);\ndocument.title;\n");
    const script = join(import.meta.dirname, 'support/nvim-lsp.lua');
    const { stdout, stderr } = await promisify(execFile)(
      process.env.NVIM ?? 'nvim',
      ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`],
      {
        cwd: folder,
        timeout: 60_000,
        env: {
          ...environment('direct', {}),
          XDG_STATE_HOME: folder,
          XDG_DATA_HOME: folder,
          XDG_CACHE_HOME: folder,
          SERVER: jstimeBinary(),
          PROGRAM: file,
        },
      },
    );
    expect(stdout.trimEnd().split('\n'), stderr).toEqual([
      "diagnostic 4 jstime has no 'document': there is no document: jstime runs programs, not pages",
      'completion log true, cookie nil',
      'hover add(a: any, b: any)',
      'definition util.js 2',
      "renamed import { sum } from './util.js';",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
