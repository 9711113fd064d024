/**
 * ReadableByteStreamController and ReadableStreamBYOBRequest.
 * @see https://streams.spec.whatwg.org/#rbs-controller-class
 * @see https://streams.spec.whatwg.org/#rs-byob-request-class
 */
import { printAttributes } from '../../internal/inspectable.ts';
import { arrayBufferByteLength, arrayBufferDetached } from '../../internal/primordials.ts';
import { bufferOfView, byteLengthOf, toBufferView } from '../../internal/webidl/buffers.ts';
import { isObject, toUnsignedLongLongInRange } from '../../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import type { ByobRequestState, ByteControllerState } from './byte-controller-state.ts';

let givenController: ByteControllerState | undefined;
let givenRequest: ByobRequestState | undefined;

/** The object that scripts see for `state`. */
export function readableByteStreamController(state: ByteControllerState): object {
  if (state.wrapper === undefined) {
    givenController = state;
    state.wrapper = new ReadableByteStreamController();
  }
  return state.wrapper;
}

function readableStreamByobRequest(state: ByobRequestState): object {
  if (state.wrapper === undefined) {
    givenRequest = state;
    state.wrapper = new ReadableStreamByobRequest();
  }
  return state.wrapper;
}

let controllerOf: (value: unknown) => ByteControllerState;

function checkOpen(state: ByteControllerState): void {
  if (state.closeRequested || state.stream.state !== 'readable') {
    throw new TypeError('The stream is closed, closing or errored');
  }
}

export class ReadableByteStreamController {
  readonly #state: ByteControllerState;

  static {
    controllerOf = (value) => {
      if (!isObject(value) || !(#state in value)) throw illegalInvocation('ReadableByteStreamController');
      return (value as ReadableByteStreamController).#state;
    };
  }

  constructor() {
    if (givenController === undefined) throw illegalConstructor('ReadableByteStreamController');
    this.#state = givenController;
    givenController = undefined;
  }

  get byobRequest(): object | null {
    const { byobRequest } = controllerOf(this);
    return byobRequest === null ? null : readableStreamByobRequest(byobRequest);
  }

  get desiredSize(): number | null {
    return controllerOf(this).desiredSize;
  }

  close(): void {
    const state = controllerOf(this);
    checkOpen(state);
    state.close();
  }

  enqueue(chunk: unknown): void {
    const state = controllerOf(this);
    const what = 'ReadableByteStreamController.enqueue';
    requireArguments(what, arguments.length, 1);
    const view = toBufferView(chunk, `${what}, chunk`);
    if (byteLengthOf(view) === 0) throw new TypeError(`${what}, chunk: must not be empty`);
    if (arrayBufferByteLength(bufferOfView(view) as ArrayBuffer) === 0) {
      throw new TypeError(`${what}, chunk: its buffer must not be empty`);
    }
    checkOpen(state);
    state.enqueue(view);
  }

  error(error: unknown = undefined): void {
    controllerOf(this).error(error);
  }
}
configureInterface(ReadableByteStreamController, 'ReadableByteStreamController');
printAttributes(ReadableByteStreamController.prototype, ['desiredSize']);

let requestOf: (value: unknown) => ByobRequestState;

/** The controller of a request that has not been answered. */
function pendingController({ controller }: ByobRequestState): ByteControllerState {
  if (controller === undefined) throw new TypeError('The request has been answered or is no longer valid');
  return controller;
}

/** The interface that the standard calls ReadableStreamBYOBRequest. */
export class ReadableStreamByobRequest {
  readonly #state: ByobRequestState;

  static {
    requestOf = (value) => {
      if (!isObject(value) || !(#state in value)) throw illegalInvocation('ReadableStreamBYOBRequest');
      return (value as ReadableStreamByobRequest).#state;
    };
  }

  constructor() {
    if (givenRequest === undefined) throw illegalConstructor('ReadableStreamBYOBRequest');
    this.#state = givenRequest;
    givenRequest = undefined;
  }

  get view(): Uint8Array | null {
    return requestOf(this).view;
  }

  respond(bytesWritten: unknown): void {
    const state = requestOf(this);
    const what = 'ReadableStreamBYOBRequest.respond';
    requireArguments(what, arguments.length, 1);
    const count = toUnsignedLongLongInRange(bytesWritten, `${what}, bytesWritten`);
    const controller = pendingController(state);
    if (arrayBufferDetached(bufferOfView(state.view as Uint8Array) as ArrayBuffer)) {
      throw new TypeError(`${what}: the buffer of the view is detached`);
    }
    controller.respond(count);
  }

  respondWithNewView(view: unknown): void {
    const state = requestOf(this);
    const what = 'ReadableStreamBYOBRequest.respondWithNewView';
    requireArguments(what, arguments.length, 1);
    const newView = toBufferView(view, `${what}, view`);
    const controller = pendingController(state);
    if (arrayBufferDetached(bufferOfView(newView) as ArrayBuffer)) {
      throw new TypeError(`${what}, view: its buffer is detached`);
    }
    controller.respondWithNewView(newView);
  }
}
configureInterface(ReadableStreamByobRequest, 'ReadableStreamBYOBRequest');
printAttributes(ReadableStreamByobRequest.prototype, ['view']);
