// A hundred breakpoints in code of every origin: none is lost, none comes twice.
import { expect } from 'vitest';
import { dapTest, forms } from './support/dap-lab.ts';

const kinds = ['static', 'dynamic', 'query', 'evaluated'];
const ofEach = 25;

/** Programs that import, import later, import under other names, and evaluate. */
function program(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  const main: string[] = [];
  for (let index = 0; index < ofEach; index++) {
    files[`static-${index}.mjs`] = `const value = ${index}; // @static-${index}\nexport { value };\n`;
    main.push(`import './static-${index}.mjs';`);
  }
  for (let index = 0; index < ofEach; index++) {
    files[`dynamic-${index}.mjs`] = `await null;\nglobalThis.last = ${index}; // @dynamic-${index}\n`;
    main.push(`await import('./dynamic-${index}.mjs');`);
  }
  for (let index = 0; index < ofEach; index++) {
    files[`query-${index}.mjs`] = `export const query = import.meta.url; // @query-${index}\n`;
    main.push(`await import('./query-${index}.mjs?${index}');`);
  }
  for (let index = 0; index < ofEach; index++) {
    const code = `globalThis.evaluated = ${index};`;
    files[`evaluated-${index}.js`] = `${code} // @evaluated-${index}\n`;
    main.push(`(0, eval)(${JSON.stringify(`${code}\n//# sourceURL=file://${folder}/evaluated-${index}.js`)});`);
  }
  files['main.mjs'] = `${main.join('\n')}\n`;
  return files;
}

dapTest(
  'a hundred of a hundred',
  async (lab) => {
    const session = await lab.debug({ files: program(lab.folder) });
    const hit: string[] = [];
    while (await session.stopsAgain()) {
      hit.push(await session.place());
      await session.continue();
    }
    expect(hit).toEqual(kinds.flatMap((kind) => Array.from({ length: ofEach }, (_, index) => `${kind}-${index}`)));
  },
  forms,
);
