/**
 * What a Blob is behind its interface: bytes that never change, in segments, so that blobs made of blobs and slices
 * share them.
 */
import type { Bytes } from '../../internal/bytes.ts';
import { arrayPush, mathMin, typedArrayByteLength, uint8ArraySet } from '../../internal/primordials.ts';
import { promiseResolvedWith } from '../../internal/promises.ts';
import { bytesWithin, copyBytes } from '../../internal/webidl/buffers.ts';
import type { ByteControllerState } from '../streams/byte-controller-state.ts';
import { closeBytes, createReadableByteStream, enqueueBytes } from '../streams/internals.ts';
import type { ReadableStream } from '../streams/readable-stream.ts';

/** What a stream of a blob yields at once. */
const CHUNK_BYTES = 65536;

export class BlobState {
  segments: readonly Bytes[];
  readonly size: number;
  readonly type: string;

  constructor(segments: readonly Bytes[], size: number, type: string) {
    this.segments = segments;
    this.size = size;
    this.type = type;
  }

  /** The bytes from `start` to `end`, both within the blob. */
  slice(start: number, end: number, type: string): BlobState {
    const segments: Bytes[] = [];
    let position = 0;
    for (let index = 0; index < this.segments.length && position < end; index++) {
      const segment = this.segments[index] as Bytes;
      const byteLength = typedArrayByteLength(segment);
      const from = start > position ? start - position : 0;
      if (from < byteLength) {
        arrayPush(segments, bytesWithin(segment, from, mathMin(end - position, byteLength)));
      }
      position += byteLength;
    }
    return new BlobState(segments, end - start, type);
  }

  /** All bytes as one array that nobody may change. */
  joined(): Bytes {
    if (this.segments.length !== 1) this.segments = [this.copy()];
    return this.segments[0] as Bytes;
  }

  copy(): Bytes {
    if (this.segments.length === 1) return copyBytes(this.segments[0] as Bytes);
    const bytes = new Uint8Array(this.size);
    let offset = 0;
    for (let index = 0; index < this.segments.length; index++) {
      const segment = this.segments[index] as Bytes;
      uint8ArraySet(bytes, segment, offset);
      offset += typedArrayByteLength(segment);
    }
    return bytes;
  }

  stream(): ReadableStream {
    const { segments } = this;
    let index = 0;
    let offset = 0;
    return createReadableByteStream({
      pull(controller: ByteControllerState): Promise<undefined> {
        const segment = segments[index];
        if (segment === undefined) {
          closeBytes(controller);
          return promiseResolvedWith(undefined);
        }
        const end = mathMin(offset + CHUNK_BYTES, typedArrayByteLength(segment));
        enqueueBytes(controller, copyBytes(bytesWithin(segment, offset, end)));
        offset = end;
        if (end === typedArrayByteLength(segment)) {
          index++;
          offset = 0;
        }
        return promiseResolvedWith(undefined);
      },
    });
  }
}

/** What `value` is behind its interface; undefined if it is no Blob. */
export let blobState: (value: unknown) => BlobState | undefined;

/** Called once, by the interface. */
export function setBlobState(lookUp: typeof blobState): void {
  blobState = lookUp;
}
