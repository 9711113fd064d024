// Neovim as a client of the debug adapter, as nvim-dap makes it one. NVIM_DAP=/path/to/nvim-dap uses the plugin itself.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { jstimeBinary } from '../support/jstime.ts';
import { editorEnvironment, inFolder } from './support/programs.ts';

const program = `function add(a, b) {
  const sum = a + b;
  return sum;
}
console.log(add(1, 2));
`;

test('Neovim: stops at a breakpoint, moves the cursor there, shows variables, evaluates, steps, continues', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'main.mjs');
    writeFileSync(file, program);
    const script = join(import.meta.dirname, 'support/nvim-client.lua');
    const { stdout, stderr } = await promisify(execFile)(
      process.env.NVIM ?? 'nvim',
      ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`],
      {
        cwd: folder,
        timeout: 60_000,
        env: {
          ...editorEnvironment(folder),
          ADAPTER: jstimeBinary(),
          PROGRAM: file,
          LINE: '2',
          ...(process.env.NVIM_DAP && { NVIM_DAP: process.env.NVIM_DAP }),
        },
      },
    );
    expect(stdout.trimEnd().split('\n'), stderr).toEqual([
      'stopped breakpoint',
      'cursor main.mjs 2',
      'a = 1 number',
      'b = 2 number',
      'a + b is 3',
      'stopped step',
      'cursor main.mjs 3',
      'stdout 3',
      'exited 0',
      'terminated',
    ]);
  }));
