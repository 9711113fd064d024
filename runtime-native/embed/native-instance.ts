/**
 * The protocol between the class JSTime and its isolate's thread; core/addon/host_message.h and call_runner.h are
 * the other side.
 */

import type { HostChannel } from '../contract/host-channel.ts';

/** The services' end of a host channel. */
export interface NativeChannel extends HostChannel {
  /** Whether Node stays alive for what may come. It does from receive() on. */
  ref(): void;
  unref(): void;
  /** Nothing comes any more. */
  close(): void;
}

/** What a new isolate is made of. */
export interface NativeOptions {
  libraryDirectory: string;
  executablePath: string;
  arguments: readonly string[];
  workingDirectory: string;
  /** 0: V8's default. */
  maxHeapBytes: number;
  functionNames: readonly string[];
  functionIsAsync: readonly boolean[];
  /** Structured clone of an object of further globals. */
  values: Uint8Array;
  hasModuleHook: boolean;
  /** What debuggers call the program. */
  inspectorName: string;
  waitsForDebugger: boolean;
  pausesOnStart: boolean;
}

/** The kinds of call. */
export const CallKind = { ready: 0, script: 1, import: 2, eventLoop: 3, task: 4 } as const;

/** What an isolate tells. */
export const MessageKind = {
  resolved: 0,
  rejected: 1,
  unsettled: 2,
  output: 3,
  hostCall: 4,
  moduleRequest: 5,
  uncaughtError: 6,
  exited: 7,
  outOfMemory: 8,
  ended: 9,
} as const;

/** How Node answers. */
export const AnswerKind = { value: 0, error: 1, promise: 2, module: 3, none: 4 } as const;

/** One message: what the fields hold depends on the kind. */
export type NativeMessage = [kind: number, id: number, number: number, bytes: Uint8Array, text: string, detail: string];

/** An isolate on its thread. */
export interface NativeInstance {
  call(kind: number, id: number, text: string, name: string, bytes?: Uint8Array): void;
  /** Answers a call or module request that blocks the isolate. */
  answer(id: number, kind: number, bytes: Uint8Array | undefined, url: string, source: string, type: string): void;
  /** Settles the promise that the isolate got for a host call. */
  settle(id: number, succeeded: boolean, bytes: Uint8Array): void;
  /** Lets messages come again after some with output. */
  resume(): void;
  /** Lets inspector sessions in, and returns the channel that they take. Call it once. */
  openInspector(): NativeChannel;
  /** Ends whatever runs and frees the isolate; `ended` follows. */
  stop(): void;
  /** From now on Node stays alive for this isolate. Not after `ended`. */
  ref(): void;
  unref(): void;
}
