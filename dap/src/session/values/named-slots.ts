/** The named children of an object: properties, private members, accessors of its prototypes, internal slots. */

import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { privateOf, propertyOf, symbolPropertyOf } from '../../model/access-expression.ts';
import { argumentOf, callIn, readNamed } from './in-program.ts';
import type { Origin } from './references.ts';
import { isList, type Slot, type Values } from './values.ts';

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

/** What built-in prototypes compute; reading it is harmless. */
const computed: Record<string, readonly string[]> = {
  typedarray: ['buffer', 'byteLength', 'byteOffset', 'length'],
  arraybuffer: ['byteLength', 'maxByteLength', 'resizable', 'detached'],
  dataview: ['buffer', 'byteLength', 'byteOffset'],
  map: ['size'],
  set: ['size'],
  regexp: ['source', 'flags'],
  webassemblymemory: ['buffer'],
};

/** The slots of an object, but for its numbered ones. */
export async function namedSlots(
  values: Values,
  object: RemoteObject,
  origin: Origin,
  parent: string | undefined,
  { withoutOwn }: { withoutOwn: boolean },
): Promise<Slot[]> {
  const objectId = object.objectId as string;
  const ask = { objectId, generatePreview: true, nonIndexedPropertiesOnly: isList(object) };
  const isEntry = object.subtype?.startsWith('internal#');
  const [own, inherited, native] = await Promise.all([
    values.cdp.send('Runtime.getProperties', { ...ask, ownProperties: true }),
    isEntry || object.subtype === 'proxy'
      ? undefined
      : values.cdp.send('Runtime.getProperties', { ...ask, ownProperties: false, accessorPropertiesOnly: true }),
    computedSlots(values, object, origin, parent),
  ]);
  if (own.exceptionDetails) return [];
  const slots = withoutOwn ? [] : propertySlots(own.result, objectId, parent);
  const names = new Set([...own.result, ...native].map(({ name }) => name));
  slots.push(...native, ...privateSlots(own.privateProperties ?? [], objectId, parent));
  const accessors = (inherited?.result ?? []).filter(
    ({ name, get, isOwn }) => !isOwn && !names.has(name) && name !== '__proto__' && !isNative(get),
  );
  slots.push(...propertySlots(accessors, objectId, parent));
  // The prototype last, as the least of what is looked for.
  const slot = ({ name }: { name: string }) => (name === '[[Prototype]]' ? 1 : 0);
  const internals = (own.internalProperties ?? []).toSorted((a, b) => slot(a) - slot(b));
  for (const { name, value } of internals) {
    if (hiddenSlots.has(name) || !value || (name === '[[Entries]]' && isList(object))) continue;
    const expression =
      name === '[[Prototype]]' && parent !== undefined ? `Object.getPrototypeOf(${parent})` : undefined;
    slots.push({ name, value, expression, hint: internal });
  }
  return slots;
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
    return [{ ...common, placeholder: set ? 'write-only' : '<not initialized>', expression: undefined }];
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

async function computedSlots(
  values: Values,
  { subtype, objectId = '' }: RemoteObject,
  { lifetime }: Origin,
  parent: string | undefined,
): Promise<Slot[]> {
  const names = computed[subtype ?? ''];
  if (!names) return [];
  const options = { objectGroup: values.group(lifetime), harmless: true };
  const found = await callIn(
    values.cdp,
    readNamed,
    objectId,
    names.map((value) => ({ value })),
    options,
  ).catch(() => undefined);
  if (found?.objectId === undefined) return [];
  const { result } = await values.cdp.send('Runtime.getProperties', {
    objectId: found.objectId,
    ownProperties: true,
    generatePreview: true,
  });
  return result.map(({ name, value }) => ({
    name,
    value,
    expression: parent === undefined ? undefined : propertyOf(parent, name),
    hint: { kind: 'property', visibility: 'internal', attributes: ['readOnly'] },
  }));
}

function isNative(getter: RemoteObject | undefined): boolean {
  return getter?.description?.endsWith('{ [native code] }') ?? false;
}
