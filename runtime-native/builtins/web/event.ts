/**
 * Event and its kinds that a runtime without documents has.
 * @see https://dom.spec.whatwg.org/#interface-event
 */
import { printAttributes } from '../internal/inspectable.ts';
import { ops } from '../internal/native.ts';
import { defineProperty, getPrototypeOf, weakMapGet, weakMapSet } from '../internal/primordials.ts';
import { type Dictionary, member, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toAny, toBoolean, toDOMString } from '../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';

const PHASES = { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 } as const;
export const { AT_TARGET, NONE } = PHASES;

const { cloneStamped, stampMemory } = ops;

/** The parts of an event that dispatch changes; scripts see them through accessors only. */
export class EventState {
  type: string;
  bubbles: boolean;
  cancelable: boolean;
  readonly composed: boolean;
  readonly timeStamp: number;
  isTrusted = false;
  isDispatching = false;
  isInPassiveListener = false;
  isCanceled = false;
  stopsPropagation = false;
  stopsImmediatePropagation = false;
  phase: 0 | 2 = NONE;
  target: object | null = null;
  currentTarget: object | null = null;

  constructor(type: string, timeStamp: number, init: Dictionary) {
    this.type = type;
    this.timeStamp = timeStamp;
    this.bubbles = member(init, 'bubbles', toBoolean, false);
    this.cancelable = member(init, 'cancelable', toBoolean, false);
    this.composed = member(init, 'composed', toBoolean, false);
  }

  /** The standard's "set the canceled flag". */
  cancel(): void {
    if (this.cancelable && !this.isInPassiveListener) this.isCanceled = true;
  }

  initialize(type: string, bubbles: boolean, cancelable: boolean): void {
    this.stopsPropagation = false;
    this.stopsImmediatePropagation = false;
    this.isCanceled = false;
    this.isTrusted = false;
    this.target = null;
    this.type = type;
    this.bubbles = bubbles;
    this.cancelable = cancelable;
  }
}

/** The state of `event`, or undefined if that is no event. */
export let eventState: (event: unknown) => EventState | undefined;

function stateOf(event: unknown): EventState {
  const state = eventState(event);
  if (state === undefined) throw illegalInvocation('Event');
  return state;
}

/** Web IDL's LegacyUnforgeable: one getter, an own property of every event. */
const isTrustedDescriptor: PropertyDescriptor = {
  ...Object.getOwnPropertyDescriptor(
    {
      get isTrusted() {
        return stateOf(this).isTrusted;
      },
    },
    'isTrusted',
  ),
  configurable: false,
};

/** By their prototypes: events without state that only serve as templates. */
let templates: WeakMap<object, Event> | undefined;
/** Those of the event before. */
let lastPrototype: object | null = null;
let lastTemplate: Event;

/** A template that inherits from `prototype`; `event` is one that has no state yet. */
function templateFor(prototype: object | null, event: Event): Event {
  templates ??= new WeakMap();
  const key = prototype as object;
  let template = weakMapGet(templates, key);
  if (template === undefined) {
    template = defineProperty(event, 'isTrusted', isTrustedDescriptor);
    weakMapSet(templates, key, template);
  }
  lastPrototype = prototype;
  lastTemplate = template;
  return template;
}

/** Where `cloneStamped` leaves the time. Memory of the core: it cannot be in the snapshot. */
let stamp: Float64Array | undefined;

export class Event {
  #state: EventState | undefined;
  declare readonly isTrusted: boolean;

  static {
    eventState = (event) => (isObject(event) && #state in event ? (event as Event).#state : undefined);
  }

  constructor(type: unknown, eventInitDict: unknown = undefined) {
    requireArguments('Event constructor', arguments.length, 1);
    const typeText = toDOMString(type);
    const init = toDictionary(eventInitDict, 'Event constructor, eventInitDict');
    // The object at hand only tells the prototype, or becomes the template: see cloneStamped.
    const prototype = new.target === Event ? Event.prototype : getPrototypeOf(this);
    const event = cloneStamped(prototype === lastPrototype ? lastTemplate : templateFor(prototype, this));
    stamp ??= stampMemory();
    event.#state = new EventState(typeText, stamp[0] as number, init);
    // biome-ignore lint/correctness/noConstructorReturn: see above
    return event;
  }

  get type(): string {
    return stateOf(this).type;
  }

  get target(): object | null {
    return stateOf(this).target;
  }

  get srcElement(): object | null {
    return stateOf(this).target;
  }

  get currentTarget(): object | null {
    return stateOf(this).currentTarget;
  }

  composedPath(): object[] {
    const { currentTarget } = stateOf(this);
    return currentTarget === null ? [] : [currentTarget];
  }

  get eventPhase(): number {
    return stateOf(this).phase;
  }

  stopPropagation(): void {
    stateOf(this).stopsPropagation = true;
  }

  get cancelBubble(): boolean {
    return stateOf(this).stopsPropagation;
  }

  set cancelBubble(value: unknown) {
    const state = stateOf(this);
    if (value) state.stopsPropagation = true;
  }

  stopImmediatePropagation(): void {
    const state = stateOf(this);
    state.stopsPropagation = true;
    state.stopsImmediatePropagation = true;
  }

  get bubbles(): boolean {
    return stateOf(this).bubbles;
  }

  get cancelable(): boolean {
    return stateOf(this).cancelable;
  }

  get returnValue(): boolean {
    return !stateOf(this).isCanceled;
  }

  set returnValue(value: unknown) {
    const state = stateOf(this);
    if (!value) state.cancel();
  }

  preventDefault(): void {
    stateOf(this).cancel();
  }

  get defaultPrevented(): boolean {
    return stateOf(this).isCanceled;
  }

  get composed(): boolean {
    return stateOf(this).composed;
  }

  get timeStamp(): number {
    return stateOf(this).timeStamp;
  }

  initEvent(type: unknown, bubbles: unknown = false, cancelable: unknown = false): void {
    const state = stateOf(this);
    requireArguments('Event.initEvent', arguments.length, 1);
    const typeText = toDOMString(type);
    if (!state.isDispatching) state.initialize(typeText, !!bubbles, !!cancelable);
  }
}
configureInterface(Event, 'Event', PHASES);

const PRINTED = ['type', 'defaultPrevented', 'cancelable', 'timeStamp'];
printAttributes(Event.prototype, PRINTED);

/** Events of a derived interface print these attributes too. */
export function printEventAttributes(prototype: Event, attributes: readonly string[]): void {
  printAttributes(prototype, [...PRINTED, ...attributes]);
}

/** @see https://dom.spec.whatwg.org/#interface-customevent */
export class CustomEvent extends Event {
  #detail: unknown;

  constructor(type: unknown, eventInitDict: unknown = undefined) {
    requireArguments('CustomEvent constructor', arguments.length, 1);
    super(type, eventInitDict);
    this.#detail = member(toDictionary(eventInitDict, 'CustomEvent constructor'), 'detail', toAny, null);
  }

  get detail(): unknown {
    if (!(#detail in this)) throw illegalInvocation('CustomEvent');
    return this.#detail;
  }

  initCustomEvent(type: unknown, bubbles: unknown = false, cancelable: unknown = false, detail: unknown = null): void {
    if (!(#detail in this)) throw illegalInvocation('CustomEvent');
    requireArguments('CustomEvent.initCustomEvent', arguments.length, 1);
    const typeText = toDOMString(type);
    const state = stateOf(this);
    if (state.isDispatching) return;
    state.initialize(typeText, !!bubbles, !!cancelable);
    this.#detail = detail;
  }
}
configureInterface(CustomEvent, 'CustomEvent');
printEventAttributes(CustomEvent.prototype, ['detail']);
