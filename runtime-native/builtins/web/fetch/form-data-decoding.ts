/**
 * FormData out of the body of a message.
 * @see https://fetch.spec.whatwg.org/#dom-body-formdata
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import {
  mapGet,
  stringCharCodeAt,
  stringIndexOf,
  stringReplaceAll,
  stringSlice,
  stringStartsWith,
  stringToLowerCase,
} from '../../internal/primordials.ts';
import { bytesWithin, copyBytes } from '../../internal/webidl/buffers.ts';
import { makeBlob } from '../files/blob.ts';
import { makeFile } from '../files/file.ts';
import { parseUrlencoded } from '../url/urlencoded.ts';
import { appendEntry, FormData } from './form-data.ts';
import { isHeaderName, normalizeValue } from './header-list.ts';
import type { MimeType } from './mime-type.ts';

const { isomorphicDecode, isomorphicEncode, utf8Decode } = ops;

function fail(reason: string): never {
  throw new TypeError(`The body cannot be read as form data: ${reason}`);
}

export function decodeFormData(bytes: Bytes, mimeType: MimeType | null): FormData {
  if (mimeType?.essence === 'multipart/form-data') {
    const boundary = mapGet(mimeType.parameters, 'boundary');
    if (boundary === undefined) fail('its type names no boundary');
    return decodeMultipart(bytes, boundary);
  }
  if (mimeType?.essence !== 'application/x-www-form-urlencoded') fail(`its type is ${mimeType?.essence ?? 'unknown'}`);
  const data = new FormData();
  const pairs = parseUrlencoded(utf8Decode(bytes));
  for (let index = 0; index < pairs.length; index += 2)
    appendEntry(data, pairs[index] as string, pairs[index + 1] as string);
  return data;
}

interface PartHeaders {
  name: string | undefined;
  filename: string | undefined;
  type: string;
}

/**
 * The body is searched as a byte string, where a position is one of the bytes.
 * @see https://andreubotella.github.io/multipart-form-data/#multipart-form-data-parser
 */
function decodeMultipart(bytes: Bytes, boundary: string): FormData {
  const data = new FormData();
  const text = isomorphicDecode(bytes);
  const delimiter = `--${boundary}`;
  let position = 0;
  for (;;) {
    if (!stringStartsWith(stringSlice(text, position, position + delimiter.length), delimiter))
      fail('a boundary is missing');
    position += delimiter.length;
    const mark = stringSlice(text, position, position + 2);
    if (mark === '--' && position + 2 >= trimmedLength(text)) return data;
    if (mark !== '\r\n') fail('a boundary is not followed by a line break');
    const headers: PartHeaders = { name: undefined, filename: undefined, type: '' };
    const start = parsePartHeaders(text, position + 2, headers);
    if (headers.name === undefined) fail('a part has no name');
    const end = stringIndexOf(text, `\r\n${delimiter}`, start);
    if (end === -1) fail('its last boundary is missing');
    addPart(data, headers, bytesWithin(bytes, start, end));
    position = end + 2;
  }
}

/** Without the line break that may stand behind the last boundary. */
const trimmedLength = (text: string): number => (stringSlice(text, -2) === '\r\n' ? text.length - 2 : text.length);

function addPart(data: FormData, { name, filename, type }: PartHeaders, bytes: Bytes): void {
  if (filename === undefined) {
    const value = utf8Decode(bytes);
    // UTF-8 decode without BOM.
    appendEntry(data, name as string, stringCharCodeAt(value, 0) === 0xfeff ? stringSlice(value, 1) : value);
  } else {
    appendEntry(data, name as string, makeFile(makeBlob(copyBytes(bytes), type || 'text/plain'), filename));
  }
}

/** Returns where the part's body begins. */
function parsePartHeaders(text: string, start: number, headers: PartHeaders): number {
  let position = start;
  for (;;) {
    const end = stringIndexOf(text, '\r\n', position);
    if (end === -1) fail('the headers of a part do not end');
    if (end === position) return end + 2;
    const line = stringSlice(text, position, end);
    const colon = stringIndexOf(line, ':');
    const name = stringSlice(line, 0, colon === -1 ? 0 : colon);
    if (!isHeaderName(name)) fail('a part has a malformed header');
    const value = normalizeValue(stringSlice(line, colon + 1));
    const lowerName = stringToLowerCase(name);
    if (lowerName === 'content-type') headers.type = value;
    else if (lowerName === 'content-disposition') parseDisposition(value, headers);
    position = end + 2;
  }
}

function parseDisposition(value: string, headers: PartHeaders): void {
  const semicolon = stringIndexOf(value, ';');
  const type = normalizeValue(semicolon === -1 ? value : stringSlice(value, 0, semicolon));
  if (stringToLowerCase(type) !== 'form-data') fail('a part is not form data');
  let position = semicolon === -1 ? value.length : semicolon + 1;
  while (position < value.length) {
    while (value[position] === ' ' || value[position] === '\t') position++;
    const equals = stringIndexOf(value, '=', position);
    if (equals === -1) return;
    const name = stringToLowerCase(stringSlice(value, position, equals));
    const isQuoted = value[equals + 1] === '"';
    const start = isQuoted ? equals + 2 : equals + 1;
    let end = stringIndexOf(value, isQuoted ? '"' : ';', start);
    if (end === -1) {
      if (isQuoted) fail('a name has no closing quote');
      end = value.length;
    }
    const text = unescapeName(stringSlice(value, start, end));
    if (name === 'name') headers.name = text;
    else if (name === 'filename') headers.filename = text;
    const next = stringIndexOf(value, ';', end);
    position = next === -1 ? value.length : next + 1;
  }
}

function unescapeName(text: string): string {
  let name = text;
  name = stringReplaceAll(name, '%0A', '\n');
  name = stringReplaceAll(name, '%0D', '\r');
  name = stringReplaceAll(name, '%22', '"');
  return utf8Decode(isomorphicEncode(name));
}
