/**
 * BroadcastChannel, among the channels of one runtime.
 * @see https://html.spec.whatwg.org/#broadcasting-to-other-browsing-contexts
 */
import { printAttributes } from '../internal/inspectable.ts';
import {
  arrayPush,
  finalizationRegister,
  setAdd,
  setDelete,
  setForEach,
  setSize,
  weakRefDeref,
} from '../internal/primordials.ts';
import { SerializedValue } from '../internal/structured-clone.ts';
import { queueTask } from '../internal/tasks.ts';
import { isObject, toDOMString } from '../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { DOMException } from './dom-exception.ts';
import { defineHandlerAttributes } from './event-handlers.ts';
import { EventTarget, listenersOf } from './event-target.ts';
import { dispatchMessage } from './message-queue.ts';

/** How the others reach a channel: weakly, unless somebody listens to it. */
interface Membership {
  readonly ref: WeakRef<BroadcastChannel>;
  kept: BroadcastChannel | undefined;
}

interface ChannelState {
  readonly name: string;
  readonly membership: Membership;
  isClosed: boolean;
}

/** All channels that are open, in the order in which they were made. */
const memberships = new Set<Membership>();

/** Drops channels that were collected. Made at first use: a snapshot cannot hold one. */
let collected: FinalizationRegistry<Membership> | undefined;

let stateOf: (channel: unknown) => ChannelState | undefined;

function checkedState(channel: unknown): ChannelState {
  const state = stateOf(channel);
  if (state === undefined) throw illegalInvocation('BroadcastChannel');
  return state;
}

export class BroadcastChannel extends EventTarget {
  readonly #state: ChannelState;

  static {
    stateOf = (channel) => (isObject(channel) && #state in channel ? (channel as BroadcastChannel).#state : undefined);
  }

  constructor(name: unknown) {
    requireArguments('BroadcastChannel constructor', arguments.length, 1);
    super();
    this.#state = { name: toDOMString(name), membership: join(this), isClosed: false };
  }

  get name(): string {
    return checkedState(this).name;
  }

  postMessage(message: unknown): void {
    const { name, membership, isClosed } = checkedState(this);
    requireArguments('BroadcastChannel.postMessage', arguments.length, 1);
    if (isClosed) throw new DOMException('The channel is closed', 'InvalidStateError');
    const serialized = new SerializedValue().serialize(message, []);
    const destinations: BroadcastChannel[] = [];
    setForEach(memberships, (other) => {
      const channel = other === membership ? undefined : weakRefDeref(other.ref);
      if (channel !== undefined && checkedState(channel).name === name) arrayPush(destinations, channel);
    });
    for (let index = 0; index < destinations.length; index++) {
      const destination = destinations[index] as BroadcastChannel;
      queueTask('postMessage', () => {
        if (!checkedState(destination).isClosed) dispatchMessage(destination, serialized);
      });
    }
  }

  close(): void {
    const state = checkedState(this);
    state.isClosed = true;
    state.membership.kept = undefined;
    setDelete(memberships, state.membership);
  }
}
defineHandlerAttributes(
  BroadcastChannel.prototype,
  ['message', 'messageerror'],
  (target) => stateOf(target) !== undefined,
);
configureInterface(BroadcastChannel, 'BroadcastChannel');
printAttributes(BroadcastChannel.prototype, ['name', 'onmessage', 'onmessageerror']);

function join(channel: BroadcastChannel): Membership {
  const membership: Membership = { ref: new WeakRef(channel), kept: undefined };
  setAdd(memberships, membership);
  collected ??= new FinalizationRegistry((left) => setDelete(memberships, left));
  finalizationRegister(collected, channel, membership);
  keepWhileListening(channel, membership);
  return membership;
}

/** The standard's rule for garbage collection. */
function keepWhileListening(channel: BroadcastChannel, membership: Membership): void {
  const types = new Set<string>();
  listenersOf(channel).observer = {
    setListenedTo(type, isListenedTo) {
      if (type !== 'message' && type !== 'messageerror') return;
      if (isListenedTo) setAdd(types, type);
      else setDelete(types, type);
      membership.kept = setSize(types) > 0 && !stateOf(channel)?.isClosed ? channel : undefined;
    },
  };
}
