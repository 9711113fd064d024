/**
 * The compiler's thread as the main thread of a process that starts from a snapshot: its libraries are parsed and its code
 * is compiled before the process begins. Built by scripts/build/lsp.mjs. Only a main thread can start from a snapshot, so
 * the protocol has the worker; what the client says before that is there is taken here.
 */
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Cancellation, type Channel, type Message } from './channel/messages.ts';
import { EarlyOutput } from './connection/early-output.ts';
import { Opening } from './connection/opening.ts';
import { forgetLocale } from './engine/typescript/typescript-engine.ts';
import type { ProtocolThreadData } from './protocol-thread.ts';
import type { Installation } from './server/installation.ts';
import { Server } from './server/server.ts';
import { leaveEntry } from './snapshot-entry.ts';
import { warm } from './warm.ts';

/** @param folder of the installation, which may be another one than that of the build */
function main(installation: Installation, folder: string): void {
  process.noDeprecation = true;
  const output = new EarlyOutput();
  const opening = new Opening();
  const initialized = opening.answerInitialize(output, process.env.JSTIME_VERSION ?? '');
  const cancellation = new Cancellation();
  const worker = startProtocolThread(folder, {
    cancellation: cancellation.memory,
    output: output.memory,
    initialized,
  });
  let take: (message: Message) => void = () => {};
  worker.on('message', (message: Message) => take(message));
  /** What the other thread has to say, until it has the connection. */
  const waiting: Message[] = [];
  let isOver = false;
  const handOver = () => {
    if (isOver) return;
    isOver = true;
    worker.postMessage(opening.close());
    for (const message of waiting) worker.postMessage(message);
  };
  worker.once('online', handOver);
  const channel: Channel = {
    post(message) {
      // The first diagnostics do not wait for the other thread.
      if (message.kind === 'notification' && output.write({ method: message.method, params: message.params })) return;
      if (isOver) worker.postMessage(message);
      else waiting.push(message);
    },
    onMessage(listener) {
      take = listener;
    },
  };
  new Server(channel, cancellation, installation, folder);
  if (!initialized) {
    handOver();
    return;
  }
  const notify = (method: string, params: unknown) => {
    cancellation.countChange(method);
    take({ kind: 'notification', method, params });
  };
  notify('initialize', initialized);
  // Who leaves now ends it as a session without `shutdown`.
  opening.readOn(notify, handOver, () => process.exit(1));
}

function startProtocolThread(folder: string, data: ProtocolThreadData): Worker {
  // Loaded now: no snapshot may hold what it brings.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(join(folder, 'protocol-start.cjs'), {
    workerData: data,
    // Its standard output would be the protocol's.
    stdout: true,
  });
  worker.on('error', (error) => {
    process.stderr.write(`jstime lsp: the protocol's thread ended: ${(error as Error).stack}\n`);
    process.exit(1);
  });
  worker.on('exit', (code) => process.exit(code));
  return worker;
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
