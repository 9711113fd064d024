/** @see https://mimesniff.spec.whatwg.org/#parsing-a-mime-type */
import {
  arrayPush,
  mapForEach,
  mapGet,
  mapHas,
  mapSet,
  regExpExec,
  stringCharCodeAt,
  stringIndexOf,
  stringReplaceAll,
  stringSlice,
  stringToLowerCase,
} from '../../internal/primordials.ts';
import { isHeaderName, normalizeValue } from './header-list.ts';

export interface MimeType {
  /** `type/subtype`, in lower case. */
  readonly essence: string;
  readonly parameters: Map<string, string>;
}

const QUOTE = 34;
const BACKSLASH = 92;
const NOT_QUOTABLE = /[^\t\x20-\x7e\x80-\xff]/;

function trimEnd(text: string): string {
  return stringSlice(normalizeValue(`x${text}`), 1);
}

/**
 * Infra's "collect an HTTP quoted string", from the opening quote at `start`. `end` is behind the closing one.
 * @see https://fetch.spec.whatwg.org/#collect-an-http-quoted-string
 */
export function collectQuoted(text: string, start: number): { value: string; end: number } {
  let value = '';
  let index = start + 1;
  while (index < text.length) {
    const code = stringCharCodeAt(text, index);
    if (code === QUOTE) return { value, end: index + 1 };
    if (code === BACKSLASH && index + 1 < text.length) index++;
    value += text[index];
    index++;
  }
  return { value, end: index };
}

/** Null for failure. */
export function parseMimeType(input: string): MimeType | null {
  const text = normalizeValue(input);
  const slash = stringIndexOf(text, '/');
  if (slash === -1) return null;
  const type = stringSlice(text, 0, slash);
  let index = stringIndexOf(text, ';', slash);
  if (index === -1) index = text.length;
  const subtype = trimEnd(stringSlice(text, slash + 1, index));
  if (!isHeaderName(type) || !isHeaderName(subtype)) return null;
  const parameters = new Map<string, string>();
  while (index < text.length) {
    index++;
    let end = index;
    while (end < text.length && text[end] !== ';' && text[end] !== '=') end++;
    const name = stringToLowerCase(stringSlice(normalizeValue(`${stringSlice(text, index, end)}x`), 0, -1));
    index = end;
    if (index >= text.length) break;
    if (text[index] === ';') continue;
    index++;
    let value: string;
    if (index < text.length && stringCharCodeAt(text, index) === QUOTE) {
      const quoted = collectQuoted(text, index);
      value = quoted.value;
      index = stringIndexOf(text, ';', quoted.end);
      if (index === -1) index = text.length;
    } else {
      end = stringIndexOf(text, ';', index);
      if (end === -1) end = text.length;
      value = trimEnd(stringSlice(text, index, end));
      index = end;
      if (value === '') continue;
    }
    if (isHeaderName(name) && regExpExec(NOT_QUOTABLE, value) === null && !mapHas(parameters, name)) {
      mapSet(parameters, name, value);
    }
  }
  return { essence: `${stringToLowerCase(type)}/${stringToLowerCase(subtype)}`, parameters };
}

/** @see https://mimesniff.spec.whatwg.org/#serializing-a-mime-type */
export function serializeMimeType({ essence, parameters }: MimeType): string {
  let text = essence;
  mapForEach(parameters, (value, name) => {
    const isToken = isHeaderName(value);
    const escaped = isToken ? value : `"${stringReplaceAll(stringReplaceAll(value, '\\', '\\\\'), '"', '\\"')}"`;
    text += `;${name}=${escaped}`;
  });
  return text;
}

/**
 * The standard's "get, decode, and split": the elements of a header's combined value, outside of quotes.
 * @see https://fetch.spec.whatwg.org/#header-value-get-decode-and-split
 */
export function splitValue(input: string): string[] {
  const values: string[] = [];
  let start = 0;
  let index = 0;
  while (index < input.length) {
    const code = stringCharCodeAt(input, index);
    if (code === QUOTE) {
      index = collectQuoted(input, index).end;
    } else if (input[index] === ',') {
      arrayPush(values, normalizeValue(stringSlice(input, start, index)));
      start = ++index;
    } else {
      index++;
    }
  }
  arrayPush(values, normalizeValue(stringSlice(input, start)));
  return values;
}

/** @see https://fetch.spec.whatwg.org/#concept-header-extract-mime-type */
export function extractMimeType(contentType: string | null): MimeType | null {
  if (contentType === null) return null;
  let charset: string | undefined;
  let essence: string | undefined;
  let mimeType: MimeType | null = null;
  const values = splitValue(contentType);
  for (let index = 0; index < values.length; index++) {
    const parsed = parseMimeType(values[index] as string);
    if (parsed === null || parsed.essence === '*/*') continue;
    mimeType = parsed;
    if (parsed.essence !== essence) {
      charset = mapGet(parsed.parameters, 'charset');
      essence = parsed.essence;
    } else if (!mapHas(parsed.parameters, 'charset') && charset !== undefined) {
      mapSet(parsed.parameters, 'charset', charset);
    }
  }
  return mimeType;
}
