/** Does once what every session does, so that the build can keep what V8 and the compiler make of it. */
import { Cancellation, type Message } from './channel/messages.ts';
import { type Installation, installationIn } from './server/installation.ts';
import { Server } from './server/server.ts';

const uri = 'file:///nowhere/main.js';
const text = `// @ts-check
import './a.js';
/** @param {string} url */
export async function load(url) { const answer = await fetch(url); return answer.json(); }
class A { b(c = 1) { return [c].map((d) => d + 1); } }
class B extends A { /** @type {string[]} */ names = []; }
const { names } = new B();
for (const name of names) console.log(name.length, await load(name), \`\${names}\`);
new A().b('');
`;

/** @returns what it read, to be used again */
export function warm(folder: string): Installation {
  const installation = remembering(installationIn(folder));
  let tell: (message: Message) => void = () => {};
  const channel = {
    post: () => {},
    onMessage: (listener: (message: Message) => void) => {
      tell = listener;
    },
  };
  // Nothing is shared here, and a snapshot cannot hold what is.
  const cancellation = new Cancellation(new ArrayBuffer(Cancellation.byteLength) as unknown as SharedArrayBuffer);
  new Server(channel, cancellation, installation, folder);
  const textDocument = { uri, languageId: 'javascript', version: 1, text };
  const position = { line: 4, character: 8 };
  tell({ kind: 'notification', method: 'initialize', params: { capabilities: {} } });
  const method = 'textDocument/didOpen';
  cancellation.countChange(method);
  tell({ kind: 'notification', method, params: { textDocument } });
  for (const method of ['diagnostic', 'completion', 'hover', 'definition', 'documentSymbol', 'semanticTokens/full']) {
    tell({ kind: 'request', id: 1, method: `textDocument/${method}`, params: { textDocument: { uri }, position } });
  }
  return installation;
}

/** Libraries that are read once. */
function remembering(installation: Installation): Installation {
  const texts = new Map<string, string | undefined>();
  return {
    ...installation,
    read(name) {
      if (!texts.has(name)) texts.set(name, installation.read(name));
      return texts.get(name);
    },
  };
}
