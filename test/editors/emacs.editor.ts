// Emacs: eglot, its client of language servers, and dape, its debugger; configured as the documentation says.
import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { documented } from './support/documented.ts';
import { editorEnvironment, inFolder, recent } from './support/programs.ts';

async function run(
  script: string,
  folder: string,
  configuration: string,
  env: Record<string, string>,
): Promise<string[]> {
  const file = join(folder, 'configuration.el');
  writeFileSync(file, configuration);
  const { stdout } = await promisify(execFile)(
    recent('emacs-nox'),
    ['--batch', ...['seen.el', script].flatMap((name) => ['-l', join(import.meta.dirname, 'support', name)])],
    { cwd: folder, timeout: 60_000, env: { ...editorEnvironment(folder), ...env, CONFIGURATION: file } },
  );
  return stdout.trimEnd().split('\n');
}

test('eglot: shows diagnostics, completes, hovers, goes to the definition, renames in two files', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'util.js'), '// Sums.\nexport function add(a, b) {\n  return a + b;\n}\n');
    const file = join(folder, 'main.js');
    writeFileSync(file, "import { add } from './util.js';\nconsole.log(1);\nadd(1, 2);\ndocument.title;\n");
    const seen = await run('eglot.el', folder, documented('editors', 'Emacs'), { PROGRAM: file });
    expect(seen).toEqual([
      expect.stringMatching(/^diagnostic 4 .*jstime has no 'document': there is no document/),
      'completion log t, cookie nil',
      'hover add(a: any, b: any)',
      'definition util.js 2',
      "renamed import { sum } from './util.js';",
      'renamed export function sum(a, b) {',
    ]);
  }));

/** Beside the programs: where Debian's package puts it, or DAPE. */
function dapeFolder(): string {
  if (process.env.DAPE) return process.env.DAPE;
  const packages = join(dirname(recent('emacs-nox')), '../usr/share/emacs/site-lisp/elpa-src');
  const name = readdirSync(packages).find((entry) => entry.startsWith('dape-'));
  if (name === undefined) throw new Error(`No dape in ${packages}`);
  return join(packages, name);
}

test('dape: stops at a breakpoint, evaluates, steps, continues, shows the output', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'main.js');
    writeFileSync(
      file,
      "function add(a, b) {\n  const sum = a + b;\n  return sum;\n}\nconsole.log('printed', add(1, 2));\n",
    );
    const seen = await run('dape.el', folder, documented('debugging', 'Emacs'), { PROGRAM: file, DAPE: dapeFolder() });
    expect(seen).toEqual(['at add 2', 'a + b is 3', 'at add 3', 'output printed 3']);
  }));
