/** What is in an object: elements or entries by number, and the rest by name. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { RequestError } from '../../dap/request-error.ts';
import { asOperand, entryOf, privateOf } from '../../model/access-expression.ts';
import { lengthOf } from '../../model/preview.ts';
import type { NumberFormat } from '../../model/primitive-text.ts';
import { elementVariables } from './elements.ts';
import { entryVariables } from './entries.ts';
import {
  callIn,
  propertiesInstead,
  prototypeOf,
  readMapEntries,
  readProperties,
  readSetValues,
  surveyed,
} from './in-program.ts';
import { namedSlots, propertySlots, prototypeSlot } from './named-slots.ts';
import type { Container, Origin, Page, Shown } from './references.ts';
import { isList, pageSize, type Slot, type Survey, type Values } from './values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

/** More than this in one answer nobody can look at, and no editor survives. */
const mostAtOnce = 100_000;

/** V8 looks through all properties of an object to tell what it has besides. Of bigger ones only the prototype is told. */
const mostLookedThrough = 1000;

export class ObjectContainer implements Container {
  readonly origin: Origin;
  readonly objectId: string;
  readonly #values: Values;
  readonly #object: RemoteObject;
  readonly #expression: string | undefined;
  #survey: Survey | undefined;
  /** Settable by name: what was listed last under a name that is not the key itself. */
  readonly #keys = new Map<string, Protocol.Runtime.CallArgument>();

  constructor(
    values: Values,
    object: RemoteObject,
    origin: Origin,
    expression: string | undefined,
    survey: Survey | undefined,
  ) {
    this.#values = values;
    this.#object = object;
    this.objectId = object.objectId as string;
    this.origin = origin;
    this.#expression = expression === undefined ? undefined : asOperand(expression);
    this.#survey = survey;
  }

  async variables(page: Page): Promise<Dap.Variable[]> {
    this.#survey ??= (await this.#values.survey([this.#object]))[0];
    const instead = await this.#instead();
    if (instead) return new ObjectContainer(this.#values, instead, this.origin, undefined, undefined).variables(page);
    const total = this.#indexedTotal();
    const { filter, start } = page;
    const end = start + page.count;
    const indexed = filter === 'named' ? [] : await this.#indexed(start, Math.min(end, total), page);
    const isFull = filter === 'indexed' || (filter === undefined && end <= total);
    const named = isFull ? [] : await this.#named(page);
    const from = filter === 'named' ? start : Math.max(0, start - total);
    const to = filter === 'named' ? end : end - total;
    const all = [...indexed, ...named.slice(from, to)];
    // Numbers are no names of anything else.
    return isList(this.#object) ? all : uniquelyNamed(all);
  }

  target(name: string): string | undefined {
    return name.startsWith('#') && this.#expression !== undefined ? privateOf(this.#expression, name) : undefined;
  }

  async set(name: string, value: RemoteObject, format: NumberFormat): Promise<Shown> {
    const key = this.#keys.get(name) ?? { value: name };
    if (name.startsWith('[[')) throw new RequestError(`${name} cannot be set`);
    if (name.startsWith('#')) throw new RequestError(`Private members can be set only where they are visible: ${name}`);
    if (['map', 'set', 'weakmap', 'weakset'].includes(this.#object.subtype ?? '') && /^\d+$/.test(name))
      throw new RequestError('An entry cannot be replaced; open it, and set its value');
    const now = await this.#values.setProperty(this.objectId, key, value, this.origin);
    return this.#values.show(now, { ...format, origin: this.origin, expression: this.#childExpression(name) });
  }

  #childExpression(name: string): string | undefined {
    return this.#expression === undefined ? undefined : `${this.#expression}[${JSON.stringify(name)}]`;
  }

  /** The object that this one wants to be shown instead. */
  async #instead(): Promise<RemoteObject | undefined> {
    if (!((this.#survey?.bits ?? 0) & surveyed.showsOtherProperties)) return undefined;
    const [, , properties = {}] = await this.#values.symbols();
    const { objectGroup } = this.#group();
    const instead = await callIn(this.#values.cdp, propertiesInstead, this.objectId, [properties], {
      objectGroup,
      harmless: true,
      preview: true,
    }).catch(() => undefined);
    return instead?.objectId === undefined ? undefined : instead;
  }

  #indexedTotal(): number {
    if (isList(this.#object)) return lengthOf(this.#object);
    const count = this.#survey?.count ?? 0;
    return count > pageSize ? count : 0;
  }

  async #indexed(start: number, end: number, page: Page): Promise<Dap.Variable[]> {
    if (end <= start) return [];
    const capped = Math.min(end, start + mostAtOnce);
    const { subtype } = this.#object;
    const variables =
      subtype === 'map' || subtype === 'set'
        ? await this.#entries(start, capped, page)
        : isList(this.#object)
          ? await this.#elements(start, capped, page)
          : await this.#keyed(start, capped, page);
    if (capped < end) {
      variables.push({
        name: `[${capped} … ${end - 1}]`,
        value: 'too many to show at once',
        variablesReference: 0,
        presentationHint: { kind: 'virtual', visibility: 'internal' },
      });
    }
    return variables;
  }

  async #entries(start: number, end: number, page: Page): Promise<Dap.Variable[]> {
    const isMap = this.#object.subtype === 'map';
    const range = [{ value: start }, { value: end }];
    const list = await callIn(
      this.#values.cdp,
      isMap ? readMapEntries : readSetValues,
      this.objectId,
      range,
      this.#group(),
    );
    const parent = this.#expression;
    const expression = parent === undefined ? undefined : (index: number) => entryOf(parent, index);
    const part = { objectId: list.objectId as string, start: 0, shift: start, expression };
    return isMap
      ? entryVariables(this.#values, this.objectId, { ...part, end: 2 * (end - start) }, this.origin, page)
      : elementVariables(this.#values, { ...part, end: end - start }, this.origin, page);
  }

  #elements(start: number, end: number, page: Page): Promise<Dap.Variable[]> {
    const parent = this.#expression;
    const expression = parent === undefined ? undefined : (index: number) => `${parent}[${index}]`;
    return elementVariables(this.#values, { objectId: this.objectId, start, end, expression }, this.origin, page);
  }

  async #keyed(start: number, end: number, page: Page): Promise<Dap.Variable[]> {
    const { objectGroup } = this.#group();
    const part = await callIn(this.#values.cdp, readProperties, this.objectId, [{ value: start }, { value: end }], {
      objectGroup,
    });
    const { result } = await this.#values.cdp.send('Runtime.getProperties', {
      objectId: part.objectId as string,
      ownProperties: true,
      generatePreview: true,
    });
    return this.#show(propertySlots(result, this.objectId, this.#expression), page);
  }

  async #named(page: Page): Promise<Dap.Variable[]> {
    if (!isList(this.#object) && this.#indexedTotal() > mostLookedThrough)
      return this.#show([await this.#prototype()], page);
    const slots = await namedSlots(this.#values, this.#object, this.origin, this.#expression, {
      withoutOwn: !isList(this.#object) && this.#indexedTotal() > 0,
      hasAttributes: Boolean((this.#survey?.bits ?? 0) & surveyed.hasAttributes),
    });
    return this.#show(slots, page);
  }

  async #prototype(): Promise<Slot> {
    const value = await callIn(this.#values.cdp, prototypeOf, this.objectId, [], this.#group());
    return prototypeSlot(value, this.#expression);
  }

  #show(slots: readonly Slot[], page: Page): Promise<Dap.Variable[]> {
    const named = uniquelyNamed(slots);
    for (const { name, key } of named) if (key) this.#keys.set(name, key);
    return this.#values.showAll(named, this.origin, page);
  }

  #group(): { objectGroup: string } {
    return { objectGroup: this.#values.group(this.origin.lifetime) };
  }
}

/** Names that repeat, such as those of symbols, with a number. */
function uniquelyNamed<T extends { readonly name: string }>(slots: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return slots.map((slot) => {
    const count = (seen.get(slot.name) ?? 0) + 1;
    seen.set(slot.name, count);
    return count > 1 ? { ...slot, name: `${slot.name} (${count})` } : slot;
  });
}
