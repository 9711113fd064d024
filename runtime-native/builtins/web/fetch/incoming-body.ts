/**
 * The body of a response while it comes from the network: pieces wait here until somebody wants them, and the server
 * waits when too many do.
 */
import { type Bytes, type BytesReceiver, joinBytes } from '../../internal/bytes.ts';
import { arrayPush, typedArrayByteLength } from '../../internal/primordials.ts';
import { newPromise, type PromiseCapability, promiseResolvedWith } from '../../internal/promises.ts';
import { type ByteControllerState, closeBytes, createReadableByteStream, enqueueBytes } from '../streams/internals.ts';
import type { ReadableStream } from '../streams/readable-stream.ts';

/** 0: no more for now. 1: it may come. 2: the program waits for it, and the event loop with it. */
export type Interest = 0 | 1 | 2;

/** Where the bytes come from. */
export interface ByteOrigin {
  setInterest(interest: Interest): void;
  /** Nobody wants the rest. */
  cancel(): void;
}

/** Beyond this much that nobody has read, the server has to wait. */
const MOST_BYTES_AHEAD = 256 * 1024;

export class IncomingBody {
  #origin: ByteOrigin | undefined;
  #chunks: Bytes[] = [];
  #byteLength = 0;
  #interest: Interest = 2;
  #hasEnded = false;
  #failure: { readonly reason: unknown } | undefined = undefined;
  #whole: BytesReceiver | undefined = undefined;
  #controller: ByteControllerState | undefined = undefined;
  /** Settles the stream's pull. */
  #pulled: PromiseCapability<undefined> | undefined = undefined;

  constructor(origin: ByteOrigin) {
    this.#origin = origin;
  }

  /** The head has been handed out: from now on the body counts only when it is asked for. */
  start(): void {
    if (this.#whole === undefined && this.#pulled === undefined) this.#want(this.#isFull ? 0 : 1);
  }

  /** Whether more may come. */
  get isWanted(): boolean {
    return this.#interest > 0 && !this.#hasEnded;
  }

  push(bytes: Bytes): void {
    if (this.#pulled !== undefined) {
      enqueueBytes(this.#controller as ByteControllerState, bytes);
      this.#endPull();
      // Another pull may have begun.
      if (this.#pulled === undefined) this.#want(1);
      return;
    }
    arrayPush(this.#chunks, bytes);
    this.#byteLength += typedArrayByteLength(bytes);
    if (this.#whole === undefined && this.#isFull) this.#want(0);
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#origin = undefined;
    const whole = this.#whole;
    if (whole !== undefined) {
      whole.onBytes(this.#takeAll());
    } else if (this.#controller !== undefined && this.#chunks.length === 0) {
      closeBytes(this.#controller);
      this.#endPull();
    }
  }

  fail(reason: unknown): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#origin = undefined;
    this.#failure = { reason };
    this.#chunks = [];
    this.#whole?.onError(reason);
    this.#controller?.error(reason);
    this.#endPull();
  }

  /** All of it, for the first and only reader. */
  readAll(receiver: BytesReceiver): void {
    if (!this.#hasEnded) {
      this.#whole = receiver;
      this.#want(2);
    } else if (this.#failure !== undefined) {
      receiver.onError(this.#failure.reason);
    } else {
      receiver.onBytes(this.#takeAll());
    }
  }

  /** The bytes, if all of them are here: for readers that need not wait. Throws what the body has failed with. */
  takeIfComplete(): Bytes | undefined {
    if (this.#failure !== undefined) throw this.#failure.reason;
    return this.#hasEnded ? this.#takeAll() : undefined;
  }

  /** A stream instead of {@link readAll}. */
  makeStream(): ReadableStream {
    return createReadableByteStream({
      start: (controller) => {
        this.#controller = controller;
        if (this.#failure !== undefined) controller.error(this.#failure.reason);
        else if (this.#hasEnded && this.#chunks.length === 0) closeBytes(controller);
      },
      pull: () => this.#pull(),
      cancel: () => {
        this.cancel();
        return promiseResolvedWith(undefined);
      },
    });
  }

  cancel(): void {
    this.#hasEnded = true;
    this.#chunks = [];
    const origin = this.#origin;
    this.#origin = undefined;
    origin?.cancel();
  }

  #pull(): Promise<undefined> {
    if (this.#chunks.length > 0) {
      const bytes = this.#takeAll();
      const controller = this.#controller as ByteControllerState;
      enqueueBytes(controller, bytes);
      if (this.#hasEnded) closeBytes(controller);
      else this.#want(1);
      return promiseResolvedWith(undefined);
    }
    this.#pulled = newPromise<undefined>();
    this.#want(2);
    return this.#pulled.promise;
  }

  #endPull(): void {
    const pulled = this.#pulled;
    this.#pulled = undefined;
    pulled?.resolve(undefined);
  }

  get #isFull(): boolean {
    return this.#byteLength >= MOST_BYTES_AHEAD;
  }

  #want(interest: Interest): void {
    if (interest === this.#interest) return;
    this.#interest = interest;
    this.#origin?.setInterest(interest);
  }

  #takeAll(): Bytes {
    const bytes = joinBytes(this.#chunks, this.#byteLength);
    this.#chunks = [];
    this.#byteLength = 0;
    return bytes;
  }
}
