/**
 * The compiler's thread as the main thread of a process that starts from a snapshot: its libraries are parsed and its code
 * is compiled before the process begins. Built by scripts/build/lsp.mjs. Only a main thread can start from a snapshot, so
 * the protocol has the worker; `initialize`, which comes before the worker is there, is answered here.
 */
import { join } from 'node:path';
import { Cancellation, type Message } from './channel/messages.ts';
import { answerInitialize, readFirstMessage } from './connection/first-message.ts';
import { forgetLocale } from './engine/typescript/typescript-engine.ts';
import type { Installation } from './server/installation.ts';
import { Server } from './server/server.ts';
import { leaveEntry } from './snapshot-entry.ts';
import { warm } from './warm.ts';

/** @param folder of the installation, which may be another one than that of the build */
function main(installation: Installation, folder: string): void {
  process.noDeprecation = true;
  const { message, bytes } = readFirstMessage();
  const isAnswered = message !== undefined && answerInitialize(message, process.env.JSTIME_VERSION ?? '');
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const cancellation = new Cancellation();
  const worker = new Worker(join(folder, 'start.cjs'), {
    workerData: { folder, memory: cancellation.memory },
    // Its standard output would be the protocol's.
    stdout: true,
  });
  worker.on('error', (error) => {
    process.stderr.write(`jstime lsp: the protocol's thread ended: ${(error as Error).stack}\n`);
    process.exit(1);
  });
  worker.on('exit', (code) => process.exit(code));
  let take: (message: Message) => void = () => {};
  worker.on('message', (message: Message) => take(message));
  new Server(
    {
      post: (message) => worker.postMessage(message),
      onMessage: (listener) => {
        take = listener;
      },
    },
    cancellation,
    installation,
    folder,
  );
  if (isAnswered) take({ kind: 'notification', method: 'initialize', params: message.params });
  worker.postMessage({ bytes, isAnswered });
}

/** A collator is ICU's, and no snapshot holds that: names are compared by their code units until the snapshot is made. */
class Collator {
  compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
}

const collator = Intl.Collator;
Intl.Collator = Collator as unknown as typeof Intl.Collator;
const installation = warm(__dirname);
forgetLocale();
Intl.Collator = collator;
leaveEntry((folder) => main(installation, folder));
