/**
 * CompressionStream and DecompressionStream.
 * @see https://compression.spec.whatwg.org/
 */

import type { Bytes } from '../../internal/bytes.ts';
import type { CodecHandle } from '../../internal/compression-ops.d.ts';
import { printAttributes } from '../../internal/inspectable.ts';
import { ops } from '../../internal/native.ts';
import { promiseThen, typedArrayByteLength } from '../../internal/primordials.ts';
import { newPromise, promiseRejectedWith, promiseResolvedWith } from '../../internal/promises.ts';
import { bytesOf, toBufferSource } from '../../internal/webidl/buffers.ts';
import { enumeration } from '../../internal/webidl/compound.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { createTransformStream, type TransformPair, type TransformState } from '../streams/internals.ts';
import type { ReadableStream } from '../streams/readable-stream.ts';
import type { WritableStream } from '../streams/writable-stream.ts';

const { makeCompressor, makeDecompressor, runCodec, runCodecOnPool } = ops;

const toFormat = enumeration('CompressionFormat', ['deflate', 'deflate-raw', 'gzip', 'brotli', 'zstd']);

/** Compressing this much takes about as long as a trip to another thread and back. */
const MAX_BYTES_ON_THE_SPOT = 8192;

function runOnTheSpot(codec: CodecHandle, bytes: Bytes | undefined, isLast: boolean, controller: TransformState): void {
  let output = runCodec(codec, bytes, isLast);
  while (output !== undefined) {
    controller.enqueue(output);
    output = runCodec(codec, undefined, isLast);
  }
}

function runElsewhere(codec: CodecHandle, bytes: Bytes, controller: TransformState): Promise<undefined> {
  const done = newPromise<undefined>();
  const run = (input: Bytes | undefined): void => {
    promiseThen(runCodecOnPool(codec, input, false), take, done.reject);
  };
  const take = (output: Bytes | undefined): void => {
    if (output === undefined) {
      done.resolve(undefined);
      return;
    }
    try {
      controller.enqueue(output);
      run(undefined);
    } catch (error) {
      done.reject(error);
    }
  };
  run(bytes);
  return done.promise;
}

function createCodecStream(codec: CodecHandle, what: string): TransformPair {
  const run = (bytes: Bytes | undefined, isLast: boolean, controller: TransformState): Promise<unknown> => {
    try {
      if (bytes !== undefined && typedArrayByteLength(bytes) > MAX_BYTES_ON_THE_SPOT) {
        return runElsewhere(codec, bytes, controller);
      }
      runOnTheSpot(codec, bytes, isLast, controller);
      return promiseResolvedWith(undefined);
    } catch (error) {
      return promiseRejectedWith(error);
    }
  };
  return createTransformStream({
    transform(chunk: unknown, controller: TransformState): Promise<unknown> {
      try {
        return run(bytesOf(toBufferSource(chunk, `${what}, chunk`)), false, controller);
      } catch (error) {
        return promiseRejectedWith(error);
      }
    },
    flush: (controller: TransformState) => run(undefined, true, controller),
  });
}

export class CompressionStream {
  readonly #pair: TransformPair;

  constructor(format: unknown) {
    requireArguments('CompressionStream constructor', arguments.length, 1);
    const codec = makeCompressor(toFormat(format, 'CompressionStream constructor, format'));
    this.#pair = createCodecStream(codec, 'CompressionStream');
  }

  get readable(): ReadableStream {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('CompressionStream');
    return this.#pair.readable;
  }

  get writable(): WritableStream {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('CompressionStream');
    return this.#pair.writable;
  }
}
configureInterface(CompressionStream, 'CompressionStream');
printAttributes(CompressionStream.prototype, ['readable', 'writable']);

export class DecompressionStream {
  readonly #pair: TransformPair;

  constructor(format: unknown) {
    requireArguments('DecompressionStream constructor', arguments.length, 1);
    const codec = makeDecompressor(toFormat(format, 'DecompressionStream constructor, format'), false);
    this.#pair = createCodecStream(codec, 'DecompressionStream');
  }

  get readable(): ReadableStream {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('DecompressionStream');
    return this.#pair.readable;
  }

  get writable(): WritableStream {
    if (!isObject(this) || !(#pair in this)) throw illegalInvocation('DecompressionStream');
    return this.#pair.writable;
  }
}
configureInterface(DecompressionStream, 'DecompressionStream');
printAttributes(DecompressionStream.prototype, ['readable', 'writable']);
