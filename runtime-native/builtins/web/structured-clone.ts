/**
 * The global function.
 * @see https://html.spec.whatwg.org/#dom-structuredclone
 */
import { cloneValue, SerializedValue } from '../internal/structured-clone.ts';
import { member, sequenceOf, toDictionary } from '../internal/webidl/compound.ts';
import { toObject } from '../internal/webidl/conversions.ts';
import { requireArguments } from '../internal/webidl/errors.ts';

export const toTransferList = sequenceOf(toObject);

const NOTHING: object[] = [];

/** The transfer list of a `StructuredSerializeOptions` dictionary. */
export const transferListOf = (options: unknown, what: string): object[] =>
  member(toDictionary(options, what), 'transfer', toTransferList, NOTHING, what);

export const { structuredClone } = {
  structuredClone(value: unknown, options: unknown = undefined): unknown {
    requireArguments('structuredClone', arguments.length, 1);
    const transferList = options === undefined ? NOTHING : transferListOf(options, 'structuredClone, options');
    if (transferList.length === 0) return cloneValue(value);
    return new SerializedValue().serialize(value, transferList).deserialize().value;
  },
};
