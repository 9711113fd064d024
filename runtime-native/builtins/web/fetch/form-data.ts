/** @see https://xhr.spec.whatwg.org/#interface-formdata */

import { inspect } from '../../internal/inspect.ts';
import { type CustomInspectOptions, inspectCustom } from '../../internal/inspectable.ts';
import { arrayPush, defineProperty } from '../../internal/primordials.ts';
import { isObject, toUSVString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { definePairIterators } from '../../internal/webidl/pair-iterators.ts';
import { type Blob, isBlob } from '../files/blob.ts';
import { type File, isFile, makeFile } from '../files/file.ts';

export type FormDataValue = File | string;
export type FormDataEntry = readonly [name: string, value: FormDataValue];

export let isFormData: (value: unknown) => value is FormData;
/** Not to be changed. */
export let formDataEntries: (data: FormData) => readonly FormDataEntry[];
/** Without conversions. */
export let appendEntry: (data: FormData, name: string, value: FormDataValue) => void;

/**
 * The entry that `append` and `set` make: blobs become files.
 * @see https://xhr.spec.whatwg.org/#create-an-entry
 */
function toEntry(args: ArrayLike<unknown>, what: string): FormDataEntry {
  requireArguments(what, args.length, 2);
  const name = toUSVString(args[0]);
  const value = args[1];
  const hasFilename = args.length > 2 && args[2] !== undefined;
  if (!isBlob(value)) {
    if (hasFilename) throw new TypeError(`${what}, value: not of type Blob`);
    return [name, toUSVString(value)];
  }
  if (hasFilename)
    return [
      name,
      makeFile(value as Blob, toUSVString(args[2]), undefined, isFile(value) ? value.lastModified : undefined),
    ];
  return [name, isFile(value) ? value : makeFile(value as Blob, 'blob')];
}

export class FormData {
  #entries: FormDataEntry[] = [];

  static {
    isFormData = (value): value is FormData => isObject(value) && #entries in value;
    formDataEntries = (data) => data.#entries;
    appendEntry = (data, name, value) => {
      arrayPush(data.#entries, [name, value]);
    };
  }

  constructor(form: unknown = undefined, submitter: unknown = undefined) {
    // Both are elements of HTML, and there are none here.
    if (form !== undefined) throw new TypeError('FormData constructor, form: not of type HTMLFormElement');
    if (submitter !== undefined && submitter !== null) {
      throw new TypeError('FormData constructor, submitter: not of type HTMLElement');
    }
  }

  append(_name: unknown, _value: unknown, _filename: unknown = undefined): void {
    check(this);
    const entry = toEntry(arguments, 'FormData.append');
    arrayPush(this.#entries, entry);
  }

  delete(name: unknown): void {
    check(this);
    requireArguments('FormData.delete', arguments.length, 1);
    this.#entries = without(this.#entries, toUSVString(name), 0);
  }

  get(name: unknown): FormDataValue | null {
    check(this);
    requireArguments('FormData.get', arguments.length, 1);
    const nameText = toUSVString(name);
    const index = indexOf(this.#entries, nameText);
    return index === -1 ? null : (this.#entries[index] as FormDataEntry)[1];
  }

  getAll(name: unknown): FormDataValue[] {
    check(this);
    requireArguments('FormData.getAll', arguments.length, 1);
    const nameText = toUSVString(name);
    const values: FormDataValue[] = [];
    for (let index = 0; index < this.#entries.length; index++) {
      const entry = this.#entries[index] as FormDataEntry;
      if (entry[0] === nameText) arrayPush(values, entry[1]);
    }
    return values;
  }

  has(name: unknown): boolean {
    check(this);
    requireArguments('FormData.has', arguments.length, 1);
    const nameText = toUSVString(name);
    return indexOf(this.#entries, nameText) !== -1;
  }

  set(_name: unknown, _value: unknown, _filename: unknown = undefined): void {
    check(this);
    const entry = toEntry(arguments, 'FormData.set');
    const index = indexOf(this.#entries, entry[0]);
    if (index === -1) {
      arrayPush(this.#entries, entry);
    } else {
      this.#entries[index] = entry;
      this.#entries = without(this.#entries, entry[0], index + 1);
    }
  }
}

function check(value: unknown): asserts value is FormData {
  if (!isFormData(value)) throw illegalInvocation('FormData');
}

function indexOf(entries: readonly FormDataEntry[], name: string): number {
  for (let index = 0; index < entries.length; index++) {
    if ((entries[index] as FormDataEntry)[0] === name) return index;
  }
  return -1;
}

/** A new list without the entries of that name from `start` on. */
function without(entries: readonly FormDataEntry[], name: string, start: number): FormDataEntry[] {
  const kept: FormDataEntry[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as FormDataEntry;
    if (index < start || entry[0] !== name) arrayPush(kept, entry);
  }
  return kept;
}

configureInterface(FormData, 'FormData');
definePairIterators(FormData, 'FormData', (data, index) => {
  check(data);
  return formDataEntries(data)[index];
});

defineProperty(FormData.prototype, inspectCustom, {
  value(this: FormData, _depth: number, options: CustomInspectOptions): string {
    if (!isFormData(this)) return inspect(this, { ...options, customInspect: false });
    return `FormData ${inspect(new Map(formDataEntries(this) as [string, FormDataValue][]), options)}`;
  },
});
