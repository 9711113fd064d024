/**
 * Dictionaries of algorithm parameters, described by their members as the standard declares them.
 * @see https://w3c.github.io/webcrypto/#dfn-normalize-an-algorithm
 */
import type { Bytes } from '../../internal/bytes.ts';
import { objectKeys } from '../../internal/primordials.ts';
import { type BufferSource, copyBytes, toBufferSource } from '../../internal/webidl/buffers.ts';
import type { Dictionary } from '../../internal/webidl/compound.ts';
import type { Conversion } from '../../internal/webidl/conversions.ts';

export interface Member {
  readonly convert: Conversion<unknown>;
  readonly required: boolean;
  /** What normalization does with the value once all members have been converted. */
  readonly settle?: (value: never, what: string) => unknown;
}

/** Members in the order of their declaration. */
export type Members = Readonly<Record<string, Member>>;

/** Converts an object and settles its members. */
export type DictionaryType<T> = (dictionary: Dictionary, what: string) => T;

export const required = (member: Conversion<unknown> | Member): Member =>
  typeof member === 'function' ? { convert: member, required: true } : { ...member, required: true };

export const optional = (member: Conversion<unknown> | Member): Member =>
  typeof member === 'function' ? { convert: member, required: false } : { ...member, required: false };

/** A BufferSource: normalization copies its bytes. */
export const bufferSource: Member = {
  convert: (value, what) => toBufferSource(value, what),
  required: false,
  settle: (source: BufferSource): Bytes => copyBytes(source),
};

/** Members are read in lexicographical order, as Web IDL says; scripts can see it. */
function inLexicographicalOrder(names: readonly string[]): string[] {
  const sorted: string[] = [];
  for (const name of names) {
    let index = sorted.length;
    while (index > 0 && (sorted[index - 1] as string) > name) index--;
    sorted.splice(index, 0, name);
  }
  return sorted;
}

/** A dictionary type; `inheritance` lists the members of each dictionary, those of the least derived first. */
export function dictionaryType<T>(...inheritance: Members[]): DictionaryType<T> {
  const declared: [name: string, member: Member][] = [];
  const sorted: [name: string, member: Member][] = [];
  for (const members of inheritance) {
    for (const name of objectKeys(members)) declared.push([name, members[name] as Member]);
    for (const name of inLexicographicalOrder(objectKeys(members))) sorted.push([name, members[name] as Member]);
  }
  return (dictionary, what) => {
    const values: Record<string, unknown> = { __proto__: null as never };
    for (let index = 0; index < sorted.length; index++) {
      const [name, { convert, required }] = sorted[index] as [string, Member];
      const value = dictionary[name];
      if (value !== undefined) values[name] = convert(value, `${what}.${name}`);
      else if (required) throw new TypeError(`${what}.${name}: required`);
    }
    for (let index = 0; index < declared.length; index++) {
      const [name, { settle }] = declared[index] as [string, Member];
      if (settle !== undefined && values[name] !== undefined) values[name] = settle(values[name] as never, what);
    }
    return values as T;
  };
}
