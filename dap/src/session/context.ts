/** What all features of a session share. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { EventBodies } from '../dap/editor.ts';
import { RequestError } from '../dap/request-error.ts';
import type { SharedOptions } from '../launch-config.ts';
import type { Debuggee } from './debuggee.ts';

/** Sends events to the editor. */
export type SendEvent = <E extends keyof EventBodies>(
  name: E,
  ...body: EventBodies[E] extends undefined ? [] : [EventBodies[E]]
) => void;

/** The program's one thread. Workers would be threads beside it. */
export const mainThreadId = 1;

/** @throws {RequestError} when there is no such thread. */
export function checkThread(threadId: number): void {
  if (threadId !== mainThreadId)
    throw new RequestError(`There is no thread ${threadId}; the program's is ${mainThreadId}`);
}

export class SessionContext {
  /** Sends an event to the editor. */
  readonly event: SendEvent;
  /** What the editor can do, and how it counts. Known from the first request on. */
  client: Dap.InitializeRequestArguments = { adapterID: 'jstime' };
  /** The configuration; known once the editor has launched or attached. */
  options: SharedOptions | undefined;
  /** The program; none before it is there and after its end. */
  current: Debuggee | undefined;

  #lastBreakpointId = 0;

  constructor(event: SendEvent) {
    this.event = event;
  }

  /** @throws {RequestError} when there is no program. */
  get debuggee(): Debuggee {
    if (!this.current) throw new RequestError('No program is being debugged');
    return this.current;
  }

  /** Breakpoints of all kinds are numbered together. */
  nextBreakpointId(): number {
    return ++this.#lastBreakpointId;
  }

  /** Zero-based, from a line of the editor's. */
  lineFromClient(line: number): number {
    return this.client.linesStartAt1 === false ? line : line - 1;
  }

  /** Zero-based, from a column of the editor's. */
  columnFromClient(column: number): number {
    return this.client.columnsStartAt1 === false ? column : column - 1;
  }

  /** For the editor, from a zero-based line. */
  lineToClient(line: number): number {
    return this.client.linesStartAt1 === false ? line : line + 1;
  }

  /** For the editor, from a zero-based column. */
  columnToClient(column: number): number {
    return this.client.columnsStartAt1 === false ? column : column + 1;
  }

  /** A line in the debug console that comes from the adapter. */
  say(text: string, category: 'console' | 'important' = 'console'): void {
    this.event('output', { category, output: `${text}\n` });
  }
}
