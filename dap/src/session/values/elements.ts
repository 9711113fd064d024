/** Elements of arrays: many at a time. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { valueText } from '../../model/preview.ts';
import { callIn, readElements } from './in-program.ts';
import type { Origin, Page } from './references.ts';
import { type Slot, type Values, variableBudget } from './values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

/** So many in one call: the program answers others in between, and a cancelled request stops early. */
const batchSize = 10_000;

/** More holes than this in a row are one variable. */
const longRun = 100;

/** A part of an array in the program. */
export interface ElementRange {
  readonly objectId: string;
  readonly start: number;
  readonly end: number;
  /** Added to a place in the array it makes the number that is shown. */
  readonly shift?: number;
  /** An expression for what has a number. */
  readonly expression?: ((index: number) => string) | undefined;
}

/** Elements as variables, one for each, holes included. */
export async function elementVariables(
  values: Values,
  { objectId, start, end, shift = 0, expression }: ElementRange,
  origin: Origin,
  page: Page,
): Promise<Dap.Variable[]> {
  const variables: Dap.Variable[] = [];
  for (let from = start; from < end && !page.signal.aborted; from += batchSize) {
    const to = Math.min(end, from + batchSize);
    const batch = await readBatch(values, objectId, from, to, origin);
    const slots: Slot[] = [];
    const places: number[] = [];
    for (let index = from; index < to; index++) {
      const element = batch[index - from];
      const name = String(index + shift);
      const access = expression && { evaluateName: expression(index + shift) };
      if (typeof element === 'object' && 'type' in element && element.objectId === undefined) {
        variables.push({
          name,
          value: valueText(element, { ...page, budget: variableBudget }),
          variablesReference: 0,
          ...(values.showsTypes && { type: typeOf(element) }),
          ...access,
        });
      } else if (element === undefined) {
        // Pages are exact; whoever wants everything is spared rows of nothing.
        const run = page.count === Number.POSITIVE_INFINITY ? holesFrom(batch, index - from) : 1;
        const holes = run > longRun ? run : 1;
        variables.push({
          name: holes > 1 ? `[${index} … ${index + holes - 1}]` : name,
          value: holes > 1 ? `empty × ${holes}` : 'empty',
          variablesReference: 0,
          presentationHint: { kind: 'virtual' },
        });
        index += holes - 1;
      } else {
        places.push(variables.length);
        variables.push({ name, value: '', variablesReference: 0 });
        slots.push({ name, expression: access?.evaluateName, ...slotOf(element, objectId, index) });
      }
    }
    const shown = await values.showAll(slots, origin, page);
    for (const [index, variable] of shown.entries()) variables[places[index] as number] = variable;
  }
  return variables;
}

function holesFrom(batch: readonly Element[], start: number): number {
  let end = start;
  while (end < batch.length && batch[end] === undefined) end++;
  return end - start;
}

/** An element: a value, an accessor, or nothing. */
export type Element = RemoteObject | Protocol.Runtime.PropertyDescriptor | undefined;

/** The elements of an array from `from` to `to`, as they are. */
export async function readBatch(
  values: Values,
  objectId: string,
  from: number,
  to: number,
  { lifetime }: Origin,
): Promise<Element[]> {
  const read = await callIn(values.cdp, readElements, objectId, [{ value: from }, { value: to }], {
    objectGroup: values.group(lifetime),
  });
  if (read.objectId === undefined) return decode(String(read.value), new Map(), from);
  const { result } = await values.cdp.send('Runtime.getProperties', {
    objectId: read.objectId,
    ownProperties: true,
    generatePreview: true,
  });
  const text = result.find(({ name }) => name === 'text')?.value?.value;
  return decode(String(text ?? ''), new Map(result.map((property) => [Number(property.name), property])), from);
}

/** What {@link readElements} wrote. */
function decode(
  text: string,
  others: ReadonlyMap<number, Protocol.Runtime.PropertyDescriptor>,
  from: number,
): Element[] {
  const elements: Element[] = [];
  for (let position = 0; position < text.length; ) {
    const colon = text.indexOf(':', position);
    const kind = text[position];
    const end = colon + 1 + Number(text.slice(position + 1, colon));
    elements.push(decoded(kind, text.slice(colon + 1, end), others.get(from + elements.length)));
    position = end;
  }
  return elements;
}

function decoded(
  kind: string | undefined,
  text: string,
  other: Protocol.Runtime.PropertyDescriptor | undefined,
): Element {
  switch (kind) {
    case 'n':
      return numberOf(text);
    case 's':
      return { type: 'string', value: text };
    case 'b':
      return { type: 'boolean', value: text === 'true' };
    case 'i':
      return { type: 'bigint', unserializableValue: `${text}n`, description: `${text}n` };
    case 'u':
      return { type: 'undefined' };
    case '0':
      return { type: 'object', subtype: 'null', value: null };
    case 'o':
      return other?.value ?? other;
    default:
      return undefined;
  }
}

function numberOf(text: string): RemoteObject {
  const value = Number(text);
  const isPlain = Number.isFinite(value) && text !== '-0';
  return { type: 'number', description: text, ...(isPlain ? { value } : { unserializableValue: text }) };
}

function slotOf(element: RemoteObject | Protocol.Runtime.PropertyDescriptor, objectId: string, index: number) {
  return 'type' in element ? { value: element } : { getter: { objectId, key: { value: index } } };
}

function typeOf({ type, subtype }: RemoteObject): string {
  return subtype === 'null' ? 'null' : type;
}
