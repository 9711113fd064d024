/**
 * What an algorithm is to SubtleCrypto, and the list of those that are supported.
 * @see https://w3c.github.io/webcrypto/#algorithm-normalization
 */
import { mapGet, mapSet, regExpExec, stringToLowerCase } from '../../internal/primordials.ts';
import type { BufferSource } from '../../internal/webidl/buffers.ts';
import type { Dictionary } from '../../internal/webidl/compound.ts';
import { isObject, toDOMString } from '../../internal/webidl/conversions.ts';
import { DOMException } from '../dom-exception.ts';
import type { DictionaryType } from './dictionaries.ts';

/** An operation without parameters has no `parameters`; then it gets an empty object. */
interface Operation {
  readonly parameters?: DictionaryType<object>;
}

export interface DigestOperation extends Operation {
  /** The steps that fail for parameters alone; what `SubtleCrypto.supports` runs. */
  check?(parameters: object): void;
  run(parameters: object, data: BufferSource): Promise<ArrayBuffer>;
}

/** An algorithm with the operations that it supports. */
export interface AlgorithmDefinition {
  readonly name: string;
  readonly digest?: DigestOperation;
}

export type OperationName = Exclude<keyof AlgorithmDefinition, 'name'>;

/** The result of normalizing an algorithm for the operation `Name`. */
export interface NormalizedAlgorithm<Name extends OperationName> {
  readonly name: string;
  readonly parameters: object;
  readonly operation: NonNullable<AlgorithmDefinition[Name]>;
}

/** By name, as the standard writes it and in lower case. */
const definitions = new Map<string, AlgorithmDefinition>();

/** Called while the snapshot is built. */
export function defineAlgorithms(list: readonly AlgorithmDefinition[]): void {
  for (const definition of list) {
    mapSet(definitions, definition.name, definition);
    mapSet(definitions, stringToLowerCase(definition.name), definition);
  }
}

const ASCII = /^[\0-\x7f]*$/;

/** Names match whatever the case of their ASCII letters. */
function findAlgorithm(name: string): AlgorithmDefinition | undefined {
  const exact = mapGet(definitions, name);
  if (exact !== undefined || regExpExec(ASCII, name) === null) return exact;
  return mapGet(definitions, stringToLowerCase(name));
}

const NO_PARAMETERS = { __proto__: null as never };

/** The member `name` that all dictionaries of algorithms have. */
function nameOf(dictionary: Dictionary, what: string): string {
  const { name } = dictionary;
  if (name === undefined) throw new TypeError(`${what}.name: required`);
  return toDOMString(name);
}

/** The type `AlgorithmIdentifier`. */
export const toAlgorithmIdentifier = (value: unknown): object | string =>
  isObject(value) ? value : toDOMString(value);

export function normalizeAlgorithm<const Name extends OperationName>(
  algorithm: object | string,
  operationName: Name,
  what: string,
): NormalizedAlgorithm<Name> {
  const isText = typeof algorithm === 'string';
  const dictionary = isText ? { __proto__: null as never, name: algorithm } : (algorithm as Dictionary);
  const givenName = nameOf(dictionary, what);
  const definition = findAlgorithm(givenName);
  const operation = definition?.[operationName] as NormalizedAlgorithm<Name>['operation'] | undefined;
  if (definition === undefined || operation === undefined) {
    throw new DOMException(`${what}: '${givenName}' does not support ${operationName}`, 'NotSupportedError');
  }
  // The conversion to the algorithm's own dictionary type reads the name once more.
  if (!isText) nameOf(dictionary, what);
  const { parameters = undefined } = operation as Operation;
  return {
    name: definition.name,
    parameters: parameters === undefined ? NO_PARAMETERS : parameters(dictionary, what),
    operation,
  };
}
