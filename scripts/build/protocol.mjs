// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { native, packageFolder } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/**
 * What jstime serves of the domains that the engine, or else browsers, describe: a whole domain, or the commands and events named.
 * @type {Record<string, 'all' | { commands: string[], events: string[], types: string[] }>}
 */
const served = {
  Console: 'all',
  Debugger: 'all',
  HeapProfiler: 'all',
  Profiler: 'all',
  Runtime: 'all',
  Schema: 'all',
  NodeRuntime: 'all',
  // There are no workers or child targets yet, but debuggers ask to be told of them.
  NodeWorker: { commands: ['enable', 'disable', 'detach'], events: [], types: ['SessionID'] },
  Target: { commands: ['setAutoAttach'], events: [], types: [] },
  Tracing: {
    commands: ['start', 'end', 'getCategories'],
    events: ['dataCollected', 'tracingComplete'],
    types: ['TraceConfig', 'StreamFormat', 'StreamCompression', 'MemoryDumpConfig', 'TracingBackend'],
  },
  // Tracing names it.
  IO: { commands: [], events: [], types: ['StreamHandle'] },
  Network: {
    commands: ['enable', 'disable', 'getResponseBody'],
    events: ['requestWillBeSent', 'responseReceived', 'dataReceived', 'loadingFinished', 'loadingFailed'],
    types: [
      'ResourceType',
      'RequestId',
      'TimeSinceEpoch',
      'MonotonicTime',
      'Initiator',
      'Request',
      'Response',
      'Headers',
    ],
  },
};

// The engine's own inspector is the only source that has exactly V8's version, and Node's domains.
const askEngine = `
  const inspector = require('node:inspector');
  inspector.open(0, '127.0.0.1');
  fetch(new URL('/json/protocol', inspector.url().replace('ws:', 'http:')))
    .then((response) => response.text())
    .then((text) => process.stdout.write(text, () => process.exit()));
`;

/** Writes the answer to /json/protocol into `file`. */
export async function writeProtocol(/** @type {string} */ file) {
  const engine = JSON.parse(await run(process.execPath, ['--eval', askEngine]));
  // Domains that only browsers have.
  const browser = JSON.parse(
    await readFile(join(packageFolder('devtools-protocol'), 'json/browser_protocol.json'), 'utf8'),
  );
  const domains = [...engine.domains, ...browser.domains];
  const ours = JSON.parse(await readFile(join(native, 'contract/jstime-domain.json'), 'utf8'));
  const protocol = {
    // What /json/version says.
    version: { major: '1', minor: '3' },
    domains: [...Object.keys(served).map((name) => selectDomain(name, domains)), ours],
  };
  await writeFile(file, JSON.stringify(protocol));
}

/**
 * @typedef {object} Domain
 * @property {string} domain
 * @property {{ name: string }[]} commands
 * @property {{ name: string }[]} [events]
 * @property {{ id: string }[]} [types]
 */

/** @param {string} name @param {Domain[]} domains @returns {Domain} */
function selectDomain(name, domains) {
  const whole = domains.find(({ domain }) => domain === name);
  if (!whole) throw new Error(`the engine does not describe the domain ${name}`);
  const wanted = served[name] ?? 'all';
  if (wanted === 'all') return whole;
  return {
    ...whole,
    commands: pick(whole.commands, wanted.commands, ({ name }) => name),
    events: pick(whole.events, wanted.events, ({ name }) => name),
    types: pick(whole.types, wanted.types, ({ id }) => id),
  };
}

/**
 * @template T
 * @param {T[] | undefined} items
 * @param {string[]} names
 * @param {(item: T) => string} nameOf
 */
function pick(items = [], names, nameOf) {
  return names.map((name) => {
    const item = items.find((item) => nameOf(item) === name);
    if (!item) throw new Error(`the engine does not describe ${name}`);
    return item;
  });
}
