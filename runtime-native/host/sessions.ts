/** The inspector sessions that the services open, over the channel to the runtime. */
import { type ChannelMessage, type HostChannel, MessageKind } from '../contract/host-channel.ts';

/** 'network' for a client that connected from outside, 'internal' for the REPL's own session. */
export type SessionKind = 'network' | 'internal';

/** Opens sessions. */
export interface SessionHub {
  /**
   * Opens a session with the runtime's inspector.
   *
   * `onMessages` gets what the runtime says, one CDP message each; what came together is in one call, and should leave
   * in one write. `onClosed` is called when the runtime ended the session, and not after {@link HostSession.close}.
   */
  open(kind: SessionKind, onMessages: (bodies: Buffer[]) => void, onClosed: () => void): HostSession;
}

/** One session, as its opener sees it. After its end both methods do nothing. */
export interface HostSession {
  /** Sends one CDP message to the runtime. */
  send(body: string | Uint8Array): void;
  /** Ends the session. Nothing is received any more. */
  close(): void;
}

interface OpenSession {
  readonly onMessages: (bodies: Buffer[]) => void;
  readonly onClosed: () => void;
  /** Of the batch that is being read. */
  pending: Buffer[];
}

/** The sessions of one channel. */
export class ChannelSessions implements SessionHub {
  readonly #channel: HostChannel;
  readonly #open = new Map<number, OpenSession>();
  #lastId = 0;

  constructor(channel: HostChannel) {
    this.#channel = channel;
  }

  open(kind: SessionKind, onMessages: (bodies: Buffer[]) => void, onClosed: () => void): HostSession {
    const id = ++this.#lastId;
    this.#open.set(id, { onMessages, onClosed, pending: [] });
    this.#channel.send(MessageKind.SessionOpened, id, kind);
    return {
      send: (body) => {
        if (this.#open.has(id)) this.#channel.send(MessageKind.SessionMessage, id, body);
      },
      close: () => {
        if (this.#open.delete(id)) this.#channel.send(MessageKind.SessionClosed, id, '');
      },
    };
  }

  /** Hands the messages of sessions in `batch` to their openers: all of a session at once. Skips what is not of sessions. */
  dispatch(batch: readonly ChannelMessage[]): void {
    const touched = new Set<number>();
    for (const { kind, id, body } of batch) {
      const session = this.#open.get(id);
      if (!session) continue;
      if (kind === MessageKind.SessionMessage) {
        session.pending.push(body);
        touched.add(id);
      } else if (kind === MessageKind.SessionClosed) {
        this.#flush(id);
        if (this.#open.delete(id)) session.onClosed();
      }
    }
    for (const id of touched) this.#flush(id);
  }

  #flush(id: number): void {
    const session = this.#open.get(id);
    if (!session || session.pending.length === 0) return;
    const bodies = session.pending;
    session.pending = [];
    session.onMessages(bodies);
  }
}
