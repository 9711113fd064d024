/**
 * The mixin Body: what Request and Response have in common.
 * @see https://fetch.spec.whatwg.org/#body-mixin
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import {
  jsonParse,
  stringCharCodeAt,
  stringSlice,
  typedArrayBuffer,
  typedArrayByteLength,
} from '../../internal/primordials.ts';
import { newPromise, promiseRejectedWith, promiseResolvedWith } from '../../internal/promises.ts';
import { copyBytes } from '../../internal/webidl/buffers.ts';
import { illegalInvocation } from '../../internal/webidl/errors.ts';
import { makeBlob } from '../files/blob.ts';
import type { ReadableStream } from '../streams/readable-stream.ts';
import type { Body } from './body.ts';
import type { FormData } from './form-data.ts';
import { decodeFormData } from './form-data-decoding.ts';
import type { HeaderList } from './header-list.ts';
import { extractMimeType, type MimeType, serializeMimeType } from './mime-type.ts';

/** What the mixin needs of its owner; undefined for anything that is none. */
export interface BodyOwner {
  readonly body: Body | null;
  readonly headers: HeaderList;
}

type Consumer<T> = (bytes: Bytes | string, owner: BodyOwner) => T;

const { utf8Decode, utf8Encode } = ops;
const BYTE_ORDER_MARK = 0xfeff;

const toBytes = (data: Bytes | string): Bytes => (typeof data === 'string' ? utf8Encode(data) : data);

/** UTF-8 decode, without a byte order mark. */
export function toText(data: Bytes | string): string {
  const text = typeof data === 'string' ? data : utf8Decode(data);
  return text.length > 0 && stringCharCodeAt(text, 0) === BYTE_ORDER_MARK ? stringSlice(text, 1) : text;
}

function toArrayBuffer(data: Bytes | string): ArrayBuffer {
  const bytes = toBytes(data);
  const buffer = typedArrayBuffer(bytes) as ArrayBuffer;
  return buffer.byteLength === typedArrayByteLength(bytes)
    ? buffer
    : (typedArrayBuffer(copyBytes(bytes)) as ArrayBuffer);
}

const mimeTypeOf = (owner: BodyOwner): MimeType | null => extractMimeType(owner.headers.get('content-type'));

/** The standard's "consume body". */
function consume<T>(owner: BodyOwner, what: string, convert: Consumer<T>): Promise<T> {
  const { body } = owner;
  try {
    if (body === null) return promiseResolvedWith(convert('', owner));
    if (body.isUnusable) throw new TypeError(`${what}: the body has been read already, or its stream is locked`);
    const complete = body.takeIfComplete();
    if (complete !== undefined) return promiseResolvedWith(convert(complete, owner));
    const { promise, resolve, reject } = newPromise<T>();
    body.readAll({
      onBytes: (bytes) => {
        try {
          resolve(convert(bytes, owner));
        } catch (error) {
          reject(error);
        }
      },
      onError: reject,
    });
    return promise;
  } catch (error) {
    return promiseRejectedWith(error);
  }
}

/** Puts the members of the mixin on the prototype of an interface. */
export function installBodyMethods(
  prototype: object,
  name: string,
  ownerOf: (value: unknown) => BodyOwner | undefined,
): void {
  const checked = (value: unknown): BodyOwner => {
    const owner = ownerOf(value);
    if (owner === undefined) throw illegalInvocation(name);
    return owner;
  };
  const run = <T>(value: unknown, method: string, convert: Consumer<T>): Promise<T> => {
    const owner = ownerOf(value);
    if (owner === undefined) return promiseRejectedWith(illegalInvocation(name));
    return consume(owner, `${name}.${method}`, convert);
  };
  const members = {
    get body(): ReadableStream | null {
      return checked(this).body?.stream ?? null;
    },
    get bodyUsed(): boolean {
      return checked(this).body?.isDisturbed ?? false;
    },
    arrayBuffer(): Promise<ArrayBuffer> {
      return run(this, 'arrayBuffer', toArrayBuffer);
    },
    blob(): Promise<unknown> {
      return run(this, 'blob', (data, owner) => {
        const mimeType = mimeTypeOf(owner);
        return makeBlob(toBytes(data), mimeType === null ? '' : serializeMimeType(mimeType));
      });
    },
    bytes(): Promise<Bytes> {
      return run(this, 'bytes', (data) => new Uint8Array(toArrayBuffer(data)));
    },
    formData(): Promise<FormData> {
      return run(this, 'formData', (data, owner) => decodeFormData(toBytes(data), mimeTypeOf(owner)));
    },
    json(): Promise<unknown> {
      return run(this, 'json', (data) => jsonParse(toText(data)));
    },
    text(): Promise<string> {
      return run(this, 'text', toText);
    },
  };
  for (const key of Object.keys(members)) {
    Object.defineProperty(prototype, key, Object.getOwnPropertyDescriptor(members, key) as PropertyDescriptor);
  }
}
