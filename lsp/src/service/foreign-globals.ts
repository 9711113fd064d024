/** What to say of names that other runtimes have and jstime lacks. `npm run generate` makes docs/names-elsewhere.md of it. */

export interface ForeignName {
  /** The way here, as the end of a sentence. */
  readonly way: string;
  /** What can be written in its place as it stands. */
  readonly replacement?: string;
}

export const foreignNames: Readonly<Record<string, ForeignName>> = {
  require: { way: "write `import … from './file.js'`" },
  module: { way: 'write `export`' },
  exports: { way: 'write `export`' },
  __dirname: { way: 'write `import.meta.dirname`', replacement: 'import.meta.dirname' },
  __filename: { way: 'write `import.meta.filename`', replacement: 'import.meta.filename' },
  Buffer: { way: 'write `Uint8Array`, `TextEncoder` and `TextDecoder`' },
  global: { way: 'write `globalThis`', replacement: 'globalThis' },
  setImmediate: { way: 'write `setTimeout(…, 0)` or `queueMicrotask(…)`', replacement: 'setTimeout' },
  clearImmediate: { way: 'write `clearTimeout(…)`', replacement: 'clearTimeout' },
  window: { way: 'write `globalThis`', replacement: 'globalThis' },
  document: { way: 'there is no document: jstime runs programs, not pages' },
  localStorage: { way: "keep data in files: `import { readFile, writeFile } from 'node:fs/promises'`" },
  sessionStorage: { way: 'keep data in a `Map`' },
  alert: { way: 'write `console.log(…)`', replacement: 'console.log' },
  prompt: { way: 'read `process.stdin`, a stream of bytes' },
  XMLHttpRequest: { way: 'write `fetch(…)`' },
  requestAnimationFrame: { way: 'write `setTimeout(…)`' },
  Worker: { way: 'a program has one thread' },
  importScripts: { way: "write `import './file.js'`" },
  Deno: { way: "write `import … from 'node:fs/promises'` and the web's APIs" },
  Bun: { way: "write `import … from 'node:fs/promises'` and the web's APIs" },
  fs: { way: "write `import * as fs from 'node:fs/promises'`" },
  path: { way: 'write `import.meta.resolve(…)` or `new URL(…, import.meta.url)`' },
  http: { way: 'write `fetch(…)`' },
  'process.stdin.on': { way: 'write `for await (const chunk of process.stdin)`' },
  'process.stdin.once': { way: 'write `for await (const chunk of process.stdin)`' },
  'process.stdin.pipe': { way: 'write `process.stdin.pipeTo(…)`', replacement: 'pipeTo' },
  'process.stdin.setEncoding': { way: 'write `process.stdin.pipeThrough(new TextDecoderStream())`' },
  'process.stdin.read': { way: 'write `process.stdin.getReader().read()`' },
  'process.stdin.resume': { way: 'it is read when somebody asks for more' },
  'process.stdin.pause': { way: 'it is read when somebody asks for more' },
  'process.stdout.on': { way: 'write `await process.stdout.getWriter().ready`, or `write(…)`, which waits by itself' },
  'process.stdout.end': { way: 'write `process.stdout.write(…)`; it ends with the program' },
  'process.nextTick': { way: 'write `queueMicrotask(…)`' },
  'process.exitcode': { way: 'write `process.exitCode`', replacement: 'exitCode' },
  'process.argv0': { way: 'write `process.execPath`', replacement: 'execPath' },
  'process.umask': { way: 'give modes to `writeFile` and `mkdir`' },
  'module.exports': { way: 'write `export`' },
};

/** @param name of a global, or of a member with what it is a member of: `process.nextTick` */
export function explainUnknownName(name: string): string {
  const way = foreign(name)?.way;
  return `jstime has no '${name}'${way === undefined ? '' : `: ${way}`}`;
}

export function foreign(name: string): ForeignName | undefined {
  return Object.hasOwn(foreignNames, name) ? foreignNames[name] : undefined;
}

/** The name at a place of a text, with what it is a member of: `process.nextTick`. */
export function memberName(text: string, start: number, length: number): string {
  const [object = ''] =
    /(?:[\p{ID_Start}$_][\p{ID_Continue}$]*\.)*$/u.exec(text.slice(Math.max(0, start - 100), start)) ?? [];
  return object + text.slice(start, start + length);
}
