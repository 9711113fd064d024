/** Stepping into one of the calls of a line. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { checkThread, type SessionContext } from '../context.ts';
import type { Feature, PauseDecision } from '../feature.ts';
import type { Sources } from '../sources/sources.ts';
import type { Stack } from '../sources/stack.ts';
import type { Execution } from './execution.ts';

type Location = Protocol.Debugger.Location;

/** A longer call is cut: the target is to be told from others. */
const maxLabel = 60;

interface Journey {
  /** V8's breakpoint at the call. */
  readonly breakpointId: Promise<string | undefined>;
  readonly depth: number;
}

export class StepTargets implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsStepInTargetsRequest: true };
  readonly handlers: Handlers = {
    stepInTargets: ({ frameId }) => this.#list(frameId),
    stepIn: ({ threadId, targetId }) => {
      checkThread(threadId);
      if (targetId === undefined) this.#execution.resume('stepInto');
      else this.#stepInto(targetId);
    },
  };

  readonly #context: SessionContext;
  readonly #execution: Execution;
  readonly #sources: Sources;
  readonly #stack: Stack;
  readonly #targets = new Map<number, Location>();
  #nextId = 1;
  /** On the way to a call. */
  #journey: Journey | undefined;

  constructor(context: SessionContext, execution: Execution, sources: Sources, stack: Stack) {
    this.#context = context;
    this.#execution = execution;
    this.#sources = sources;
    this.#stack = stack;
  }

  resumed(): void {
    this.#targets.clear();
  }

  disconnected(): void {
    this.#journey = undefined;
  }

  paused({
    hitBreakpoints = [],
    callFrames,
  }: Protocol.Debugger.PausedEvent): Promise<PauseDecision | undefined> | undefined {
    const journey = this.#journey;
    if (!journey) return undefined;
    return journey.breakpointId.then((breakpointId) => {
      if (breakpointId !== undefined && hitBreakpoints.includes(breakpointId) && callFrames.length > journey.depth)
        return { unseen: true };
      this.#journey = undefined;
      // It can fail only because the program is gone.
      if (breakpointId) this.#context.current?.cdp.send('Debugger.removeBreakpoint', { breakpointId }).catch(() => {});
      const hasArrived =
        breakpointId !== undefined && hitBreakpoints.length === 1 && hitBreakpoints[0] === breakpointId;
      return hasArrived ? { resume: 'stepInto' } : undefined;
    });
  }

  async #list(frameId: number): Promise<Dap.StepInTargetsResponse['body']> {
    const frame = this.#stack.frame(frameId);
    if (frame !== this.#execution.stopped.paused.callFrames[0]) return { targets: [] };
    const { scriptId, lineNumber, columnNumber = 0 } = frame.location;
    const script = this.#sources.script(scriptId);
    if (!script) return { targets: [] };
    const [{ locations }, text] = await Promise.all([
      this.#context.debuggee.cdp.send('Debugger.getPossibleBreakpoints', {
        start: { scriptId, lineNumber, columnNumber },
        end: { scriptId, lineNumber: lineNumber + 1, columnNumber: 0 },
        restrictToFunction: true,
      }),
      this.#sources.scriptText(script),
    ]);
    const line = text.split('\n')[lineNumber - (script.parsed.startLine ?? 0)] ?? '';
    const here = this.#sources.originalPlace(frame.location);
    return {
      targets: locations
        .filter(({ type }) => type === 'call')
        // Of a bundle's one line, what belongs to the source's.
        .filter((location) => !here || this.#sources.originalPlace(location)?.line === here.line)
        .map((location) => {
          const id = this.#nextId++;
          this.#targets.set(id, location);
          return { id, label: callAt(line, location.columnNumber ?? 0), ...this.#placeOf(location) };
        }),
    };
  }

  #placeOf(location: Location): Pick<Dap.StepInTarget, 'line' | 'column'> {
    const place = this.#sources.locate(location);
    return place ? { line: place.line, column: place.column } : {};
  }

  #stepInto(targetId: number): void {
    const location = this.#targets.get(targetId);
    if (!location) throw new RequestError(`There is no step target ${targetId}: the program has gone on since`);
    const { callFrames } = this.#execution.stopped.paused;
    const here = callFrames[0]?.location;
    if (here?.lineNumber === location.lineNumber && here?.columnNumber === location.columnNumber) {
      this.#execution.resume('stepInto');
      return;
    }
    const { scriptId, lineNumber, columnNumber } = location;
    this.#execution.stepBy((cdp) => {
      const set = cdp.send('Debugger.setBreakpoint', {
        location: { scriptId, lineNumber, ...(columnNumber !== undefined && { columnNumber }) },
      });
      this.#journey = {
        // The user has one there already: it will do.
        breakpointId: set.then(({ breakpointId }) => breakpointId).catch(() => undefined),
        depth: callFrames.length,
      };
      cdp.send('Debugger.resume', {}).catch(() => {});
    });
  }
}

/** The text of a call: up to the parenthesis that ends it. */
function callAt(line: string, column: number): string {
  let depth = 0;
  let end = line.length;
  for (let index = column; index < line.length; index++) {
    if (line[index] === '(') depth++;
    else if (line[index] === ')' && --depth <= 0) {
      end = index + 1;
      break;
    }
  }
  const text = line.slice(column, end).trim();
  return text.length > maxLabel ? `${text.slice(0, maxLabel)}…` : text || 'call';
}
