/**
 * multipart/form-data, to be sent.
 * @see https://html.spec.whatwg.org/#multipart-form-data
 */
import { type Bytes, joinBytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import {
  arrayPush,
  mathFloor,
  mathRandom,
  stringReplaceAll,
  typedArrayByteLength,
} from '../../internal/primordials.ts';
import { blobBytesNow, blobType } from '../files/blob.ts';
import { fileName } from '../files/file.ts';
import { type FormData, type FormDataEntry, formDataEntries } from './form-data.ts';

const { utf8Encode } = ops;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BOUNDARY_DIGITS = 24;

function makeBoundary(): string {
  let boundary = '----jstimeFormBoundary';
  for (let index = 0; index < BOUNDARY_DIGITS; index++) boundary += DIGITS[mathFloor(mathRandom() * DIGITS.length)];
  return boundary;
}

/** Line breaks become CRLF. */
function normalizeNewlines(text: string): string {
  const lineFeeds = stringReplaceAll(stringReplaceAll(text, '\r\n', '\n'), '\r', '\n');
  return stringReplaceAll(lineFeeds, '\n', '\r\n');
}

function escapeName(name: string): string {
  return stringReplaceAll(stringReplaceAll(stringReplaceAll(name, '\n', '%0A'), '\r', '%0D'), '"', '%22');
}

export function encodeMultipart(data: FormData): { bytes: Bytes; boundary: string } {
  const boundary = makeBoundary();
  const chunks: Bytes[] = [];
  let byteLength = 0;
  const add = (chunk: Bytes): void => {
    arrayPush(chunks, chunk);
    byteLength += typedArrayByteLength(chunk);
  };
  const entries = formDataEntries(data);
  for (let index = 0; index < entries.length; index++) {
    const [name, value] = entries[index] as FormDataEntry;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(normalizeNewlines(name))}"`;
    if (typeof value === 'string') {
      add(utf8Encode(`${head}\r\n\r\n${normalizeNewlines(value)}\r\n`));
    } else {
      const type = blobType(value) || 'application/octet-stream';
      add(utf8Encode(`${head}; filename="${escapeName(fileName(value))}"\r\nContent-Type: ${type}\r\n\r\n`));
      add(blobBytesNow(value));
      add(utf8Encode('\r\n'));
    }
  }
  add(utf8Encode(`--${boundary}--\r\n`));
  return { bytes: joinBytes(chunks, byteLength), boundary };
}
