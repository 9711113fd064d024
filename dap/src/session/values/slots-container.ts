/** Members of an object that are shown together, under a name of their own. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Container, Origin, Page } from './references.ts';
import type { Slot, Values } from './values.ts';

export class SlotsContainer implements Container {
  readonly origin: Origin;
  readonly #values: Values;
  readonly #slots: readonly Slot[];

  constructor(values: Values, slots: readonly Slot[], origin: Origin) {
    this.#values = values;
    this.#slots = slots;
    this.origin = origin;
  }

  variables(page: Page): Promise<Dap.Variable[]> {
    return this.#values.showAll(this.#slots, this.origin, page);
  }
}
