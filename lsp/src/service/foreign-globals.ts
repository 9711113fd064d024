/** What to say of names that other runtimes have and jstime lacks. */

/** The way here, as the end of a sentence, by name. */
const ways: Record<string, string> = {
  require: "write `import … from './file.js'`",
  module: 'write `export`',
  exports: 'write `export`',
  __dirname: 'write `import.meta.dirname`',
  __filename: 'write `import.meta.filename`',
  Buffer: 'write `Uint8Array`, `TextEncoder` and `TextDecoder`',
  global: 'write `globalThis`',
  window: 'write `globalThis`',
  setImmediate: 'write `setTimeout(…, 0)` or `queueMicrotask(…)`',
  clearImmediate: 'write `clearTimeout(…)`',
  document: 'there is no document: jstime runs programs, not pages',
  localStorage: "keep data in files: `import { readFile, writeFile } from 'node:fs/promises'`",
  sessionStorage: 'keep data in a `Map`',
  alert: 'write `console.log(…)`',
  prompt: "read standard input: `import process from 'node:process'`, `process.stdin`",
  XMLHttpRequest: 'write `fetch(…)`',
  Deno: "write `import … from 'node:fs/promises'` and the web's APIs",
  Bun: "write `import … from 'node:fs/promises'` and the web's APIs",
  process: "write `import process from 'node:process'`",
};

/** Names that can be replaced as they stand. */
const replacements: Record<string, string> = {
  __dirname: 'import.meta.dirname',
  __filename: 'import.meta.filename',
  global: 'globalThis',
  window: 'globalThis',
};

export function explainUnknownName(name: string): string {
  const way = ways[name];
  return `jstime has no '${name}'${way === undefined ? '' : `: ${way}`}`;
}

export function isForeign(name: string): boolean {
  return Object.hasOwn(ways, name);
}

export function replacementOf(name: string): string | undefined {
  return replacements[name];
}
