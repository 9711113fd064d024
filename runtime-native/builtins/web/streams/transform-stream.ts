/**
 * TransformStream and its controller.
 * @see https://streams.spec.whatwg.org/#ts-class
 */
import { printAttributes } from '../../internal/inspectable.ts';
import { reflectApply } from '../../internal/primordials.ts';
import { invokeForPromise, newPromise } from '../../internal/promises.ts';
import { type Callback, member, toCallback, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toAny, toObject } from '../../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import {
  extractHighWaterMark,
  extractSizeAlgorithm,
  type QueuingStrategy,
  toQueuingStrategy,
} from './queuing-strategies.ts';
import type { ReadableState } from './readable-state.ts';
import { type ReadableStream, readableState, wrapReadable } from './readable-stream.ts';
import { type SideStrategy, TransformState } from './transform-state.ts';
import type { WritableState } from './writable-state.ts';
import { type WritableStream, wrapWritable, writableState } from './writable-stream.ts';

/** Handed to a constructor by this file: the state exists already. */
let givenController: TransformState | undefined;
let givenSides: [ReadableState, WritableState] | undefined;

/** The controller that scripts see for `state`. */
function transformStreamDefaultController(state: TransformState): object {
  if (state.wrapper === undefined) {
    givenController = state;
    state.wrapper = new TransformStreamDefaultController();
  }
  return state.wrapper;
}

function toSideStrategy(strategy: QueuingStrategy, defaultHighWaterMark: number): SideStrategy {
  const highWaterMark = extractHighWaterMark(strategy, defaultHighWaterMark);
  return { highWaterMark, size: extractSizeAlgorithm(strategy) };
}

const WHAT = 'TransformStream constructor';

function transformFromTransformer(
  transformer: object | undefined,
  writableStrategy: QueuingStrategy,
  readableStrategy: QueuingStrategy,
): TransformState {
  const what = `${WHAT}, transformer`;
  const dictionary = toDictionary(transformer, what);
  const cancel = member<Callback | undefined>(dictionary, 'cancel', toCallback, undefined, what);
  const flush = member<Callback | undefined>(dictionary, 'flush', toCallback, undefined, what);
  const readableType = member<unknown>(dictionary, 'readableType', toAny, undefined, what);
  const start = member<Callback | undefined>(dictionary, 'start', toCallback, undefined, what);
  const transform = member<Callback | undefined>(dictionary, 'transform', toCallback, undefined, what);
  const writableType = member<unknown>(dictionary, 'writableType', toAny, undefined, what);
  if (readableType !== undefined) throw new RangeError(`${what}.readableType: there are no types yet`);
  if (writableType !== undefined) throw new RangeError(`${what}.writableType: there are no types yet`);
  const readableSide = toSideStrategy(readableStrategy, 0);
  const writableSide = toSideStrategy(writableStrategy, 1);
  const started = newPromise<unknown>();
  const wrap = transformStreamDefaultController;
  const state = new TransformState(
    {
      transform:
        transform && ((chunk, controller) => invokeForPromise(transform, transformer, [chunk, wrap(controller)])),
      flush: flush && ((controller) => invokeForPromise(flush, transformer, [wrap(controller)])),
      cancel: cancel && ((reason) => invokeForPromise(cancel, transformer, [reason])),
    },
    writableSide,
    readableSide,
    started.promise,
  );
  started.resolve(start === undefined ? undefined : reflectApply(start, transformer, [wrap(state)]));
  return state;
}

export let isTransformStream: (value: unknown) => value is TransformStream;

/** What the two sides of `stream` are behind their interfaces. */
export let sidesOf: (stream: TransformStream) => [ReadableState, WritableState];

export class TransformStream {
  readonly #readable: ReadableStream;
  readonly #writable: WritableStream;

  static {
    isTransformStream = (value): value is TransformStream => isObject(value) && #readable in value;
    sidesOf = (stream) => [
      readableState(stream.#readable) as ReadableState,
      writableState(stream.#writable) as WritableState,
    ];
  }

  constructor(
    transformer: unknown = undefined,
    writableStrategy: unknown = undefined,
    readableStrategy: unknown = undefined,
  ) {
    if (givenSides !== undefined) {
      this.#readable = wrapReadable(givenSides[0]);
      this.#writable = wrapWritable(givenSides[1]);
      givenSides = undefined;
      return;
    }
    const state = transformFromTransformer(
      transformer === undefined ? undefined : toObject(transformer, `${WHAT}, transformer`),
      toQueuingStrategy(writableStrategy, `${WHAT}, writableStrategy`),
      toQueuingStrategy(readableStrategy, `${WHAT}, readableStrategy`),
    );
    this.#readable = wrapReadable(state.readable);
    this.#writable = wrapWritable(state.writable);
  }

  get readable(): ReadableStream {
    if (!isObject(this) || !(#readable in this)) throw illegalInvocation('TransformStream');
    return this.#readable;
  }

  get writable(): WritableStream {
    if (!isObject(this) || !(#readable in this)) throw illegalInvocation('TransformStream');
    return this.#writable;
  }
}
configureInterface(TransformStream, 'TransformStream');
printAttributes(TransformStream.prototype, ['readable', 'writable']);

/** The stream that scripts see for two sides that exist already. */
export function wrapTransform(readable: ReadableState, writable: WritableState): TransformStream {
  givenSides = [readable, writable];
  return new TransformStream();
}

let stateOf: (value: unknown) => TransformState;

/** @see https://streams.spec.whatwg.org/#ts-default-controller-class */
export class TransformStreamDefaultController {
  readonly #state: TransformState;

  static {
    stateOf = (value) => {
      if (!isObject(value) || !(#state in value)) throw illegalInvocation('TransformStreamDefaultController');
      return (value as TransformStreamDefaultController).#state;
    };
  }

  constructor() {
    if (givenController === undefined) throw illegalConstructor('TransformStreamDefaultController');
    this.#state = givenController;
    givenController = undefined;
  }

  get desiredSize(): number | null {
    return stateOf(this).desiredSize;
  }

  enqueue(chunk: unknown = undefined): void {
    stateOf(this).enqueue(chunk);
  }

  error(reason: unknown = undefined): void {
    stateOf(this).error(reason);
  }

  terminate(): void {
    stateOf(this).terminate();
  }
}
configureInterface(TransformStreamDefaultController, 'TransformStreamDefaultController');
printAttributes(TransformStreamDefaultController.prototype, ['desiredSize']);
