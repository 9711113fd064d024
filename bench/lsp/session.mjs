// @ts-check
// What is measured in one session.
import { Client } from './client.mjs';
import { marks } from './projects.mjs';

/** @typedef {Record<string, number[]>} Sample */

export const rows = /** @type {const} */ ({
  initialize: { about: 'start to the answer of `initialize`', unit: 'ms' },
  diagnostics: { about: 'start to the first diagnostics', unit: 'ms' },
  processor: { about: 'processor time until then', unit: 'ms' },
  completion: { about: 'completion after a typed `.`', unit: 'ms' },
  hover: { about: 'hover', unit: 'ms' },
  edit: { about: 'edit to the new diagnostics', unit: 'ms' },
  memory: { about: 'peak memory of all processes', unit: 'MB' },
});

const typeError = 2345;

/**
 * @param {import('./servers.mjs').Server} server
 * @param {string} folder
 * @param {string} text of main.js
 * @returns {Promise<Sample>}
 */
export async function measure(server, folder, text) {
  const client = new Client(server, folder);
  try {
    const isWrong = (/** @type {{ code?: unknown }[]} */ items) => items.some(({ code }) => Number(code) === typeError);
    await client.initialize();
    const initialize = performance.now() - client.started;
    client.open(text);
    await client.diagnostics(isWrong);
    const diagnostics = performance.now() - client.started;
    const processor = client.processorTime();
    /** @type {Sample} */
    const sample = { initialize: [initialize], diagnostics: [diagnostics], processor: [processor] };
    const end = place(text, marks.object, marks.object.length);
    const after = { ...end, character: end.character + 1 };
    sample.completion = await times(8, async () => {
      client.change([{ range: { start: end, end }, text: '.' }]);
      await ask(client, 'completion', after);
      return () => client.change([{ range: { start: end, end: after }, text: '' }]);
    });
    sample.hover = await times(10, () => ask(client, 'hover', place(text, marks.hovered, 1)));
    const wrong = place(text, marks.argument, 4);
    const behind = (/** @type {string} */ argument) => ({ ...wrong, character: wrong.character + argument.length });
    sample.edit = await times(6, async () => {
      client.change([{ range: { start: wrong, end: behind("'wrong'") }, text: '1234567' }]);
      await client.diagnostics((items) => !isWrong(items));
      return async () => {
        client.change([{ range: { start: wrong, end: behind("'wrong'") }, text: "'wrong'" }]);
        await client.diagnostics(isWrong);
      };
    });
    sample.memory = [client.peakMemory()];
    return sample;
  } finally {
    client.end();
  }
}

/**
 * @param {number} count
 * @param {() => Promise<unknown>} action what it gives back is called afterwards, and not measured
 */
async function times(count, action) {
  const samples = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    const after = await action();
    samples.push(performance.now() - start);
    if (typeof after === 'function') await after();
  }
  return samples;
}

/**
 * @param {Client} client
 * @param {string} what
 * @param {object} position
 */
async function ask(client, what, position) {
  const result = await client.ask(`textDocument/${what}`, { textDocument: { uri: client.uri }, position });
  if (!result) throw new Error(`${client.server.name} does not answer ${what}`);
}

/**
 * @param {string} text
 * @param {string} mark
 * @param {number} offset
 */
function place(text, mark, offset) {
  const at = text.lastIndexOf(mark) + offset;
  const before = text.slice(0, at).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
