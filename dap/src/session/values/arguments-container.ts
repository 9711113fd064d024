/** The arguments of a call of the console, by place. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Container, Origin, Page } from './references.ts';
import type { Values } from './values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

export class ArgumentsContainer implements Container {
  readonly origin: Origin = { lifetime: 'program' };
  readonly #values: Values;
  readonly #objects: readonly RemoteObject[];

  constructor(values: Values, objects: readonly RemoteObject[]) {
    this.#values = values;
    this.#objects = objects;
  }

  async variables(page: Page): Promise<Dap.Variable[]> {
    if (page.filter === 'indexed') return [];
    const slots = this.#objects
      .map((value, index) => ({ name: `arg${index}`, value }))
      .slice(page.start, page.start + page.count);
    return this.#values.showAll(slots, this.origin, page);
  }
}
