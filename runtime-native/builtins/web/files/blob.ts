/**
 * Blob.
 * @see https://w3c.github.io/FileAPI/#blob-section
 */
import { printAttributes } from '../../internal/inspectable.ts';
import { ops } from '../../internal/native.ts';
import { mathMax, mathMin, typedArrayBuffer, typedArrayByteLength } from '../../internal/primordials.ts';
import { promiseResolvedWith, rejectedInvocation } from '../../internal/promises.ts';
import { defineSerializable } from '../../internal/structured-clone.ts';
import { bytesWithin } from '../../internal/webidl/buffers.ts';
import { instanceOf } from '../../internal/webidl/compound.ts';
import { isObject, toDOMString, toLongLongClamped } from '../../internal/webidl/conversions.ts';
import { illegalInvocation } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import type { ReadableStream } from '../streams/readable-stream.ts';
import { makeBlobState, normalizeType, toBlobParts, toBlobPropertyBag } from './blob-parts.ts';
import { BlobState, blobState, setBlobState } from './blob-state.ts';

const { utf8Decode } = ops;

/** Handed to the constructor by this folder: the state exists already. */
let given: BlobState | undefined;

/** What the constructor of a derived class passes on. */
export function giveBlobState(state: BlobState): void {
  given = state;
}

function stateOf(value: unknown): BlobState {
  const state = blobState(value);
  if (state === undefined) throw illegalInvocation('Blob');
  return state;
}

/** UTF-8 decode: without a byte order mark. */
function decode(bytes: Uint8Array<ArrayBuffer>): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return utf8Decode(hasMark ? bytesWithin(bytes, 3, typedArrayByteLength(bytes)) : bytes);
}

/** `position` counted from the end if it is negative, then within 0 and `size`. */
const within = (position: number, size: number): number =>
  position < 0 ? mathMax(size + position, 0) : mathMin(position, size);

export class Blob {
  readonly #state: BlobState;

  static {
    setBlobState((value) => (isObject(value) && #state in value ? (value as Blob).#state : undefined));
  }

  constructor(blobParts: unknown = undefined, options: unknown = undefined) {
    if (given !== undefined) {
      this.#state = given;
      given = undefined;
      return;
    }
    const parts = blobParts === undefined ? [] : toBlobParts(blobParts, 'Blob constructor, blobParts');
    this.#state = makeBlobState(parts, toBlobPropertyBag(options, 'Blob constructor, options'));
  }

  get size(): number {
    return stateOf(this).size;
  }

  get type(): string {
    return stateOf(this).type;
  }

  slice(start: unknown = undefined, end: unknown = undefined, contentType: unknown = undefined): Blob {
    const state = stateOf(this);
    const from = start === undefined ? 0 : within(toLongLongClamped(start, 'Blob.slice, start'), state.size);
    const to = end === undefined ? state.size : within(toLongLongClamped(end, 'Blob.slice, end'), state.size);
    const type = contentType === undefined ? '' : normalizeType(toDOMString(contentType));
    return wrapBlob(state.slice(from, mathMax(from, to), type));
  }

  stream(): ReadableStream {
    return stateOf(this).stream();
  }

  text(): Promise<string> {
    const state = blobState(this);
    if (state === undefined) return rejectedInvocation('Blob');
    return promiseResolvedWith(decode(state.joined()));
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    const state = blobState(this);
    if (state === undefined) return rejectedInvocation('Blob');
    return promiseResolvedWith(typedArrayBuffer(state.copy()) as ArrayBuffer);
  }

  bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const state = blobState(this);
    if (state === undefined) return rejectedInvocation('Blob');
    return promiseResolvedWith(state.copy());
  }
}
configureInterface(Blob, 'Blob');
printAttributes(Blob.prototype, ['size', 'type']);

/** The object that scripts see for `state`. */
export function wrapBlob(state: BlobState): Blob {
  given = state;
  return new Blob();
}

export const isBlob = (value: unknown): value is Blob => blobState(value) !== undefined;
export const toBlob = instanceOf('Blob', isBlob);

defineSerializable<Blob, BlobState>(Blob, {
  isInstance: isBlob,
  serialize: (blob) => stateOf(blob),
  deserialize: wrapBlob,
});

/** A blob of `bytes`, which nobody may change any more. */
export const makeBlob = (bytes: Uint8Array<ArrayBuffer>, type: string): Blob =>
  wrapBlob(new BlobState([bytes], typedArrayByteLength(bytes), normalizeType(type)));

export const blobSize = (blob: Blob): number => stateOf(blob).size;
export const blobType = (blob: Blob): string => stateOf(blob).type;
export const blobStream = (blob: Blob): ReadableStream => stateOf(blob).stream();

/** The bytes themselves: the caller must not change them. */
export const blobBytesNow = (blob: Blob): Uint8Array<ArrayBuffer> => stateOf(blob).joined();

/** A copy of the bytes. */
export const blobBytes = (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => promiseResolvedWith(stateOf(blob).copy());
