/**
 * The event of messages from ports, channels, servers.
 * @see https://html.spec.whatwg.org/#the-messageevent-interface
 */
import { arrayPush, freeze } from '../internal/primordials.ts';
import { member, sequenceOf, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toAny, toDOMString, toUSVString } from '../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { Event, eventState, printEventAttributes } from './event.ts';

/** What events know of the interface, which needs them. */
export interface MessagePort {
  postMessage(message: unknown, options?: unknown): void;
}

let isPort: (value: object) => boolean = () => false;

/** Called once, by that interface. */
export function setMessagePortCheck(check: (value: object) => boolean): void {
  isPort = check;
}

export const isMessagePort = (value: unknown): value is MessagePort => isObject(value) && isPort(value);

function toMessagePort(value: unknown, what: string): MessagePort {
  if (!isMessagePort(value)) throw new TypeError(`${what}: not of type MessagePort`);
  return value;
}
const toMessagePorts = sequenceOf(toMessagePort);

/** `MessageEventSource?`: ports are the only kind of it there is here. */
const toSource = (value: unknown, what: string): MessagePort | null =>
  value === undefined || value === null ? null : toMessagePort(value, what);

/** What an event tells. As `eventInitDict` only the built-ins can pass one. */
class MessageState {
  data: unknown;
  origin: string;
  lastEventId: string;
  source: MessagePort | null;
  ports: readonly MessagePort[];

  constructor(
    data: unknown,
    origin: string,
    lastEventId: string,
    source: MessagePort | null,
    ports: readonly MessagePort[],
  ) {
    this.data = data;
    this.origin = origin;
    this.lastEventId = lastEventId;
    this.source = source;
    this.ports = freeze(ports);
  }
}

export class MessageEvent extends Event {
  #message: MessageState;

  constructor(type: unknown, eventInitDict: unknown = undefined) {
    requireArguments('MessageEvent constructor', arguments.length, 1);
    if (eventInitDict instanceof MessageState) {
      super(type);
      this.#message = eventInitDict;
      return;
    }
    super(type, eventInitDict);
    const init = toDictionary(eventInitDict, 'MessageEvent constructor');
    const data = member(init, 'data', toAny, null);
    const lastEventId = member(init, 'lastEventId', toDOMString, '');
    const origin = member(init, 'origin', toUSVString, '');
    const ports = member<MessagePort[]>(init, 'ports', toMessagePorts, []);
    const source = member(init, 'source', toSource, null);
    this.#message = new MessageState(data, origin, lastEventId, source, ports);
  }

  get data(): unknown {
    return MessageEvent.#check(this).data;
  }

  get origin(): string {
    return MessageEvent.#check(this).origin;
  }

  get lastEventId(): string {
    return MessageEvent.#check(this).lastEventId;
  }

  get source(): MessagePort | null {
    return MessageEvent.#check(this).source;
  }

  get ports(): readonly MessagePort[] {
    return MessageEvent.#check(this).ports;
  }

  initMessageEvent(
    type: unknown,
    bubbles: unknown = false,
    cancelable: unknown = false,
    data: unknown = null,
    origin: unknown = '',
    lastEventId: unknown = '',
    source: unknown = null,
    ports: unknown = undefined,
  ): void {
    MessageEvent.#check(this);
    requireArguments('MessageEvent.initMessageEvent', arguments.length, 1);
    const typeText = toDOMString(type);
    const isBubbling = !!bubbles;
    const isCancelable = !!cancelable;
    const message = new MessageState(
      data,
      toUSVString(origin),
      toDOMString(lastEventId),
      toSource(source, 'MessageEvent.initMessageEvent, source'),
      ports === undefined ? [] : toMessagePorts(ports, 'MessageEvent.initMessageEvent, ports'),
    );
    const state = eventState(this);
    if (state === undefined || state.isDispatching) return;
    state.initialize(typeText, isBubbling, isCancelable);
    this.#message = message;
  }

  static #check(event: MessageEvent): MessageState {
    if (!isObject(event) || !(#message in event)) throw illegalInvocation('MessageEvent');
    return event.#message;
  }
}
configureInterface(MessageEvent, 'MessageEvent');
printEventAttributes(MessageEvent.prototype, ['data', 'origin', 'lastEventId', 'source', 'ports']);

/** The event for a message that came with `received`, the objects that were transferred. */
export function makeMessageEvent(data: unknown, received: readonly object[], type = 'message'): MessageEvent {
  const ports: MessagePort[] = [];
  for (let index = 0; index < received.length; index++) {
    const object = received[index];
    if (isMessagePort(object)) arrayPush(ports, object);
  }
  return new MessageEvent(type, new MessageState(data, '', '', null, ports));
}
