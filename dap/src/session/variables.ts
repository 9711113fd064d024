/** Values and what is in them. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../dap/protocol.ts';
import { RequestError } from '../dap/request-error.ts';
import type { SessionContext } from './context.ts';
import type { Feature } from './feature.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

export class Variables implements Feature {
  readonly handlers: Handlers = {
    variables: ({ variablesReference }) => this.#list(variablesReference),
  };

  readonly #context: SessionContext;
  readonly #objects = new Map<number, string>();
  #nextReference = 1;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  resumed(): void {
    this.#objects.clear();
  }

  /** A reference by which the editor can ask for what is in an object; 0 for other values. */
  reference({ objectId }: RemoteObject): number {
    if (objectId === undefined) return 0;
    const reference = this.#nextReference++;
    this.#objects.set(reference, objectId);
    return reference;
  }

  async #list(variablesReference: number): Promise<Dap.VariablesResponse['body']> {
    const objectId = this.#objects.get(variablesReference);
    if (objectId === undefined) throw new RequestError('The program has gone on since these variables were shown');
    const { result } = await this.#context.debuggee.cdp.send('Runtime.getProperties', {
      objectId,
      ownProperties: true,
    });
    return {
      variables: result.flatMap(({ name, value }) =>
        value
          ? [{ name, value: value.description ?? String(value.value), variablesReference: this.reference(value) }]
          : [],
      ),
    };
  }
}
