import type { Protocol } from 'devtools-protocol';
import type { CallArgument } from './cdp-client.ts';

/** The value that `remote` stands for, as the argument of a call. */
export function argumentOf({
  type,
  value,
  unserializableValue,
  objectId,
}: Protocol.Runtime.RemoteObject): CallArgument {
  if (objectId !== undefined) return { objectId };
  if (unserializableValue !== undefined) return { unserializableValue };
  // An argument without a value is undefined.
  return type === 'undefined' ? {} : { value };
}

/** The value itself, of those that are no objects, functions or symbols. */
export function primitiveOf({ type, value, unserializableValue: text }: Protocol.Runtime.RemoteObject): unknown {
  if (text === undefined) return value;
  return type === 'bigint' ? BigInt(text.slice(0, -1)) : Number(text);
}
