/** Entries of maps: a key and a value each. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { RequestError } from '../../dap/request-error.ts';
import { valueText } from '../../model/preview.ts';
import type { NumberFormat } from '../../model/primitive-text.ts';
import { type Element, type ElementRange, readBatch } from './elements.ts';
import { argumentOf, callIn, writeMapValue } from './in-program.ts';
import type { Container, Origin, Page, Shown } from './references.ts';
import type { Values } from './values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

const partBudget = 100;

/**
 * Entries of a map as variables.
 * @param range of the list of their keys and values, in turn.
 */
export async function entryVariables(
  values: Values,
  mapId: string,
  { objectId, start, end, shift = 0, expression }: ElementRange,
  origin: Origin,
  page: Page,
): Promise<Dap.Variable[]> {
  const parts = await readBatch(values, objectId, start, end, origin);
  return Array.from({ length: (end - start) / 2 }, (_, place): Dap.Variable => {
    const index = place + shift;
    const key = partOf(parts[2 * place]);
    const value = partOf(parts[2 * place + 1]);
    const evaluateName = expression?.(index);
    const text = (part: RemoteObject) => valueText(part, { hex: page.hex, budget: partBudget });
    return {
      name: String(index),
      value: `${text(key)} => ${text(value)}`,
      variablesReference: values.references.add(new EntryContainer(values, mapId, key, value, origin, evaluateName)),
      ...(evaluateName !== undefined && { evaluateName }),
    };
  });
}

class EntryContainer implements Container {
  readonly origin: Origin;
  readonly #values: Values;
  readonly #mapId: string;
  readonly #key: RemoteObject;
  #value: RemoteObject;
  readonly #expression: string | undefined;

  constructor(
    values: Values,
    mapId: string,
    key: RemoteObject,
    value: RemoteObject,
    origin: Origin,
    expression: string | undefined,
  ) {
    this.#values = values;
    this.#mapId = mapId;
    this.#key = key;
    this.#value = value;
    this.origin = origin;
    this.#expression = expression;
  }

  async variables(page: Page): Promise<Dap.Variable[]> {
    if (page.filter === 'indexed') return [];
    const slots = [
      { name: 'key', value: this.#key, expression: this.#part(0) },
      { name: 'value', value: this.#value, expression: this.#part(1) },
    ];
    return this.#values.showAll(slots.slice(page.start, page.start + page.count), this.origin, page);
  }

  async set(name: string, value: RemoteObject, format: NumberFormat): Promise<Shown> {
    if (name !== 'value') throw new RequestError('Only the value of an entry can be set');
    this.#value = await callIn(this.#values.cdp, writeMapValue, this.#mapId, [this.#key, value].map(argumentOf), {
      objectGroup: this.#values.group(this.origin.lifetime),
      preview: true,
    });
    return this.#values.show(this.#value, { ...format, origin: this.origin, expression: this.#part(1) });
  }

  #part(index: number): string | undefined {
    return this.#expression && `${this.#expression}[${index}]`;
  }
}

/** Keys and values are never accessors. */
function partOf(element: Element): RemoteObject {
  return element && 'type' in element ? element : { type: 'undefined' };
}
