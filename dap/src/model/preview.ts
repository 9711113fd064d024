/** Values as one line of text, from what V8 tells of them without running anything. */
import type { Protocol } from 'devtools-protocol';
import { functionText } from './function-text.ts';
import { type NumberFormat, numberText, quote, shorten, truncate } from './primitive-text.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;
type Preview = Protocol.Runtime.ObjectPreview;
type Property = Protocol.Runtime.PropertyPreview;

export interface PreviewOptions extends NumberFormat {
  /** How long the text may be. */
  readonly budget: number;
  /** Whether an error comes with its stack. */
  readonly stack?: boolean;
}

const propertyBudget = 100;
const leastBudget = 8;

/** A value as one line of text (errors with stack: as several). */
export function valueText(object: RemoteObject, options: PreviewOptions): string {
  const { type, subtype, description = '', preview } = object;
  switch (type) {
    case 'undefined':
      return 'undefined';
    case 'boolean':
      return String(object.value);
    case 'string':
      return quote(shorten(object.value as string, Math.max(options.budget - 2, leastBudget)));
    case 'number':
    case 'bigint':
      return truncate(numberText(object.unserializableValue ?? description, options), options.budget);
    case 'symbol':
      return truncate(description, options.budget);
    case 'function':
      return functionText(description, options.budget);
  }
  if (subtype === 'null') return 'null';
  if (subtype === 'error') return errorText(description, options);
  const wasm = wasmValue(object);
  if (wasm) return propertyValue(wasm, options);
  return truncate(preview ? previewText(preview, options) : description, options.budget);
}

/** The name of a value's type. */
export function typeName({ type, subtype, className, description }: RemoteObject): string {
  if (subtype === 'null') return 'null';
  if (type !== 'object' && type !== 'function') return type;
  if (subtype === 'wasmvalue') return description ?? 'value';
  // Of an instance of a subclass of Array the class name is in the description only.
  return subtype === 'array' ? nameOf(description ?? '') || 'Array' : (className ?? type);
}

/** A value of WebAssembly that is a number and no object: V8 wraps them all. */
export function isWasmNumber(object: RemoteObject): boolean {
  const type = wasmValue(object)?.type;
  return type === 'number' || type === 'bigint';
}

function wasmValue({ subtype, preview }: RemoteObject): Property | undefined {
  return subtype === 'wasmvalue' ? preview?.properties.find(({ name }) => name === 'value') : undefined;
}

/** The length that V8 tells of an array, a map or a set. */
export function lengthOf({ description = '' }: { description?: string }): number {
  return Number(/\((\d+)\)$/.exec(description)?.[1] ?? 0);
}

/** An error without the lines that tell its stack. */
export function errorText(description: string, { budget, stack }: PreviewOptions): string {
  if (stack) return truncate(description, budget);
  const end = description.search(/\n {4}at /);
  return truncate((end < 0 ? description : description.slice(0, end)).replaceAll('\n', '↵'), budget);
}

function previewText(preview: Preview, options: PreviewOptions): string {
  const { subtype, description = '', properties } = preview;
  switch (subtype) {
    case 'array':
    case 'typedarray':
      return arrayText(preview, options);
    case 'map':
    case 'set':
    case 'weakmap':
    case 'weakset':
      return braces(description, entryTexts(preview, options), preview.overflow, options);
    case 'regexp':
    case 'date':
    case 'arraybuffer':
    case 'dataview':
    case 'webassemblymemory':
      return description;
    case 'error':
      return errorText(description, { ...options, stack: false });
    case 'promise':
      return braces(description, [promiseText(properties, options)], false, options);
  }
  const [first] = properties;
  if (first?.name === '[[PrimitiveValue]]') {
    const shown = properties.filter(({ name }) => !/^(\d+|length|description)$/.test(name));
    return braces(description, listOf(shown, options), preview.overflow, options);
  }
  const isPlain = description === 'Object';
  return braces(isPlain ? '' : description, listOf(properties, options), preview.overflow, options);
}

function promiseText(properties: readonly Property[], options: PreviewOptions): string {
  const value = (name: string) => properties.find((property) => property.name === name);
  const state = value('[[PromiseState]]')?.value ?? 'pending';
  const result = value('[[PromiseResult]]');
  return state === 'pending' || !result ? `<${state}>` : `<${state}>: ${propertyValue(result, options)}`;
}

/** `(3) [1, empty × 2, 4, name: 5]`, or `MyArray(3) […]`. */
function arrayText({ description = '', properties, overflow, subtype }: Preview, options: PreviewOptions): string {
  const length = lengthOf({ description });
  const texts: string[] = [];
  let next = 0;
  for (const property of properties) {
    const index = /^\d+$/.test(property.name) ? Number(property.name) : -1;
    if (index < 0) {
      // What typed arrays have by nature.
      if (subtype !== 'typedarray') texts.push(propertyText(property, options));
      continue;
    }
    if (index > next) texts.push(emptySlots(index - next));
    texts.push(propertyValue(property, options));
    next = index + 1;
  }
  if (next < length && !overflow) texts.splice(indexedCount(texts, properties), 0, emptySlots(length - next));
  const name = nameOf(description);
  const prefix = name === 'Array' ? `(${length}) ` : `${description} `;
  return prefix + enclose('[', texts, overflow, ']', options.budget - prefix.length);
}

function indexedCount(texts: readonly string[], properties: readonly Property[]): number {
  return texts.length - properties.filter(({ name }) => !/^\d+$/.test(name)).length;
}

function entryTexts({ entries = [] }: Preview, options: PreviewOptions): string[] {
  return entries.map(({ key, value }) => {
    const text = nestedText(value, options);
    return key ? `${nestedText(key, options)} => ${text}` : text;
  });
}

/** A key or a value of a map; of objects only what they are, unless they are small. */
function nestedText(preview: Preview, options: PreviewOptions): string {
  const { type, subtype, description = '' } = preview;
  if (type !== 'object' || subtype === 'null' || !preview.properties) {
    return propertyValue({ name: '', type, subtype, value: description } as Property, options);
  }
  return truncate(previewText(preview, { ...options, budget: propertyBudget }), propertyBudget);
}

function listOf(properties: readonly Property[], options: PreviewOptions): string[] {
  return properties.map((property) => propertyText(property, options));
}

function propertyText(property: Property, options: PreviewOptions): string {
  const { name } = property;
  const value = propertyValue(property, options);
  if (name === '[[PrimitiveValue]]') return value;
  if (name === '[[WeakRefTarget]]') return property.value ?? value;
  if (name === '[[GeneratorState]]') return `<${property.value}>`;
  const isBare = /^(#?[\p{ID_Start}$_][\p{ID_Continue}$]*|\d+|\[\[.*\]\]|Symbol\(.*\))$/u.test(name);
  return `${isBare ? name : quote(name)}: ${value}`;
}

function propertyValue({ type, subtype, value = '', valuePreview }: Property, options: PreviewOptions): string {
  const budget = Math.min(propertyBudget, options.budget);
  switch (type as string) {
    case 'accessor':
      return '(...)';
    case 'function':
      return 'ƒ';
    case 'string':
      return quote(shorten(value, budget));
    case 'number':
    case 'bigint':
      return truncate(numberText(value, options), budget);
    case 'object':
      if (subtype === 'null') return 'null';
      if (valuePreview) return truncate(previewText(valuePreview, { ...options, budget }), budget);
      if (subtype === 'error') return errorText(value, { budget });
      return value === 'Object' ? '{…}' : truncate(value, budget);
    default:
      return truncate(value, budget);
  }
}

function braces(
  prefix: string,
  texts: readonly string[],
  overflow: boolean | undefined,
  { budget }: PreviewOptions,
): string {
  const start = prefix && `${prefix} `;
  return start + enclose('{', texts, overflow, '}', budget - start.length);
}

/** As many of the texts as there is room for. */
function enclose(
  open: string,
  texts: readonly string[],
  overflow: boolean | undefined,
  close: string,
  budget: number,
): string {
  const kept: string[] = [];
  let room = budget - 4;
  let isCut = overflow ?? false;
  for (const text of texts) {
    room -= text.length + 2;
    if (room < 0) {
      isCut = true;
      break;
    }
    kept.push(text);
  }
  if (isCut) kept.push('…');
  return open + kept.join(', ') + close;
}

function emptySlots(count: number): string {
  return count === 1 ? 'empty' : `empty × ${count}`;
}

function nameOf(description: string): string {
  return description.replace(/\(\d+\)$/, '');
}
