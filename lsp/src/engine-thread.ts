/** The thread of the compiler. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Cancellation, type Message } from './channel/messages.ts';
import { Server } from './server/server.ts';

export function run(): void {
  const { folder, memory } = workerData as { folder: string; memory: SharedArrayBuffer };
  const port = parentPort;
  if (!port) throw new Error('this is not a thread of its own');
  const runtime = join(folder, 'typings');
  new Server(
    {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (message: Message) => listener(message)),
    },
    new Cancellation(memory),
    {
      folder,
      ecmascript: join(folder, 'lib'),
      runtime: readdirSync(runtime)
        .filter((name) => name.endsWith('.d.ts'))
        .map((name) => join(runtime, name)),
      builtIns: JSON.parse(readFileSync(join(folder, 'built-ins.json'), 'utf8')) as string[],
    },
  );
}
