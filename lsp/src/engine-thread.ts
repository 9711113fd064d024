/** The thread of the compiler. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Cancellation, type Message } from './channel/messages.ts';
import { type Installation, Server } from './server/server.ts';

export function run(): void {
  const { folder, memory } = workerData as { folder: string; memory: SharedArrayBuffer };
  const port = parentPort;
  if (!port) throw new Error('this is not a thread of its own');
  new Server(
    {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (message: Message) => listener(message)),
    },
    new Cancellation(memory),
    installationIn(folder),
  );
}

/** Does once what every session does, so that the build can keep the code that V8 makes of it. */
export function warm(folder: string): void {
  let tell: (message: Message) => void = () => {};
  const channel = {
    post: () => {},
    onMessage: (listener: (message: Message) => void) => {
      tell = listener;
    },
  };
  const cancellation = new Cancellation();
  new Server(channel, cancellation, installationIn(folder));
  const uri = 'file:///nowhere/main.js';
  const text =
    "// @ts-check\nimport './a.js';\nclass A { b(c = 1) { return [c].map((d) => d + 1); } }\nnew A().b('');\n";
  const textDocument = { uri, languageId: 'javascript', version: 1, text };
  const position = { line: 3, character: 8 };
  tell({ kind: 'notification', method: 'initialize', params: { capabilities: {} } });
  cancellation.countChange();
  tell({ kind: 'notification', method: 'textDocument/didOpen', params: { textDocument } });
  for (const method of ['diagnostic', 'completion', 'hover', 'definition', 'documentSymbol', 'semanticTokens/full']) {
    tell({ kind: 'request', id: 1, method: `textDocument/${method}`, params: { textDocument: { uri }, position } });
  }
}

function installationIn(folder: string): Installation {
  const runtime = join(folder, 'typings');
  const readNames = (name: string): string[] => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return {
    folder,
    ecmascript: join(folder, 'lib'),
    runtime: readdirSync(runtime)
      .filter((name) => name.endsWith('.d.ts'))
      .map((name) => join(runtime, name)),
    builtIns: readNames('built-ins.json'),
    globals: readNames('globals.json'),
  };
}
