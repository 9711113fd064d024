/**
 * The messages between one runtime and its Node services. The C++ half is `core/host_channel/host_channel.h`;
 * both name the same numbers (`test/contract/host-channel.test.ts` compares them).
 */

/** What a message says. `id` and `body` are described at each. */
export const MessageKind = {
  /** To the services: listen. `body`: {@link StartInspector} as JSON. Answered by InspectorListening or InspectorFailed. */
  StartInspector: 1,
  /** To the services: stop listening, close all WebSockets. */
  StopInspector: 2,
  /** To the services: run the REPL on this process's terminal. `body`: {@link StartRepl} as JSON. */
  StartRepl: 3,
  /** To the services, only after StartRepl: what the program printed. `id`: 1 stdout, 2 stderr. `body`: text. */
  ProgramOutput: 4,
  /** To the services, only after StartRepl: give the terminal back, once all output is shown. Answered by ReplStopped. */
  StopRepl: 5,
  /** To the services: make JavaScript of TypeScript. `body`: the source. Answered by TypesStripped. */
  StripTypes: 6,
  /** Both ways. `id`: session. `body`: one message of the Chrome DevTools Protocol. */
  SessionMessage: 10,
  /** Both ways: the session `id` has ended. */
  SessionClosed: 11,
  /**
   * To the runtime: the server listens. `body`: lines; the first is a WebSocket URL, and each further one is for stderr,
   * after the line that names the URL.
   */
  InspectorListening: 20,
  /** To the runtime: the server cannot listen. `body`: why, for people. */
  InspectorFailed: 21,
  /** To the runtime: a new session, whose number `id` the services choose, counting from 1. `body`: 'network' for a client that connected from outside, 'internal' for the REPL's own. */
  SessionOpened: 22,
  /** To the runtime: the user leaves the REPL. It shows what the program still prints, until StopRepl. */
  LeaveRepl: 23,
  /** To the runtime: so many bytes (`id`) of ProgramOutput have been dealt with. */
  OutputShown: 25,
  /**
   * To the runtime: `id` 0 with the JavaScript as `body`, or 1 with what is wrong, in lines: code as in
   * Node, line (0 if unknown), column, exclusive end column, each one-based, and the message.
   */
  TypesStripped: 26,
  /** To the runtime: StopRepl is done. */
  ReplStopped: 27,
  /** To the runtime: the services could not be started. `body`: why, for people. */
  ServicesFailed: 24,
} as const;

/** One of {@link MessageKind}. */
export type MessageKind = (typeof MessageKind)[keyof typeof MessageKind];

/** A message that comes from the runtime. */
export interface ChannelMessage {
  readonly kind: MessageKind;
  readonly id: number;
  /** UTF-8 text; its bytes belong to the receiver. */
  readonly body: Buffer;
}

/** The services' end of the channel. */
export interface HostChannel {
  /** Sends to the runtime. Never blocks. */
  send(kind: MessageKind, id: number, body: string | Uint8Array): void;
  /**
   * Sets who receives what the runtime sends. A batch is what came together, in order: all messages of one dispatch
   * of a session are in the same batch, and leave in one write.
   */
  receive(receiver: (batch: readonly ChannelMessage[]) => void): void;
}

/** Body of {@link MessageKind.StartInspector}. */
export interface StartInspector {
  /** Host name or address to listen on. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Path of the WebSocket URL and id of the target: an unguessable UUID. */
  readonly targetId: string;
  /** What the target is called in lists: the program's file, or 'jstime' and the process id. */
  readonly title: string;
  /** file: URL of the program, if it has one. */
  readonly url: string;
  /** Of the product, for /json/version: 'jstime/0.1.0'. */
  readonly product: string;
  /** V8's version. */
  readonly v8Version: string;
}

/** Body of {@link MessageKind.StartRepl}. */
export interface StartRepl {
  /** For the welcome line. */
  readonly version: string;
  /** Where the program's relative imports start. */
  readonly workingDirectory: string;
  /** Whether the terminal shows colours. */
  readonly colors: boolean;
}
