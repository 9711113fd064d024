/**
 * MessageChannel and MessagePort.
 * @see https://html.spec.whatwg.org/#channel-messaging
 */
import { printAttributes } from '../internal/inspectable.ts';
import { arrayIncludes } from '../internal/primordials.ts';
import { dataCloneError, defineTransferable, SerializedValue } from '../internal/structured-clone.ts';
import { iteratorMethod, sequenceFrom } from '../internal/webidl/compound.ts';
import { isObject, toObject } from '../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { defineHandlerAttributes } from './event-handlers.ts';
import { EventTarget } from './event-target.ts';
import { setMessagePortCheck } from './message-event.ts';
import { MessageQueue } from './message-queue.ts';
import { transferListOf } from './structured-clone.ts';

/** Set while this file makes an instance; scripts cannot make any. */
let isConstructing = false;

let stateOf: (port: unknown) => PortState | undefined;

/** A detached port has no queue any more. */
interface PortState {
  queue: MessageQueue | undefined;
  /** Whether it can still be transferred. */
  isDetached: boolean;
}

function checkedState(port: unknown): PortState {
  const state = stateOf(port);
  if (state === undefined) throw illegalInvocation('MessagePort');
  return state;
}

/** The second argument of both overloads of `postMessage`. */
function toTransfer(value: unknown, what: string): object[] {
  const method = isObject(value) ? iteratorMethod(value, what) : undefined;
  if (method === undefined) return transferListOf(value, what);
  return sequenceFrom(value as object, method, toObject, what);
}

export class MessagePort extends EventTarget {
  readonly #state: PortState = { queue: undefined, isDetached: false };

  static {
    stateOf = (port) => (isObject(port) && #state in port ? (port as MessagePort).#state : undefined);
    setMessagePortCheck((value) => #state in value);
  }

  constructor() {
    if (!isConstructing) throw illegalConstructor('MessagePort');
    super();
  }

  postMessage(message: unknown, options: unknown = undefined): void {
    const { queue } = checkedState(this);
    requireArguments('MessagePort.postMessage', arguments.length, 1);
    const transferList = toTransfer(options, 'MessagePort.postMessage, options');
    if (arrayIncludes(transferList, this)) throw dataCloneError('A port cannot be sent through itself');
    const target = queue?.peer;
    // A port that is sent to itself takes the channel with it.
    const isDoomed = target?.owner !== undefined && arrayIncludes(transferList, target.owner);
    const serialized = new SerializedValue().serialize(message, transferList);
    if (target !== undefined && !isDoomed) target.add(serialized);
  }

  start(): void {
    checkedState(this).queue?.enable();
  }

  close(): void {
    const state = checkedState(this);
    state.isDetached = true;
    state.queue?.disentangle();
  }
}
defineHandlerAttributes(
  MessagePort.prototype,
  ['message', 'messageerror', 'close'],
  (target) => stateOf(target) !== undefined,
  (target, type) => {
    if (type === 'message') stateOf(target)?.queue?.enable();
  },
);
configureInterface(MessagePort, 'MessagePort');
printAttributes(MessagePort.prototype, ['onmessage', 'onmessageerror', 'onclose']);

/** A port at this end of a channel. */
function makePort(queue: MessageQueue): MessagePort {
  isConstructing = true;
  try {
    const port = new MessagePort();
    checkedState(port).queue = queue;
    queue.owner = port;
    return port;
  } finally {
    isConstructing = false;
  }
}

defineTransferable<MessagePort, MessageQueue>(MessagePort, {
  isInstance: (object): object is MessagePort => stateOf(object) !== undefined,
  isDetached: (port) => checkedState(port).isDetached,
  transfer(port) {
    const state = checkedState(port);
    const queue = state.queue as MessageQueue;
    state.queue = undefined;
    state.isDetached = true;
    queue.release();
    return queue;
  },
  receive: makePort,
});

/** Two entangled ports. */
export function createMessageChannel(): [MessagePort, MessagePort] {
  const [first, second] = [new MessageQueue(), new MessageQueue()];
  first.peer = second;
  second.peer = first;
  return [makePort(first), makePort(second)];
}

export class MessageChannel {
  readonly #port1: MessagePort;
  readonly #port2: MessagePort;

  constructor() {
    [this.#port1, this.#port2] = createMessageChannel();
  }

  get port1(): MessagePort {
    if (!isObject(this) || !(#port1 in this)) throw illegalInvocation('MessageChannel');
    return this.#port1;
  }

  get port2(): MessagePort {
    if (!isObject(this) || !(#port2 in this)) throw illegalInvocation('MessageChannel');
    return this.#port2;
  }
}
configureInterface(MessageChannel, 'MessageChannel');
printAttributes(MessageChannel.prototype, ['port1', 'port2']);
