/** A getter that has not run: opening it runs it. It has one child, the value. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import { argumentOf, callIn, readProperty, ThrownInProgram } from './in-program.ts';
import type { Container, Origin, Page } from './references.ts';
import type { Getter, Values } from './values.ts';

export class GetterContainer implements Container {
  readonly origin: Origin;
  readonly #values: Values;
  readonly #getter: Getter;
  readonly #name: string;
  readonly #expression: string | undefined;

  constructor(values: Values, getter: Getter, origin: Origin, name: string, expression: string | undefined) {
    this.#values = values;
    this.#getter = getter;
    this.origin = origin;
    this.#name = name;
    this.#expression = expression;
  }

  async variables(page: Page): Promise<Dap.Variable[]> {
    this.#values.noteChange();
    const { objectId, key, get } = this.#getter;
    const args = get ? [key, argumentOf(get)] : [key];
    const value = await callIn(this.#values.cdp, readProperty, objectId, args, {
      objectGroup: this.#values.group(this.origin.lifetime),
      preview: true,
    }).catch((error: unknown) => {
      if (!(error instanceof ThrownInProgram)) throw error;
      return error.details.exception ?? { type: 'string' as const, value: error.message };
    });
    return this.#values.showAll([{ name: this.#name, value, expression: this.#expression }], this.origin, page);
  }
}
