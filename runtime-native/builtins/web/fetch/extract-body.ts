/**
 * Bodies of what scripts pass as one.
 * @see https://fetch.spec.whatwg.org/#concept-bodyinit-extract
 */
import { ops } from '../../internal/native.ts';
import { arrayBufferIsView } from '../../internal/primordials.ts';
import { copyBytes, toBufferSource } from '../../internal/webidl/buffers.ts';
import { isObject, toUSVString } from '../../internal/webidl/conversions.ts';
import { blobType, isBlob } from '../files/blob.ts';
import { isDisturbed, isLocked } from '../streams/internals.ts';
import { isReadableStream } from '../streams/readable-stream.ts';
import { isURLSearchParams, serializeParams } from '../url/url-search-params.ts';
import { Body } from './body.ts';
import { isFormData } from './form-data.ts';
import { encodeMultipart } from './multipart.ts';

export interface ExtractedBody {
  readonly body: Body;
  /** For the header Content-Type, unless there is one. */
  readonly type: string | null;
}

/** The conversion to BodyInit and the extraction, for anything but null and undefined. */
export function extractBody(init: unknown, what: string, isKeepalive = false): ExtractedBody {
  if (!isObject(init)) return { body: new Body(toUSVString(init), undefined), type: 'text/plain;charset=UTF-8' };
  if (isBlob(init)) return { body: new Body(init, undefined), type: blobType(init) || null };
  if (arrayBufferIsView(init) || ops.isAnyArrayBuffer(init)) {
    return { body: new Body(copyBytes(toBufferSource(init, what)), undefined), type: null };
  }
  if (isFormData(init)) {
    const { bytes, boundary } = encodeMultipart(init);
    return { body: new Body(bytes, undefined), type: `multipart/form-data; boundary=${boundary}` };
  }
  if (isURLSearchParams(init)) {
    const type = 'application/x-www-form-urlencoded;charset=UTF-8';
    return { body: new Body(serializeParams(init), undefined), type };
  }
  if (isReadableStream(init)) {
    if (isKeepalive) throw new TypeError(`${what}: a stream cannot be the body of a request with keepalive`);
    if (isDisturbed(init) || isLocked(init)) throw new TypeError(`${what}: the stream is disturbed or locked`);
    return { body: new Body(undefined, init), type: null };
  }
  return { body: new Body(toUSVString(init), undefined), type: 'text/plain;charset=UTF-8' };
}
