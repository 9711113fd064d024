/** What the program prints, as events. */
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Protocol } from 'devtools-protocol';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature } from './feature.ts';
import type { Sources } from './sources.ts';
import type { Variables } from './variables.ts';

export class Output implements Feature {
  readonly #context: SessionContext;

  constructor(context: SessionContext, _sources: Sources, _variables: Variables) {
    this.#context = context;
  }

  connected({ cdp, program }: Debuggee): undefined {
    if (program?.stdout) this.#forward(program.stdout, 'stdout');
    if (program?.stderr) this.#forward(program.stderr, 'stderr');
    cdp.on('Runtime.consoleAPICalled', (_event: Protocol.Runtime.ConsoleAPICalledEvent) => {});
    // All is said: the program needs not wait for the debugger to leave.
    cdp.on('NodeRuntime.waitingForDisconnect', () => cdp.close());
  }

  #forward(stream: Readable, category: 'stdout' | 'stderr'): void {
    const decoder = new StringDecoder();
    stream.on('data', (bytes: Buffer) => {
      const output = decoder.write(bytes);
      if (output) this.#context.event('output', { category, output });
    });
  }
}
