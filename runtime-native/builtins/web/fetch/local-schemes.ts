/**
 * Responses that need no network: `blob:`, `data:` and `file:` URLs.
 * @see https://fetch.spec.whatwg.org/#scheme-fetch
 */

import type { Bytes } from '../../internal/bytes.ts';
import { pathOfFileUrl } from '../../internal/file-url.ts';
import { ops } from '../../internal/native.ts';
import {
  numberParseInt,
  numberToString,
  promiseThen,
  regExpExec,
  typedArrayByteLength,
} from '../../internal/primordials.ts';
import { bytesWithin } from '../../internal/webidl/buffers.ts';
import { type Blob, blobBytesNow, blobSize, blobType, makeBlob } from '../files/blob.ts';
import type { UrlRecord } from '../url/url-record.ts';
import { Body } from './body.ts';
import { readDataUrl } from './data-url.ts';
import type { RequestRecord } from './request-record.ts';
import { ResponseRecord } from './response-record.ts';

/** The flags of `open`. */
const READ_ONLY = 0;
const BYTE_RANGE = /^bytes[\t ]*=[\t ]*(\d*)[\t ]*-[\t ]*(\d*)$/;

type Deliver = (response: ResponseRecord) => void;
type Fail = (error: unknown) => void;

/** Calls one of the two, or throws: an error whose message says why there is no response. */
export function answerLocally(request: RequestRecord, url: UrlRecord, deliver: Deliver, fail: Fail): void {
  switch (url.protocol) {
    case 'blob:':
      deliver(blobResponse(request, url));
      break;
    case 'data:': {
      const { bytes, type } = readDataUrl(url.hrefWithoutHash);
      const response = responseOf(bytes, type);
      if (request.method === 'HEAD') response.body = null;
      deliver(response);
      break;
    }
    case 'file:':
      fetchFile(request, url, deliver, fail);
      break;
    default:
      throw new Error(`the scheme ${url.protocol} is not supported`);
  }
}

function responseOf(source: Blob | Bytes, type: string): ResponseRecord {
  const response = new ResponseRecord();
  response.type = 'basic';
  response.statusText = 'OK';
  response.headers.append('Content-Type', type);
  response.body = new Body(source, undefined);
  return response;
}

/** Files have no media type that could be known for sure. */
function fetchFile(request: RequestRecord, url: UrlRecord, deliver: Deliver, fail: Fail): void {
  const path = pathOfFileUrl(url.href);
  if (request.method !== 'GET') throw new Error('a file can only be fetched with GET');
  if (path === undefined || url.host !== '') throw new Error(`${url.href} names no file of this machine`);
  const onRead = (bytes: Bytes): void => {
    const response = responseOf(bytes, '');
    response.headers.delete('content-type');
    deliver(response);
  };
  promiseThen(ops.fs('readFile', path, READ_ONLY), onRead, fail);
}

function blobResponse(request: RequestRecord, url: UrlRecord): ResponseRecord {
  const { blob } = request;
  if (request.method !== 'GET') throw new Error('a blob can only be fetched with GET');
  if (blob === undefined) throw new Error(`nothing is behind ${url.href}`);
  const size = blobSize(blob);
  const range = request.headers.get('range');
  if (range === null) {
    const response = responseOf(blob, blobType(blob));
    response.headers.append('Content-Length', numberToString(size));
    return response;
  }
  const { start, end } = parseRange(range, size);
  const bytes = bytesWithin(blobBytesNow(blob), start, end + 1);
  const response = responseOf(makeBlob(bytes, blobType(blob)), blobType(blob));
  response.status = 206;
  response.statusText = 'Partial Content';
  response.headers.append('Content-Length', numberToString(typedArrayByteLength(bytes)));
  response.headers.append('Content-Range', `bytes ${start}-${end}/${size}`);
  return response;
}

/** @see https://fetch.spec.whatwg.org/#simple-range-header-value */
function parseRange(value: string, size: number): { start: number; end: number } {
  const match = regExpExec(BYTE_RANGE, value);
  if (match === null || (match[1] === '' && match[2] === '')) throw new Error(`the range '${value}' is malformed`);
  const first = match[1] === '' ? undefined : numberParseInt(match[1] as string, 10);
  const last = match[2] === '' ? undefined : numberParseInt(match[2] as string, 10);
  if (first === undefined) {
    const length = last as number;
    return { start: length > size ? 0 : size - length, end: size - 1 };
  }
  if (first >= size || (last !== undefined && last < first)) throw new Error(`the range '${value}' is not in the blob`);
  return { start: first, end: last === undefined || last >= size ? size - 1 : last };
}
