/** The thread of the compiler, where the process did not start from the snapshot. */
import { parentPort, workerData } from 'node:worker_threads';
import { Cancellation, type Message } from './channel/messages.ts';
import { installationIn } from './server/installation.ts';
import { Server } from './server/server.ts';

export { warm } from './warm.ts';

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
    folder,
  );
}
