/** Form data. */

/** The value of an entry. @since 0.1.0 */
type FormDataEntryValue = File | string;

/**
 * Names with values, which are texts or files: what a form sends.
 * @example
 * const form = new FormData();
 * form.append('file', new Blob(['text']), 'a.txt');
 * console.log((await new Response(form).text()).length);
 * @since 0.1.0
 * @see https://xhr.spec.whatwg.org/#interface-formdata
 */
interface FormData {
  /** Adds an entry. A Blob becomes a File, called `filename` or `blob`. */
  append(name: string, value: string | Blob, filename?: string): void;
  /** Removes all entries of the name. */
  delete(name: string): void;
  /** The first value of the name, or null. */
  get(name: string): FormDataEntryValue | null;
  /** All values of the name. */
  getAll(name: string): FormDataEntryValue[];
  /** Whether there is an entry of the name. */
  has(name: string): boolean;
  /**
   * Puts one entry in place of all of the name.
   * @param filename only with a Blob; default: that of a File, or `blob`
   */
  set(name: string, value: string | Blob, filename?: string): void;
  /** Pairs of name and value. */
  entries(): FormDataIterator<[name: string, value: FormDataEntryValue]>;
  /** Calls `callback` for each entry. @param thisArg `this` of the callback */
  forEach(callback: (value: FormDataEntryValue, name: string, data: FormData) => void, thisArg?: unknown): void;
  /** Names. */
  keys(): FormDataIterator<string>;
  /** Values. */
  values(): FormDataIterator<FormDataEntryValue>;
  /** The same as `entries`. */
  [Symbol.iterator](): FormDataIterator<[name: string, value: FormDataEntryValue]>;
}
/** Iterates form data as they are at each moment. @since 0.1.0 */
interface FormDataIterator<T> extends IteratorObject<T, undefined, unknown> {
  /** Itself. */
  [Symbol.iterator](): FormDataIterator<T>;
}
declare var FormData: {
  readonly prototype: FormData;
  /**
   * Without entries.
   * @param form must be left out
   * @param submitter must be left out or null
   * @throws {TypeError} for a form
   * @remarks There are no forms: an argument is a TypeError.
   */
  new (form?: undefined, submitter?: null): FormData;
};
