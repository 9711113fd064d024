/** The frames of a stop and their scopes. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../dap/protocol.ts';
import { RequestError } from '../dap/request-error.ts';
import type { SessionContext } from './context.ts';
import type { Execution } from './execution.ts';
import type { Feature } from './feature.ts';
import type { Sources } from './sources.ts';

type CallFrame = Protocol.Debugger.CallFrame;

export class Stack implements Feature {
  readonly handlers: Handlers = {
    stackTrace: ({ startFrame = 0, levels = 0 }) => this.#trace(startFrame, levels),
  };

  readonly #execution: Execution;
  readonly #sources: Sources;
  readonly #frames = new Map<number, CallFrame>();
  readonly #ids = new Map<CallFrame, number>();
  #nextId = 1;

  constructor(_context: SessionContext, execution: Execution, sources: Sources) {
    this.#execution = execution;
    this.#sources = sources;
  }

  resumed(): void {
    this.#frames.clear();
    this.#ids.clear();
  }

  /**
   * The frame that an id of a `stackTrace` answer stands for.
   * @throws {RequestError} when the program has gone on since.
   */
  frame(frameId: number): CallFrame {
    const frame = this.#frames.get(frameId);
    if (!frame) throw new RequestError(`There is no frame ${frameId}: the program has gone on since`);
    return frame;
  }

  async #trace(startFrame: number, levels: number): Promise<Dap.StackTraceResponse['body']> {
    const { callFrames } = this.#execution.stopped.paused;
    const wanted = callFrames.slice(startFrame, levels > 0 ? startFrame + levels : undefined);
    await this.#sources.mapped(wanted.map(({ location }) => location.scriptId));
    return { totalFrames: callFrames.length, stackFrames: wanted.map((frame) => this.#stackFrame(frame)) };
  }

  #stackFrame(frame: CallFrame): Dap.StackFrame {
    let id = this.#ids.get(frame);
    if (id === undefined) {
      id = this.#nextId++;
      this.#ids.set(frame, id);
      this.#frames.set(id, frame);
    }
    const place = this.#sources.locate(frame.location) ?? { line: 0, column: 0 };
    return { id, name: frame.functionName || '<anonymous>', ...place };
  }
}
