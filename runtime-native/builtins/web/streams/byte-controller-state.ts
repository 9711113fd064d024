/**
 * What a ReadableByteStreamController is behind its interface.
 * @see https://streams.spec.whatwg.org/#rbs-controller-abstract-ops
 */
import { Fifo } from '../../internal/fifo.ts';
import {
  arrayBufferByteLength,
  arrayBufferDetached,
  arrayBufferTransfer,
  mathMin,
  typedArrayBuffer,
  uint8ArraySet,
} from '../../internal/primordials.ts';
import { bufferOfView, byteLengthOf, byteOffsetOf, copyBytes } from '../../internal/webidl/buffers.ts';
import { elementSizeOf, makeView, type PullInto, viewConstructorOf } from './pull-into.ts';
import type { DefaultReaderState, ReadableState, ReadIntoRequest, ReadRequest } from './readable-state.ts';
import { type SourceAlgorithms, SourceState } from './source-state.ts';

/** Bytes in the queue. */
interface ByteChunk {
  readonly buffer: ArrayBuffer;
  byteOffset: number;
  byteLength: number;
}

/** What a ReadableStreamBYOBRequest is behind its interface. */
export interface ByobRequestState {
  controller: ByteControllerState | undefined;
  view: Uint8Array<ArrayBuffer> | null;
  wrapper: object | undefined;
}

export class ByteControllerState extends SourceState<ByteControllerState> {
  readonly isByteController = true;
  readonly #queue = new Fifo<ByteChunk>();
  #queueTotalSize = 0;
  readonly #highWaterMark: number;
  readonly #autoAllocateChunkSize: number | undefined;
  #byobRequest: ByobRequestState | null = null;
  readonly #pendingPullIntos = new Fifo<PullInto>();

  constructor(
    stream: ReadableState,
    source: SourceAlgorithms<ByteControllerState>,
    highWaterMark: number,
    autoAllocateChunkSize: number | undefined,
  ) {
    super(stream, source);
    stream.controller = this;
    this.#highWaterMark = highWaterMark;
    this.#autoAllocateChunkSize = autoAllocateChunkSize;
    this.start(source);
  }

  get desiredSize(): number | null {
    const { state } = this.stream;
    if (state === 'errored') return null;
    return state === 'closed' ? 0 : this.#highWaterMark - this.#queueTotalSize;
  }

  get hasPendingPullIntos(): boolean {
    return this.#pendingPullIntos.length > 0;
  }

  /** The part of the first pending buffer that is to be filled. */
  get byobRequest(): ByobRequestState | null {
    if (this.#byobRequest === null && this.hasPendingPullIntos) {
      const first = this.#pendingPullIntos.peek();
      this.#byobRequest = {
        controller: this,
        view: new Uint8Array(first.buffer, first.byteOffset + first.bytesFilled, first.byteLength - first.bytesFilled),
        wrapper: undefined,
      };
    }
    return this.#byobRequest;
  }

  private invalidateByobRequest(): void {
    const request = this.#byobRequest;
    if (request === null) return;
    request.controller = undefined;
    request.view = null;
    this.#byobRequest = null;
  }

  protected wantsChunks(): boolean {
    const { stream } = this;
    if (stream.state !== 'readable' || this.closeRequested) return false;
    if (stream.hasDefaultReader && stream.numReadRequests > 0) return true;
    if (stream.hasByobReader && stream.numReadIntoRequests > 0) return true;
    return this.#highWaterMark - this.#queueTotalSize > 0;
  }

  private clearPendingPullIntos(): void {
    this.invalidateByobRequest();
    this.#pendingPullIntos.clear();
  }

  private resetQueue(): void {
    this.#queue.clear();
    this.#queueTotalSize = 0;
  }

  /** @throws {TypeError} when part of an element is pending. */
  close(): void {
    const { stream } = this;
    if (this.closeRequested || stream.state !== 'readable') return;
    if (this.#queueTotalSize > 0) {
      this.closeRequested = true;
      return;
    }
    if (this.hasPendingPullIntos) {
      const { bytesFilled, elementSize } = this.#pendingPullIntos.peek();
      if (bytesFilled % elementSize !== 0) {
        const error = new TypeError('The stream was closed with part of an element in the buffer');
        this.error(error);
        throw error;
      }
    }
    this.clearAlgorithms();
    stream.close();
  }

  error(error: unknown): void {
    if (this.stream.state !== 'readable') return;
    this.clearPendingPullIntos();
    this.resetQueue();
    this.clearAlgorithms();
    this.stream.error(error);
  }

  /** Takes over the buffer of `chunk`. @throws {TypeError} when that cannot be. */
  enqueue(chunk: ArrayBufferView): void {
    const { stream } = this;
    if (this.closeRequested || stream.state !== 'readable') return;
    const buffer = bufferOfView(chunk) as ArrayBuffer;
    const byteOffset = byteOffsetOf(chunk);
    const byteLength = byteLengthOf(chunk as Uint8Array<ArrayBuffer>);
    if (arrayBufferDetached(buffer)) throw new TypeError('The buffer of the chunk is detached');
    const transferred = arrayBufferTransfer(buffer);
    if (this.hasPendingPullIntos) {
      const first = this.#pendingPullIntos.peek();
      if (arrayBufferDetached(first.buffer)) throw new TypeError('The buffer to be filled is detached');
      this.invalidateByobRequest();
      first.buffer = arrayBufferTransfer(first.buffer);
      if (first.readerType === 'none') this.enqueueDetachedPullInto(first);
    }
    if (stream.hasDefaultReader) {
      this.processReadRequests();
      if (stream.numReadRequests === 0) {
        this.enqueueChunk(transferred, byteOffset, byteLength);
      } else {
        if (this.hasPendingPullIntos) this.shiftPendingPullInto();
        stream.fulfillReadRequest(new Uint8Array(transferred, byteOffset, byteLength), false);
      }
    } else {
      this.enqueueChunk(transferred, byteOffset, byteLength);
      if (stream.hasByobReader) this.commitAll(this.processPullIntos());
    }
    this.callPullIfNeeded();
  }

  private enqueueChunk(buffer: ArrayBuffer, byteOffset: number, byteLength: number): void {
    this.#queue.push({ buffer, byteOffset, byteLength });
    this.#queueTotalSize += byteLength;
  }

  private enqueueClonedChunk(buffer: ArrayBuffer, byteOffset: number, byteLength: number): void {
    let clone: ArrayBuffer;
    try {
      clone = typedArrayBuffer(copyBytes(new Uint8Array(buffer, byteOffset, byteLength))) as ArrayBuffer;
    } catch (error) {
      this.error(error);
      throw error;
    }
    this.enqueueChunk(clone, 0, byteLength);
  }

  private enqueueDetachedPullInto(pullInto: PullInto): void {
    const { buffer, byteOffset, bytesFilled } = pullInto;
    if (bytesFilled > 0) this.enqueueClonedChunk(buffer, byteOffset, bytesFilled);
    this.shiftPendingPullInto();
  }

  private shiftPendingPullInto(): PullInto {
    return this.#pendingPullIntos.shift();
  }

  /** Copies from the queue; true when the least that was asked for is there. */
  private fillFromQueue(pullInto: PullInto): boolean {
    const maxBytesToCopy = mathMin(this.#queueTotalSize, pullInto.byteLength - pullInto.bytesFilled);
    const maxBytesFilled = pullInto.bytesFilled + maxBytesToCopy;
    const maxAlignedBytes = maxBytesFilled - (maxBytesFilled % pullInto.elementSize);
    const isReady = maxAlignedBytes >= pullInto.minimumFill;
    let remaining = isReady ? maxAlignedBytes - pullInto.bytesFilled : maxBytesToCopy;
    const target = new Uint8Array(pullInto.buffer);
    while (remaining > 0) {
      const head = this.#queue.peek();
      const bytesToCopy = mathMin(remaining, head.byteLength);
      const destination = pullInto.byteOffset + pullInto.bytesFilled;
      uint8ArraySet(target, new Uint8Array(head.buffer, head.byteOffset, bytesToCopy), destination);
      if (head.byteLength === bytesToCopy) {
        this.#queue.shift();
      } else {
        head.byteOffset += bytesToCopy;
        head.byteLength -= bytesToCopy;
      }
      this.#queueTotalSize -= bytesToCopy;
      pullInto.bytesFilled += bytesToCopy;
      remaining -= bytesToCopy;
    }
    return isReady;
  }

  private fillReadRequest(request: ReadRequest): void {
    const { buffer, byteLength, byteOffset } = this.#queue.shift();
    this.#queueTotalSize -= byteLength;
    this.handleQueueDrain();
    request.chunkSteps(new Uint8Array(buffer, byteOffset, byteLength));
  }

  private handleQueueDrain(): void {
    if (this.#queueTotalSize === 0 && this.closeRequested) {
      this.clearAlgorithms();
      this.stream.close();
    } else {
      this.callPullIfNeeded();
    }
  }

  /** The pending buffers that the queue can fill. */
  private processPullIntos(): Fifo<PullInto> {
    const filled = new Fifo<PullInto>();
    while (this.hasPendingPullIntos && this.#queueTotalSize > 0) {
      const first = this.#pendingPullIntos.peek();
      if (!this.fillFromQueue(first)) continue;
      this.shiftPendingPullInto();
      filled.push(first);
    }
    return filled;
  }

  private processReadRequests(): void {
    const { readRequests } = this.stream.reader as DefaultReaderState;
    while (readRequests.length > 0 && this.#queueTotalSize > 0) this.fillReadRequest(readRequests.shift());
  }

  readonly #commit = (pullInto: PullInto): void => {
    const { stream } = this;
    const done = stream.state === 'closed';
    const view = this.filledView(pullInto);
    if (pullInto.readerType === 'default') stream.fulfillReadRequest(view, done);
    else stream.fulfillReadIntoRequest(view, done);
  };

  private commitAll(filled: Fifo<PullInto>): void {
    filled.drain(this.#commit);
  }

  private filledView({ buffer, byteOffset, bytesFilled, constructView, elementSize }: PullInto): ArrayBufferView {
    return makeView(constructView, arrayBufferTransfer(buffer), byteOffset, bytesFilled / elementSize);
  }

  /** The read of `view` by a BYOB reader; `min` in elements. */
  pullInto(view: ArrayBufferView, min: number, request: ReadIntoRequest): void {
    const elementSize = elementSizeOf(view);
    const constructView = viewConstructorOf(view);
    const byteOffset = byteOffsetOf(view);
    const byteLength = byteLengthOf(view as Uint8Array<ArrayBuffer>);
    let buffer: ArrayBuffer;
    try {
      buffer = arrayBufferTransfer(bufferOfView(view) as ArrayBuffer);
    } catch (error) {
      request.errorSteps(error);
      return;
    }
    const pullInto: PullInto = {
      buffer,
      bufferByteLength: arrayBufferByteLength(buffer),
      byteOffset,
      byteLength,
      bytesFilled: 0,
      minimumFill: min * elementSize,
      elementSize,
      constructView,
      readerType: 'byob',
    };
    const { stream } = this;
    const { readIntoRequests } = stream.reader as { readIntoRequests: Fifo<ReadIntoRequest> };
    if (this.hasPendingPullIntos) {
      this.#pendingPullIntos.push(pullInto);
      readIntoRequests.push(request);
      return;
    }
    if (stream.state === 'closed') {
      request.closeSteps(makeView(constructView, buffer, byteOffset, 0));
      return;
    }
    if (this.#queueTotalSize > 0) {
      if (this.fillFromQueue(pullInto)) {
        const filled = this.filledView(pullInto);
        this.handleQueueDrain();
        request.chunkSteps(filled);
        return;
      }
      if (this.closeRequested) {
        const error = new TypeError('The stream ends in the middle of an element');
        this.error(error);
        request.errorSteps(error);
        return;
      }
    }
    this.#pendingPullIntos.push(pullInto);
    readIntoRequests.push(request);
    this.callPullIfNeeded();
  }

  /** The first pending buffer holds `bytesWritten` more. */
  respond(bytesWritten: number): void {
    const first = this.#pendingPullIntos.peek();
    if (this.stream.state === 'closed') {
      if (bytesWritten !== 0) throw new TypeError('Nothing can be written to a closed stream');
    } else {
      if (bytesWritten === 0) throw new TypeError('The number of bytes must not be 0 unless the stream is closed');
      if (first.bytesFilled + bytesWritten > first.byteLength) throw new RangeError('More bytes than the view holds');
    }
    first.buffer = arrayBufferTransfer(first.buffer);
    this.respondInternal(bytesWritten);
  }

  /** As {@link respond}, with the bytes of `view`, which is of the same memory, transferred by the script. */
  respondWithNewView(view: ArrayBufferView): void {
    const first = this.#pendingPullIntos.peek();
    const byteLength = byteLengthOf(view as Uint8Array<ArrayBuffer>);
    const buffer = bufferOfView(view) as ArrayBuffer;
    if (this.stream.state === 'closed') {
      if (byteLength !== 0) throw new TypeError('Nothing can be written to a closed stream');
    } else if (byteLength === 0) {
      throw new TypeError('The view must not be empty unless the stream is closed');
    }
    if (first.byteOffset + first.bytesFilled !== byteOffsetOf(view)) {
      throw new RangeError('The view does not begin where the requested one does');
    }
    if (first.bufferByteLength !== arrayBufferByteLength(buffer)) {
      throw new RangeError('The buffer of the view has another length than the requested one');
    }
    if (first.bytesFilled + byteLength > first.byteLength) throw new RangeError('The view is longer than requested');
    first.buffer = arrayBufferTransfer(buffer);
    this.respondInternal(byteLength);
  }

  private respondInternal(bytesWritten: number): void {
    const first = this.#pendingPullIntos.peek();
    this.invalidateByobRequest();
    if (this.stream.state === 'closed') this.respondInClosedState(first);
    else this.respondInReadableState(bytesWritten, first);
    this.callPullIfNeeded();
  }

  private respondInClosedState(first: PullInto): void {
    if (first.readerType === 'none') this.shiftPendingPullInto();
    const { stream } = this;
    if (!stream.hasByobReader) return;
    const filled = new Fifo<PullInto>();
    while (filled.length < stream.numReadIntoRequests) filled.push(this.shiftPendingPullInto());
    this.commitAll(filled);
  }

  private respondInReadableState(bytesWritten: number, pullInto: PullInto): void {
    pullInto.bytesFilled += bytesWritten;
    if (pullInto.readerType === 'none') {
      this.enqueueDetachedPullInto(pullInto);
      this.commitAll(this.processPullIntos());
      return;
    }
    if (pullInto.bytesFilled < pullInto.minimumFill) return;
    this.shiftPendingPullInto();
    const remainder = pullInto.bytesFilled % pullInto.elementSize;
    if (remainder > 0) {
      const end = pullInto.byteOffset + pullInto.bytesFilled;
      this.enqueueClonedChunk(pullInto.buffer, end - remainder, remainder);
      pullInto.bytesFilled -= remainder;
    }
    const filled = this.processPullIntos();
    this.#commit(pullInto);
    this.commitAll(filled);
  }

  cancelSteps(reason: unknown): Promise<unknown> {
    this.clearPendingPullIntos();
    this.resetQueue();
    return this.cancelSource(reason);
  }

  pullSteps(request: ReadRequest): void {
    if (this.#queueTotalSize > 0) {
      this.fillReadRequest(request);
      return;
    }
    const byteLength = this.#autoAllocateChunkSize;
    if (byteLength !== undefined) {
      let buffer: ArrayBuffer;
      try {
        buffer = new ArrayBuffer(byteLength);
      } catch (error) {
        request.errorSteps(error);
        return;
      }
      this.#pendingPullIntos.push({
        buffer,
        bufferByteLength: byteLength,
        byteOffset: 0,
        byteLength,
        bytesFilled: 0,
        minimumFill: 1,
        elementSize: 1,
        constructView: Uint8Array,
        readerType: 'default',
      });
    }
    (this.stream.reader as DefaultReaderState).readRequests.push(request);
    this.callPullIfNeeded();
  }

  releaseSteps(): void {
    if (!this.hasPendingPullIntos) return;
    const first = this.#pendingPullIntos.peek();
    first.readerType = 'none';
    this.#pendingPullIntos.clear();
    this.#pendingPullIntos.push(first);
  }
}
