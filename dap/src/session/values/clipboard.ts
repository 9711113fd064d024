/** Values as text to be pasted elsewhere: complete, as JSON where that can express them, as JavaScript where not. */
import type { Protocol } from 'devtools-protocol';
import { callIn } from './in-program.ts';
import type { Values } from './values.ts';

/** The whole text of a value. */
export async function clipboardText(
  values: Values,
  { type, subtype, value, unserializableValue, description, objectId }: Protocol.Runtime.RemoteObject,
): Promise<string> {
  if (type === 'string') return value as string;
  if (objectId === undefined || type === 'symbol')
    return subtype === 'null' ? 'null' : String(unserializableValue ?? value ?? description ?? type);
  if (type === 'function' || subtype === 'error' || subtype === 'proxy') return description ?? type;
  const objectGroup = values.group('stop');
  // Getters are run where that is harmless.
  const text = await callIn(values.cdp, serialize, objectId, [{ value: true }], { objectGroup, harmless: true }).catch(
    () => callIn(values.cdp, serialize, objectId, [{ value: false }], { objectGroup }),
  );
  return String(text.value);
}

/** Runs in the program. What V8 takes for an effect, such as `push` or `Reflect.get`, must not be in it. */
function serialize(this: unknown, runGetters: boolean): string {
  const open: object[] = [];
  const list = (items: string[], [start, end]: [string, string], indent: string): string => {
    if (items.length === 0) return start + end;
    const inner = `${indent}  `;
    return `${start}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${end}`;
  };
  const nested = (value: unknown, indent: string): string => {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value);
      case 'bigint':
        return `${value}n`;
      case 'symbol':
      case 'function':
        return String(value);
      case 'object':
        return value === null ? 'null' : structure(value, indent);
      default:
        return Object.is(value, -0) ? '-0' : `${value}`;
    }
  };
  const structure = (value: object, indent: string): string => {
    if (open.includes(value)) return '[Circular]';
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (tag === 'Date') {
      const iso = Number.isNaN(Number(value)) ? 'Invalid Date' : Date.prototype.toISOString.call(value as Date);
      return indent === '' ? iso : JSON.stringify(iso);
    }
    if (tag === 'RegExp') return `/${(value as RegExp).source}/${(value as RegExp).flags}`;
    if (tag === 'Error') return indent === '' ? String((value as Error).stack) : JSON.stringify(String(value));
    if (['Number', 'String', 'Boolean', 'Symbol', 'BigInt'].includes(tag)) {
      const primitive = (value as { valueOf(): unknown }).valueOf();
      if (typeof primitive !== 'object') return nested(primitive, indent);
    }
    open[open.length] = value;
    try {
      return contents(value, tag, indent);
    } finally {
      open.length--;
    }
  };
  const contents = (value: object, tag: string, indent: string): string => {
    const inner = `${indent}  `;
    if (value instanceof Map) {
      const entries = Array.from(Map.prototype.entries.call(value));
      const pairs = entries.map(([key, item]) => `[${nested(key, inner)}, ${nested(item, inner)}]`);
      return `new Map(${list(pairs, ['[', ']'], indent)})`;
    }
    if (value instanceof Set) {
      const items = Array.from(Set.prototype.values.call(value)).map((item) => nested(item, inner));
      return `new Set(${list(items, ['[', ']'], indent)})`;
    }
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const items = Array.from(value as unknown as ArrayLike<number | bigint>, (item) => nested(item, ''));
      return `new ${tag}([${items.join(', ')}])`;
    }
    if (value instanceof ArrayBuffer) {
      return `new Uint8Array([${Array.from(new Uint8Array(value)).join(', ')}]).buffer`;
    }
    if (Array.isArray(value)) {
      const items = Array.from(
        { length: value.length },
        (_, index) => property(value, String(index), inner) ?? 'undefined',
      );
      return list(items, ['[', ']'], indent);
    }
    const items: string[] = [];
    for (const key of Object.keys(value)) {
      const text = property(value, key, inner);
      if (text !== undefined) items[items.length] = `${JSON.stringify(key)}: ${text}`;
    }
    return list(items, ['{', '}'], indent);
  };
  const property = (object: object, key: string, indent: string): string | undefined => {
    const descriptor = Object.getOwnPropertyDescriptor(object, key);
    if (!descriptor) return undefined;
    if ('value' in descriptor) return nested(descriptor.value, indent);
    return runGetters && descriptor.get ? nested((object as Record<string, unknown>)[key], indent) : '"(...)"';
  };
  return nested(this, '');
}
