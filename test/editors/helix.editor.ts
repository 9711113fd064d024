// Helix on a terminal: its client of language servers and its debugger, configured as the documentation says.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keys, Terminal } from '../support/terminal.ts';
import { documented } from './support/documented.ts';
import { editorEnvironment, inFolder, recent } from './support/programs.ts';

function open(folder: string, name: string, configuration: string): Terminal {
  const settings = join(folder, '.config/helix');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'languages.toml'), configuration);
  return new Terminal([name], {
    file: recent('hx'),
    cwd: folder,
    columns: 110,
    timeoutMs: 40_000,
    env: { ...editorEnvironment(folder), COLORTERM: 'truecolor' },
  });
}

test('Helix: shows diagnostics, completes, hovers, goes to the definition, renames in two files', () =>
  inFolder(async (folder) => {
    const util = join(folder, 'util.js');
    writeFileSync(util, '// Sums.\nexport function add(a, b) {\n  return a + b;\n}\n');
    const main = join(folder, 'main.js');
    writeFileSync(main, "import { add } from './util.js';\nconsole.log(1);\nadd(1, 2);\ndocument.title;\n");
    using helix = open(folder, 'main.js', documented('editors', 'Helix'));
    await helix.waitFor(/^● +4 +document\.title; +jstime has no 'document': there is no document/m);

    helix.type('3gg', ' k');
    await helix.waitFor('add(a: any, b: any)');
    helix.type(keys.escape);
    await helix.waitFor(() => !helix.text.includes('add(a: any'));

    helix.type('gd');
    await helix.waitFor(/util\.js .* 2:17$/m);
    helix.type(keys.ctrl('o'));
    await helix.waitFor(/main\.js .* 3:\d+$/m);

    helix.type(' r');
    await helix.waitFor('rename-to:add');
    helix.type(keys.ctrl('u'), 'sum', keys.enter);
    await helix.waitFor(/^ +3 +sum\(1, 2\);$/m);

    helix.type('2gg', 'A', keys.enter, 'console.l');
    await helix.waitFor(/ log +method/);
    expect(helix.text).not.toContain('localStorage');
    helix.type('og(2)', keys.escape);
    await helix.waitFor(/^ +3 +console\.log\(2\)$/m);
    helix.type(':wqa', keys.enter);
    await helix.waitForExit();
    expect(readFileSync(main, 'utf8')).toBe(
      "import { sum } from './util.js';\nconsole.log(1);\nconsole.log(2)\nsum(1, 2);\ndocument.title;\n",
    );
    expect(readFileSync(util, 'utf8')).toBe('// Sums.\nexport function sum(a, b) {\n  return a + b;\n}\n');
  }));

test('Helix: stops at a breakpoint, shows variables, steps, continues', () =>
  inFolder(async (folder) => {
    writeFileSync(
      join(folder, 'main.js'),
      'function add(a, b) {\n  const sum = a + b;\n  return sum;\n}\nadd(1, 2);\n',
    );
    using helix = open(folder, 'main.js', documented('debugging', 'Helix'));
    await helix.waitFor(/main\.js .* 1:1$/m);
    helix.type('2gg');
    await helix.waitFor(/main\.js .* 2:1$/m);
    // The menu of the debugger stays until it is left.
    const choose = (letter: string) => helix.type(' G', letter, keys.escape);
    choose('b');
    await helix.waitFor(/^◯ +2 /m);
    helix.type(':debug-start launch main.js', keys.enter);
    await helix.waitFor(/^▶ +2 /m);
    helix.type(' Gv');
    await helix.waitFor('a: number = 1');
    helix.type(keys.escape, keys.escape);
    await helix.waitFor(() => !helix.text.includes('a: number = 1'));
    choose('n');
    await helix.waitFor(/^▶ +3 /m);
    choose('c');
    await helix.waitFor(() => !/^▶/m.test(helix.text));
    helix.type(':q!', keys.enter);
    await helix.waitForExit();
  }));
