/** The frames of a stop, and of what has led to it. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { classOf, isArrow, methodName } from '../../model/frame-name.ts';
import { checkThread, type SessionContext } from '../context.ts';
import type { Feature } from '../feature.ts';
import type { Execution } from '../running/execution.ts';
import type { SkipFiles } from '../running/skip-files.ts';
import type { Place, Sources } from './sources.ts';

type CallFrame = Protocol.Debugger.CallFrame;
type PastFrame = Protocol.Runtime.CallFrame;

/** A frame that stands still, one that has led to it, or what stands between them. */
type Frame = { readonly id: number } & (
  | { readonly kind: 'live'; readonly live: CallFrame }
  | { readonly kind: 'past'; readonly past: PastFrame }
  | { readonly kind: 'label'; readonly label: string }
);

const noSource = { line: 0, column: 0 };

export class Stack implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsDelayedStackTraceLoading: true, supportsRestartFrame: true };
  readonly handlers: Handlers = {
    stackTrace: ({ threadId, startFrame = 0, levels = 0 }) => {
      checkThread(threadId);
      return this.#trace(startFrame, levels);
    },
    restartFrame: ({ frameId }) => this.#execution.restartFrame(this.frame(frameId).callFrameId),
  };

  readonly #execution: Execution;
  readonly #sources: Sources;
  readonly #skipFiles: SkipFiles;
  /** Those of the present stop, once they have been asked for. */
  #frames: readonly Frame[] | undefined;
  readonly #byId = new Map<number, Frame>();
  #nextId = 1;

  constructor(_context: SessionContext, execution: Execution, sources: Sources, skipFiles: SkipFiles) {
    this.#execution = execution;
    this.#sources = sources;
    this.#skipFiles = skipFiles;
  }

  resumed(): void {
    this.#frames = undefined;
    this.#byId.clear();
  }

  /**
   * The frame that an id of a `stackTrace` answer stands for.
   * @throws {RequestError} when the program has gone on since, or the frame is over.
   */
  frame(frameId: number): CallFrame {
    const frame = this.#byId.get(frameId);
    if (!frame) throw new RequestError(`There is no frame ${frameId}: the program has gone on since`);
    if (frame.kind !== 'live') throw new RequestError('This function has ended or waits: its variables cannot be seen');
    return frame.live;
  }

  /** Whether a frame has led to the stop, but does not stand still itself. */
  isPast(frameId: number): boolean {
    const kind = this.#byId.get(frameId)?.kind;
    return kind !== undefined && kind !== 'live';
  }

  async #trace(startFrame: number, levels: number): Promise<Dap.StackTraceResponse['body']> {
    this.#frames ??= this.#list(this.#execution.stopped.paused);
    const frames = this.#frames;
    const wanted = frames.slice(startFrame, levels > 0 ? startFrame + levels : undefined);
    const unmapped = this.#sources.mapped(wanted.flatMap((frame) => scriptOf(frame) ?? []));
    if (unmapped) await unmapped;
    const shown = await Promise.all(wanted.map((frame) => this.#shown(frame)));
    return { totalFrames: frames.length, stackFrames: shown };
  }

  #list({ callFrames, asyncStackTrace }: Protocol.Debugger.PausedEvent): Frame[] {
    const frames: Frame[] = callFrames.map((live) => ({ id: this.#nextId++, kind: 'live', live }));
    for (let parent = asyncStackTrace; parent; parent = parent.parent) {
      if (parent.callFrames.length === 0) continue;
      frames.push({ id: this.#nextId++, kind: 'label', label: parent.description || 'async' });
      for (const past of parent.callFrames) frames.push({ id: this.#nextId++, kind: 'past', past });
    }
    for (const frame of frames) this.#byId.set(frame.id, frame);
    return frames;
  }

  async #shown(frame: Frame): Promise<Dap.StackFrame> {
    const { id } = frame;
    if (frame.kind === 'label')
      return { id, name: frame.label, ...noSource, presentationHint: 'label', canRestart: false };
    const location = frame.kind === 'live' ? frame.live.location : frame.past;
    const place = this.#sources.place(location);
    const name = frame.kind === 'live' ? await this.#nameOf(frame.live, place) : frame.past.functionName;
    const restartable = frame.kind === 'live' && frame.live.canBeRestarted === true && !this.#execution.isThrowing;
    if (!place) return { id, name: name || '<anonymous>', ...noSource, canRestart: restartable };
    const isSkipped = this.#skipFiles.isSkipped(place.source);
    const { source, line, column } = this.#sources.forEditor(place);
    return {
      id,
      name: name || '<anonymous>',
      source: isSkipped ? { ...source, origin: 'passed over by skipFiles', presentationHint: 'deemphasize' } : source,
      line,
      column,
      canRestart: restartable,
      ...(isSkipped && { presentationHint: 'subtle' }),
    };
  }

  async #nameOf(frame: CallFrame, place: Place | undefined): Promise<string> {
    const { functionLocation, functionName } = frame;
    const script = this.#sources.script(frame.location.scriptId);
    if (!functionName || !functionLocation || !script) return functionName;
    // Minified: the name stands right before the parameters.
    const { lineNumber, columnNumber = 0 } = functionLocation;
    const column = columnNumber - functionName.length;
    const original = place && script.map?.nameAt(lineNumber, column);
    const className = classOf(frame);
    const name = original ?? functionName;
    if (className === undefined) return name;
    const text = await this.#sources.scriptText(script);
    const head = textAt(text, lineNumber, columnNumber);
    return head.before === 'constructor' || isArrow(head.behind) ? name : methodName(className, name);
  }
}

function scriptOf(frame: Frame): string | undefined {
  if (frame.kind === 'label') return undefined;
  return frame.kind === 'live' ? frame.live.location.scriptId : frame.past.scriptId;
}

/** More than parameters usually are. */
const maxHead = 2000;

/** What stands before and behind a function's parameters begin. */
function textAt(text: string, line: number, column: number): { before: string; behind: string } {
  let start = 0;
  for (let count = 0; count < line; count++) start = text.indexOf('\n', start) + 1;
  const position = start + column;
  const before = text.slice(Math.max(start, position - 'constructor'.length), position);
  return { before, behind: text.slice(position, position + maxHead) };
}
