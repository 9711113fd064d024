import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import cases from '../modules/resolution.json' with { type: 'json' };
import { runJstime } from '../support/jstime.ts';
import { startLsp } from './support/client.ts';

interface Case {
  specifier: string;
  type?: string;
  kind?: string;
  code?: string;
}

const all: Case[] = cases.cases;

/** What the runtime says of each import: the code and the first line of its error, or nothing. */
const asked = `
const cases = JSON.parse(${JSON.stringify(JSON.stringify(all))});
const said = [];
for (const { specifier, type } of cases) {
  try {
    await import(specifier, type === undefined ? {} : { with: { type } });
    said.push(null);
  } catch (error) {
    said.push({ code: error.code, message: error.message.split('\\n')[0] });
  }
}
console.log(JSON.stringify(said));
`;

test('the server says of every import what the runtime says, word for word', async () => {
  const client = await startLsp({ files: cases.files });
  writeFileSync(join(client.folder, 'ask.js'), asked);
  const { stdout } = await runJstime([join(client.folder, 'ask.js')]);
  const runtime: ({ code: string; message: string } | null)[] = JSON.parse(stdout);
  expect(runtime.map((said) => said?.code ?? null)).toEqual(all.map(({ code }) => code ?? null));

  const lines = all.map(
    ({ specifier, type }) =>
      `import ${JSON.stringify(specifier)}${type === undefined ? '' : ` with { type: '${type}' }`};`,
  );
  const uri = client.open('main.js', lines.join('\n'));
  const diagnostics = await client.diagnostics(uri);
  const server = all.map((_case, line) => {
    const found = diagnostics.find(({ range }) => range.start.line === line);
    return found ? { code: found.code, message: found.message } : null;
  });
  expect(server).toEqual(runtime);
});
