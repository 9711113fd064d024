/** The named children of an object: properties, private members, accessors of its prototypes, internal slots. */

import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { privateOf, propertyOf, symbolPropertyOf } from '../../model/access-expression.ts';
import { argumentOf } from './in-program.ts';
import type { Origin } from './references.ts';
import { isList, notAvailable, type Slot, type Values } from './values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;
type Property = Protocol.Runtime.PropertyDescriptor;

const internal: Dap.VariablePresentationHint = { kind: 'virtual', visibility: 'internal', attributes: ['readOnly'] };

/** Slots that are shown in another way: in place, or as a link to the source. */
const hiddenSlots = new Set([
  '[[FunctionLocation]]',
  '[[GeneratorLocation]]',
  '[[ArrayBufferData]]',
  '[[ArrayBufferByteLength]]',
]);

/** The slots of an object, but for its numbered ones. */
export async function namedSlots(
  values: Values,
  object: RemoteObject,
  origin: Origin,
  parent: string | undefined,
  { withoutOwn, hasAttributes }: { withoutOwn: boolean; hasAttributes: boolean },
): Promise<Slot[]> {
  const objectId = object.objectId as string;
  const ask = { objectId, generatePreview: true, nonIndexedPropertiesOnly: isList(object) };
  const isEntry = isInternal(object);
  const [own, inherited] = await Promise.all([
    values.cdp.send('Runtime.getProperties', { ...ask, ownProperties: true }),
    isEntry || object.subtype === 'proxy'
      ? undefined
      : values.cdp.send('Runtime.getProperties', { ...ask, ownProperties: false, accessorPropertiesOnly: true }),
  ]);
  if (own.exceptionDetails) return [];
  const slots = withoutOwn ? [] : propertySlots(own.result, objectId, parent);
  const names = new Set(own.result.map(({ name }) => name));
  const privates = privateSlots(own.privateProperties ?? [], objectId, parent);
  const accessors = (inherited?.result ?? []).filter(
    ({ name, get, isOwn, enumerable }) =>
      !isOwn && !names.has(name) && !isNoise(name) && (!isNative(get) || (hasAttributes && enumerable)),
  );
  const shownAccessors = propertySlots(accessors, objectId, parent);
  if (hasAttributes) {
    slots.push(...(await Promise.all(shownAccessors.map((accessor) => attributeSlot(values, accessor, origin)))));
    if (privates.length > 0)
      slots.push({ name: '[[PrivateMembers]]', placeholder: '', members: privates, hint: internal });
  } else {
    slots.push(...privates, ...shownAccessors);
  }
  // The prototype last, as the least of what is looked for.
  const slot = ({ name }: { name: string }) => (name === '[[Prototype]]' ? 1 : 0);
  const internals = (own.internalProperties ?? []).toSorted((a, b) => slot(a) - slot(b));
  const shown = internals.filter(({ name, value }) => value && !isHidden(name, value, object));
  const seen = await Promise.all(shown.map(({ name, value }) => seenSlot(values, name, value as RemoteObject, origin)));
  for (const [index, { name }] of shown.entries()) {
    const value = seen[index];
    slots.push(name === '[[Prototype]]' ? prototypeSlot(value, parent) : { name, value, hint: internal });
  }
  return slots;
}

/** What an object inherits from. */
export function prototypeSlot(value: RemoteObject | undefined, parent: string | undefined): Slot {
  const expression = parent === undefined ? undefined : `Object.getPrototypeOf(${parent})`;
  return { name: '[[Prototype]]', value, expression, hint: internal };
}

/** The slots of properties. */
export function propertySlots(properties: readonly Property[], objectId: string, parent: string | undefined): Slot[] {
  let symbols = 0;
  return properties.flatMap(({ name, value, get, set, symbol, writable, enumerable }): Slot[] => {
    const key = symbol ? argumentOf(symbol) : { value: name };
    const expression =
      parent === undefined
        ? undefined
        : symbol
          ? symbolPropertyOf(parent, symbol.description ?? '', symbols++)
          : propertyOf(parent, name);
    const hasGetter = get !== undefined && get.type !== 'undefined';
    const isReadOnly = writable === false || (value === undefined && (set === undefined || set.type === 'undefined'));
    const hint: Dap.VariablePresentationHint = {
      kind: 'property',
      ...(!enumerable && { visibility: 'internal' as const }),
      ...(isReadOnly && { attributes: ['readOnly'] }),
    };
    const common = { name, expression, hint, key: symbol ? key : undefined };
    if (value) return [{ ...common, value }];
    if (hasGetter) return [{ ...common, getter: { objectId, key } }];
    return [{ ...common, placeholder: set ? 'write-only' : notAvailable, expression: undefined }];
  });
}

function privateSlots(
  properties: readonly Protocol.Runtime.PrivatePropertyDescriptor[],
  objectId: string,
  parent: string | undefined,
): Slot[] {
  return properties.map(({ name, value, get, set }) => {
    // The same name in a class and in the one it extends: an expression would not tell them apart.
    const isUnique = properties.filter((other) => other.name === name).length === 1;
    const hint: Dap.VariablePresentationHint = { kind: 'property', visibility: 'private' };
    const expression = parent !== undefined && isUnique ? privateOf(parent, name) : undefined;
    if (value) return { name, value, expression, hint };
    if (get && get.type !== 'undefined') return { name, getter: { objectId, key: {}, get }, expression, hint };
    return { name, placeholder: set ? 'write-only' : '(...)', hint };
  });
}

/** An accessor with its value, if it can be read without an effect. */
async function attributeSlot(values: Values, slot: Slot, origin: Origin): Promise<Slot> {
  const { getter, ...rest } = slot;
  if (!getter || getter.get) return slot;
  const value = await values.readAttribute(getter.objectId, getter.key, origin);
  return value ? { ...rest, value } : slot;
}

/** Slots come without previews. Of the prototype its name says most. */
async function seenSlot(values: Values, name: string, value: RemoteObject, origin: Origin): Promise<RemoteObject> {
  const isPlain = name !== '[[Prototype]]' && name !== '[[Scopes]]' && !isInternal(value);
  return isPlain ? values.withPreview(value, origin) : value;
}

function isHidden(name: string, value: RemoteObject, { subtype }: RemoteObject): boolean {
  if (name === '[[Entries]]') return subtype === 'map' || subtype === 'set';
  return hiddenSlots.has(name) || (name === '[[PromiseResult]]' && value.type === 'undefined');
}

function isInternal({ subtype }: RemoteObject): boolean {
  return subtype?.startsWith('internal#') ?? false;
}

/** Accessors that nearly everything has. */
function isNoise(name: string): boolean {
  return name === '__proto__' || name === 'Symbol(Symbol.toStringTag)';
}

function isNative(getter: RemoteObject | undefined): boolean {
  return getter?.description?.endsWith('{ [native code] }') ?? false;
}
