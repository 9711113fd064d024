/** The arguments of a call of the console, by place. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Container, Origin, Page } from './references.ts';
import type { Values } from './values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

const origin: Origin = { lifetime: 'program' };

export class ArgumentsContainer implements Container {
  readonly origin = origin;
  readonly #values: Values;
  readonly #objects: readonly RemoteObject[];

  constructor(values: Values, objects: readonly RemoteObject[]) {
    this.#values = values;
    // Most are never opened, and previews are large.
    this.#objects = objects.map(({ preview: _, ...object }) => object);
  }

  async variables(page: Page): Promise<Dap.Variable[]> {
    if (page.filter === 'indexed') return [];
    const wanted = this.#objects.slice(page.start, page.start + page.count);
    const values = await Promise.all(wanted.map((object) => this.#values.withPreview(object, origin)));
    const slots = values.map((value, index) => ({ name: `arg${page.start + index}`, value }));
    return this.#values.showAll(slots, this.origin, page);
  }
}
