/** The thread of the protocol, where the process started from the snapshot: see snapshot.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Message } from './channel/messages.ts';
import { EarlyOutput } from './connection/early-output.ts';
import { Session, type SessionOptions } from './connection/session.ts';
import { standardStreams } from './connection/standard-streams.ts';

/** How long a client that has left may take to read what it was told last. */
const farewellMs = 1000;

export interface ProtocolThreadData {
  readonly cancellation: SharedArrayBuffer;
  readonly output: SharedArrayBuffer;
  /** Of the client's first message, if it was answered. */
  readonly initialized: SessionOptions['initialized'];
}

export function run(): void {
  const { cancellation, output: outputMemory, initialized } = workerData as ProtocolThreadData;
  const port = parentPort;
  if (!port) throw new Error('this is not a thread of its own');
  // What was read from the client, and not taken.
  port.once('message', (bytes: Uint8Array) => {
    new EarlyOutput(outputMemory).take();
    const { input, output } = standardStreams();
    if (bytes.length > 0) input.unshift(Buffer.from(bytes));
    new Session({
      version: process.env.JSTIME_VERSION ?? '',
      memory: cancellation,
      initialized,
      input,
      output,
      startEngine: () => ({
        post: (message) => port.postMessage(message),
        onMessage: (listener: (message: Message) => void) => void port.on('message', listener),
        stop: () => {},
      }),
      onEnd(code) {
        // The main thread follows when it sees this one's end.
        output.write('', () => process.exit(code));
        setTimeout(() => process.exit(code), farewellMs);
      },
    });
  });
}
