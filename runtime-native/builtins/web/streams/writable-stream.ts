/**
 * WritableStream, its writer and its controller.
 * @see https://streams.spec.whatwg.org/#ws-class
 */
import { printAttributes } from '../../internal/inspectable.ts';
import { reflectApply } from '../../internal/primordials.ts';
import {
  invokeForPromise,
  promiseRejectedWith,
  promiseResolvedWith,
  rejectedInvocation,
} from '../../internal/promises.ts';
import { type Callback, member, toCallback, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toAny, toObject } from '../../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import type { AbortSignal } from '../abort-signal.ts';
import {
  extractHighWaterMark,
  extractSizeAlgorithm,
  type QueuingStrategy,
  toQueuingStrategy,
} from './queuing-strategies.ts';
import { WritableControllerState } from './writable-controller-state.ts';
import { WritableState, WriterState } from './writable-state.ts';

/** Handed to a constructor by this file: the state exists already. */
let givenStream: WritableState | undefined;
let givenController: WritableControllerState | undefined;

/** What `value` is behind its interface; undefined if it is no WritableStream. */
export let writableState: (value: unknown) => WritableState | undefined;

export const isWritableStream = (value: unknown): value is WritableStream => writableState(value) !== undefined;

/** The stream that scripts see for `state`. */
export function wrapWritable(state: WritableState): WritableStream {
  givenStream = state;
  return new WritableStream();
}

/** The controller that scripts see for `state`. */
function writableStreamDefaultController(state: WritableControllerState): object {
  if (state.wrapper === undefined) {
    givenController = state;
    state.wrapper = new WritableStreamDefaultController();
  }
  return state.wrapper;
}

/** Sets up `stream` as `underlyingSink` says. */
function setUpFromSink(stream: WritableState, underlyingSink: object | undefined, strategy: QueuingStrategy): void {
  const what = 'WritableStream constructor, underlyingSink';
  const dictionary = toDictionary(underlyingSink, what);
  const abort = member<Callback | undefined>(dictionary, 'abort', toCallback, undefined, what);
  const close = member<Callback | undefined>(dictionary, 'close', toCallback, undefined, what);
  const start = member<Callback | undefined>(dictionary, 'start', toCallback, undefined, what);
  const type = member<unknown>(dictionary, 'type', toAny, undefined, what);
  const write = member<Callback | undefined>(dictionary, 'write', toCallback, undefined, what);
  if (type !== undefined) throw new RangeError(`${what}.type: there are no types of sinks yet`);
  const size = extractSizeAlgorithm(strategy);
  const highWaterMark = extractHighWaterMark(strategy, 1);
  const wrap = writableStreamDefaultController;
  new WritableControllerState(
    stream,
    {
      start: start && ((controller) => promiseResolvedWith(reflectApply(start, underlyingSink, [wrap(controller)]))),
      write: write && ((chunk, controller) => invokeForPromise(write, underlyingSink, [chunk, wrap(controller)])),
      close: close && (() => invokeForPromise(close, underlyingSink, [])),
      abort: abort && ((reason) => invokeForPromise(abort, underlyingSink, [reason])),
    },
    highWaterMark,
    size,
  );
}

function stateOf(value: unknown): WritableState {
  const state = writableState(value);
  if (state === undefined) throw illegalInvocation('WritableStream');
  return state;
}

export class WritableStream {
  readonly #state: WritableState;

  static {
    writableState = (value) => (isObject(value) && #state in value ? (value as WritableStream).#state : undefined);
  }

  constructor(underlyingSink: unknown = undefined, strategy: unknown = undefined) {
    if (givenStream !== undefined) {
      this.#state = givenStream;
      givenStream = undefined;
      return;
    }
    const sink =
      underlyingSink === undefined ? undefined : toObject(underlyingSink, 'WritableStream constructor, underlyingSink');
    const queuingStrategy = toQueuingStrategy(strategy, 'WritableStream constructor, strategy');
    this.#state = new WritableState();
    setUpFromSink(this.#state, sink, queuingStrategy);
  }

  get locked(): boolean {
    return stateOf(this).isLocked;
  }

  abort(reason: unknown = undefined): Promise<undefined> {
    const state = writableState(this);
    if (state === undefined) return rejectedInvocation('WritableStream');
    if (state.isLocked) return promiseRejectedWith(new TypeError('A locked stream can be aborted by its writer only'));
    return state.abort(reason);
  }

  close(): Promise<undefined> {
    const state = writableState(this);
    if (state === undefined) return rejectedInvocation('WritableStream');
    if (state.isLocked) return promiseRejectedWith(new TypeError('A locked stream can be closed by its writer only'));
    if (state.isCloseQueuedOrInFlight) return promiseRejectedWith(new TypeError('The stream is closing already'));
    return state.close();
  }

  getWriter(): WritableStreamDefaultWriter {
    stateOf(this);
    return new WritableStreamDefaultWriter(this);
  }
}
configureInterface(WritableStream, 'WritableStream');
printAttributes(WritableStream.prototype, ['locked']);

const releasedError = (): TypeError => new TypeError('The lock of the writer was released');
const WRITER = 'WritableStreamDefaultWriter';

/** @see https://streams.spec.whatwg.org/#default-writer-class */
export class WritableStreamDefaultWriter {
  readonly #state: WriterState;

  constructor(stream: unknown) {
    requireArguments(`${WRITER} constructor`, arguments.length, 1);
    const state = writableState(stream);
    if (state === undefined) throw new TypeError(`${WRITER} constructor, stream: not of type WritableStream`);
    this.#state = new WriterState(state);
  }

  get closed(): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation(WRITER);
    return this.#state.closed.promise;
  }

  get desiredSize(): number | null {
    if (!isObject(this) || !(#state in this)) throw illegalInvocation(WRITER);
    if (this.#state.stream === undefined) throw releasedError();
    return this.#state.desiredSize;
  }

  get ready(): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation(WRITER);
    return this.#state.ready.promise;
  }

  abort(reason: unknown = undefined): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation(WRITER);
    const { stream } = this.#state;
    return stream === undefined ? promiseRejectedWith(releasedError()) : stream.abort(reason);
  }

  close(): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation(WRITER);
    const { stream } = this.#state;
    if (stream === undefined) return promiseRejectedWith(releasedError());
    if (stream.isCloseQueuedOrInFlight) return promiseRejectedWith(new TypeError('The stream is closing already'));
    return stream.close();
  }

  releaseLock(): void {
    if (!isObject(this) || !(#state in this)) throw illegalInvocation(WRITER);
    if (this.#state.stream !== undefined) this.#state.release();
  }

  write(chunk: unknown = undefined): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation(WRITER);
    return this.#state.stream === undefined ? promiseRejectedWith(releasedError()) : this.#state.write(chunk);
  }
}
configureInterface(WritableStreamDefaultWriter, WRITER);
printAttributes(WritableStreamDefaultWriter.prototype, []);

let controllerOf: (value: unknown) => WritableControllerState;

/** @see https://streams.spec.whatwg.org/#ws-default-controller-class */
export class WritableStreamDefaultController {
  readonly #state: WritableControllerState;

  static {
    controllerOf = (value) => {
      if (!isObject(value) || !(#state in value)) throw illegalInvocation('WritableStreamDefaultController');
      return (value as WritableStreamDefaultController).#state;
    };
  }

  constructor() {
    if (givenController === undefined) throw illegalConstructor('WritableStreamDefaultController');
    this.#state = givenController;
    givenController = undefined;
  }

  get signal(): AbortSignal {
    return controllerOf(this).signal;
  }

  error(error: unknown = undefined): void {
    controllerOf(this).errorIfNeeded(error);
  }
}
configureInterface(WritableStreamDefaultController, 'WritableStreamDefaultController');
printAttributes(WritableStreamDefaultController.prototype, ['signal']);
