/** An entry of a map or a set: its key and its value. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { RequestError } from '../../dap/request-error.ts';
import type { NumberFormat } from '../../model/primitive-text.ts';
import { argumentOf, callIn, writeMapValue, writeProperty } from './in-program.ts';
import type { Container, Origin, Page, Shown } from './references.ts';
import type { Values } from './values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

export class EntryContainer implements Container {
  readonly origin: Origin;
  readonly objectId: string;
  readonly #values: Values;
  /** Id of the map; none for entries that cannot be set. */
  readonly #map: string | undefined;
  readonly #expression: string | undefined;

  constructor(
    values: Values,
    objectId: string,
    map: string | undefined,
    origin: Origin,
    expression: string | undefined,
  ) {
    this.#values = values;
    this.objectId = objectId;
    this.#map = map;
    this.origin = origin;
    this.#expression = expression;
  }

  async variables(page: Page): Promise<Dap.Variable[]> {
    const parts = await this.#parts();
    const isPair = 'key' in parts;
    const slots = Object.entries(parts).map(([name, value]) => ({
      name,
      value,
      expression: this.#childExpression(name, isPair),
    }));
    return this.#values.showAll(slots.slice(page.start, page.start + page.count), this.origin, page);
  }

  async set(name: string, value: RemoteObject, format: NumberFormat): Promise<Shown> {
    const { key } = await this.#parts();
    if (this.#map === undefined || !key || name !== 'value')
      throw new RequestError('Only the value of an entry of a map can be set');
    const now = await callIn(this.#values.cdp, writeMapValue, this.#map, [argumentOf(key), argumentOf(value)], {
      objectGroup: this.#values.group(this.origin.lifetime),
      preview: true,
    });
    // What was listed is a copy.
    const own = [{ value: 'value' }, argumentOf(value)];
    await callIn(this.#values.cdp, writeProperty, this.objectId, own, { objectGroup: this.#values.group('stop') });
    return this.#values.show(now, { ...format, origin: this.origin, expression: this.#childExpression(name, true) });
  }

  #childExpression(name: string, isPair: boolean): string | undefined {
    if (this.#expression === undefined || !isPair) return this.#expression;
    return `${this.#expression}[${name === 'key' ? 0 : 1}]`;
  }

  async #parts(): Promise<Record<string, RemoteObject>> {
    const { result } = await this.#values.cdp.send('Runtime.getProperties', {
      objectId: this.objectId,
      ownProperties: true,
      generatePreview: true,
    });
    return Object.fromEntries(result.flatMap(({ name, value }) => (value ? [[name, value] as const] : [])));
  }
}
