/**
 * TextEncoderStream and TextDecoderStream.
 * @see https://encoding.spec.whatwg.org/#interface-textdecoderstream
 * @see https://encoding.spec.whatwg.org/#interface-textencoderstream
 */
import { printAttributes } from '../../internal/inspectable.ts';
import { ops } from '../../internal/native.ts';
import { stringCharCodeAt, stringSlice, typedArrayByteLength } from '../../internal/primordials.ts';
import { promiseRejectedWith, promiseResolvedWith } from '../../internal/promises.ts';
import { isObject, toDOMString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { createTransformStream, type TransformPair, type TransformState } from '../streams/internals.ts';
import type { ReadableStream } from '../streams/readable-stream.ts';
import type { WritableStream } from '../streams/writable-stream.ts';
import { DecoderState, toBytes } from './text-decoder.ts';

const { utf8Encode } = ops;
const NO_BYTES = new Uint8Array(0);

/** A promise for what `steps` do: rejected with what they throw. */
function asPromise(steps: () => void): Promise<undefined> {
  try {
    steps();
    return promiseResolvedWith(undefined);
  } catch (error) {
    return promiseRejectedWith(error);
  }
}

const isLeadSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

export class TextEncoderStream {
  readonly #pair: TransformPair;

  constructor() {
    /** A lead surrogate at the end of a chunk, whose other half may come with the next. */
    let pending = '';
    this.#pair = createTransformStream({
      transform: (chunk: unknown, controller: TransformState) =>
        asPromise(() => {
          const text = pending + toDOMString(chunk);
          const { length } = text;
          const isSplit = length > 0 && isLeadSurrogate(stringCharCodeAt(text, length - 1));
          pending = isSplit ? stringSlice(text, length - 1) : '';
          const bytes = utf8Encode(isSplit ? stringSlice(text, 0, length - 1) : text);
          if (typedArrayByteLength(bytes) > 0) controller.enqueue(bytes);
        }),
      flush: (controller: TransformState) =>
        asPromise(() => {
          if (pending !== '') controller.enqueue(utf8Encode(pending));
        }),
    });
  }

  get encoding(): string {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('TextEncoderStream');
    return 'utf-8';
  }

  get readable(): ReadableStream {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('TextEncoderStream');
    return this.#pair.readable;
  }

  get writable(): WritableStream {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('TextEncoderStream');
    return this.#pair.writable;
  }
}
configureInterface(TextEncoderStream, 'TextEncoderStream');
printAttributes(TextEncoderStream.prototype, ['encoding', 'readable', 'writable']);

export class TextDecoderStream {
  readonly #pair: TransformPair;
  readonly #state: DecoderState;

  constructor(label: unknown = 'utf-8', options: unknown = undefined) {
    const state = new DecoderState(label, options, 'TextDecoderStream constructor');
    this.#state = state;
    this.#pair = createTransformStream({
      transform: (chunk: unknown, controller: TransformState) =>
        asPromise(() => {
          const text = state.decode(toBytes(chunk, 'TextDecoderStream, chunk'), false);
          if (text !== '') controller.enqueue(text);
        }),
      flush: (controller: TransformState) =>
        asPromise(() => {
          const text = state.decode(NO_BYTES, true);
          if (text !== '') controller.enqueue(text);
        }),
    });
  }

  get encoding(): string {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('TextDecoderStream');
    return this.#state.encoding;
  }

  get fatal(): boolean {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('TextDecoderStream');
    return this.#state.isFatal;
  }

  get ignoreBOM(): boolean {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('TextDecoderStream');
    return this.#state.ignoresBom;
  }

  get readable(): ReadableStream {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('TextDecoderStream');
    return this.#pair.readable;
  }

  get writable(): WritableStream {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('TextDecoderStream');
    return this.#pair.writable;
  }
}
configureInterface(TextDecoderStream, 'TextDecoderStream');
printAttributes(TextDecoderStream.prototype, ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable']);
