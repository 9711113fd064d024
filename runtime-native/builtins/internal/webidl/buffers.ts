/**
 * Buffer types: which bytes an ArrayBuffer or a view stands for.
 * @see https://webidl.spec.whatwg.org/#js-buffer-source-types
 */
import { ops } from '../native.ts';
import {
  arrayBufferByteLength,
  arrayBufferDetached,
  arrayBufferIsView,
  arrayBufferResizable,
  dataViewBuffer,
  dataViewByteLength,
  dataViewByteOffset,
  typedArrayBuffer,
  typedArrayByteLength,
  typedArrayByteOffset,
  typedArrayTag,
} from '../primordials.ts';

export type BufferSource = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

export const isBufferView = arrayBufferIsView;

/** What a conversion lets through beyond plain buffers. */
export interface AllowedBuffers {
  readonly shared?: boolean;
  readonly resizable?: boolean;
}

function checkBuffer(buffer: ArrayBufferLike, what: string, { shared, resizable }: AllowedBuffers): void {
  if (!ops.isArrayBuffer(buffer)) {
    if (!shared) throw new TypeError(`${what}: must not be backed by a SharedArrayBuffer`);
    return;
  }
  if (!resizable && arrayBufferResizable(buffer as ArrayBuffer)) {
    throw new TypeError(`${what}: must not be backed by a resizable ArrayBuffer`);
  }
}

export function bufferOfView(view: ArrayBufferView): ArrayBufferLike {
  return typedArrayTag(view) === undefined ? dataViewBuffer(view as DataView) : typedArrayBuffer(view as Uint8Array);
}

const NOTHING: AllowedBuffers = {};

/** The type `ArrayBufferView`. */
export function toBufferView(value: unknown, what: string, allowed = NOTHING): ArrayBufferView<ArrayBuffer> {
  if (!arrayBufferIsView(value)) throw new TypeError(`${what}: not a view of an ArrayBuffer`);
  checkBuffer(bufferOfView(value), what, allowed);
  return value as ArrayBufferView<ArrayBuffer>;
}

/** The type `BufferSource` (`AllowSharedBufferSource` with `shared`). */
export function toBufferSource(value: unknown, what: string, allowed = NOTHING): BufferSource {
  if (arrayBufferIsView(value)) return toBufferView(value, what, allowed);
  if (!ops.isAnyArrayBuffer(value)) throw new TypeError(`${what}: neither an ArrayBuffer nor a view of one`);
  checkBuffer(value as ArrayBufferLike, what, allowed);
  return value as ArrayBuffer;
}

/** The bytes of `source` themselves, not a copy; none if its buffer is detached. */
export function bytesOf(source: BufferSource): Uint8Array<ArrayBuffer> {
  if (!arrayBufferIsView(source)) {
    return ops.isArrayBuffer(source) && arrayBufferDetached(source) ? new Uint8Array(0) : new Uint8Array(source);
  }
  if (byteLengthOf(source) === 0) return new Uint8Array(0);
  if (typedArrayTag(source) === undefined) {
    const view = source as DataView<ArrayBuffer>;
    return new Uint8Array(dataViewBuffer(view) as ArrayBuffer, dataViewByteOffset(view), dataViewByteLength(view));
  }
  const array = source as Uint8Array<ArrayBuffer>;
  return new Uint8Array(
    typedArrayBuffer(array) as ArrayBuffer,
    typedArrayByteOffset(array),
    typedArrayByteLength(array),
  );
}

/**
 * A copy of the bytes of `source`. Not by `slice`, which asks the constructor that scripts may have replaced.
 */
export const copyBytes = (source: BufferSource): Uint8Array<ArrayBuffer> => new Uint8Array(bytesOf(source));

/** Length in bytes. */
export function byteLengthOf(source: BufferSource): number {
  if (!arrayBufferIsView(source)) return arrayBufferByteLength(source);
  return typedArrayTag(source) === undefined
    ? dataViewByteLength(source as DataView)
    : typedArrayByteLength(source as Uint8Array);
}

/** Where `view` begins in its buffer, in bytes. */
export function byteOffsetOf(view: ArrayBufferView): number {
  return typedArrayTag(view) === undefined ? dataViewByteOffset(view as DataView) : typedArrayByteOffset(view);
}

/** The bytes of `bytes` from `start` to `end`, not a copy. */
export function bytesWithin(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(typedArrayBuffer(bytes) as ArrayBuffer, typedArrayByteOffset(bytes) + start, end - start);
}
