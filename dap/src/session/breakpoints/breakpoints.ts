/** Breakpoints in sources. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import { conditionFor, problemOf } from '../../model/breakpoint-condition.ts';
import type { SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature, PauseDecision } from '../feature.ts';
import type { InstrumentationPauses } from '../running/instrumentation.ts';
import type { Script } from '../sources/script.ts';
import type { Source } from '../sources/source.ts';
import { ownScripts, type Sources } from '../sources/sources.ts';
import type { OriginalNames } from '../values/original-names.ts';
import type { Values } from '../values/values.ts';
import { expectedBreakpoints, possibleBreakpoints } from './locations.ts';
import { logOutput } from './log-output.ts';
import { Placing } from './placing.ts';
import { breakpointConsole, type ProgramState } from './program-state.ts';
import { SourceBreakpoint } from './source-breakpoint.ts';

/** V8's work for each grows with the square of those in a function: 1000 in one take 7 to 10 seconds, 500 two. */
const maxInSource = 500;
const tooMany = `There are ${maxInSource} breakpoints in this source already; V8 cannot cope with more`;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

export class Breakpoints implements Feature {
  readonly capabilities: Dap.Capabilities = {
    supportsBreakpointLocationsRequest: true,
    supportsConditionalBreakpoints: true,
    supportsHitConditionalBreakpoints: true,
    supportsLogPoints: true,
  };
  readonly handlers: Handlers = {
    setBreakpoints: ({ source, breakpoints = [] }) => this.#set(source, breakpoints),
    breakpointLocations: (args) => this.#locations(args),
  };

  readonly #context: SessionContext;
  readonly #sources: Sources;
  readonly #values: Values;
  readonly #placing: Placing;
  readonly #bySource = new Map<Source, SourceBreakpoint[]>();

  constructor(
    context: SessionContext,
    sources: Sources,
    state: ProgramState,
    values: Values,
    { pauses, names }: { pauses: InstrumentationPauses; names: OriginalNames },
  ) {
    this.#context = context;
    this.#sources = sources;
    this.#values = values;
    this.#placing = new Placing(context, sources, names, ({ id }, parts) => {
      const condition = conditionFor(parts, id, state.name, `${ownScripts}condition`);
      if (condition && context.current) state.ensure(context.current.cdp);
      return condition;
    });
    sources.onMapped((script) => this.#mapped(script));
    pauses.prepare(async ({ scriptId }) => {
      await sources.mapped([scriptId]);
      await this.#placing.settled;
    });
  }

  connected({ cdp }: Debuggee): Promise<unknown> {
    cdp.on('Debugger.breakpointResolved', ({ breakpointId, location }) => {
      const breakpoint = this.#placing.resolved(breakpointId, location);
      if (breakpoint) this.#tell(breakpoint);
    });
    cdp.on('Runtime.consoleAPICalled', (call) => this.#said(call));
    return Promise.all(this.#all().map((breakpoint) => this.#place(breakpoint)));
  }

  disconnected(): void {
    this.#placing.clear();
    for (const breakpoint of this.#all()) breakpoint.forget();
  }

  paused({ hitBreakpoints = [] }: Protocol.Debugger.PausedEvent): ReturnType<NonNullable<Feature['paused']>> {
    if (hitBreakpoints.length === 0) return undefined;
    const { settled } = this.#placing;
    const areKnown = hitBreakpoints.every((cdpId) => this.#placing.owner(cdpId));
    // V8 may stop at a breakpoint before its answer is read; the editor must have heard of it first.
    if (!areKnown && settled) return settled.then(nextTurn).then(() => this.#decide(hitBreakpoints));
    return this.#decide(hitBreakpoints);
  }

  #decide(hit: readonly string[]): PauseDecision | undefined {
    const ids = new Set(hit.flatMap((cdpId) => this.#placing.owner(cdpId)?.id ?? []));
    if (ids.size === 0) return undefined;
    return { stop: { reason: 'breakpoint', description: 'Paused on a breakpoint', hitBreakpointIds: [...ids] } };
  }

  #said(call: Protocol.Runtime.ConsoleAPICalledEvent): void {
    if (!call.context?.startsWith(breakpointConsole)) return;
    const breakpoint = this.#all().find(({ id }) => id === call.args[0]?.value);
    if (!breakpoint) return;
    const { wanted, source, line } = breakpoint;
    const name = `The breakpoint at ${source.name}:${this.#context.lineToClient(line)}`;
    const speaker = { logMessage: wanted.logMessage, name };
    this.#context.event('output', logOutput(call, speaker, this.#sources, this.#values));
  }

  #all(): SourceBreakpoint[] {
    return [...this.#bySource.values()].flat();
  }

  async #set(shown: Dap.Source, wanted: Dap.SourceBreakpoint[]): Promise<Dap.SetBreakpointsResponse['body']> {
    const source = this.#sources.find(shown);
    const old = [...(this.#bySource.get(source) ?? [])];
    const added: SourceBreakpoint[] = [];
    const now = wanted.map((one) => {
      const signature = SourceBreakpoint.signature(one);
      const same = old.findIndex((other) => SourceBreakpoint.signature(other.wanted) === signature);
      if (same >= 0) return old.splice(same, 1)[0] as SourceBreakpoint;
      const breakpoint = this.#create(source, one);
      added.push(breakpoint);
      return breakpoint;
    });
    this.#bySource.set(source, now);
    for (const breakpoint of old) this.#placing.remove(breakpoint);
    await Promise.all(
      added.map(async (breakpoint) => {
        breakpoint.problem = now.indexOf(breakpoint) < maxInSource ? await problemOf(breakpoint.wanted) : tooMany;
        if (this.#context.current && !breakpoint.isRemoved) await this.#placing.place(breakpoint);
      }),
    );
    return { breakpoints: now.map((breakpoint) => this.#told(breakpoint)) };
  }

  #create(source: Source, wanted: Dap.SourceBreakpoint): SourceBreakpoint {
    const { line, column } = wanted;
    return new SourceBreakpoint(
      this.#context.nextBreakpointId(),
      source,
      wanted,
      this.#context.lineFromClient(line),
      column === undefined ? undefined : this.#context.columnFromClient(column),
    );
  }

  async #place(breakpoint: SourceBreakpoint): Promise<void> {
    await this.#placing.place(breakpoint);
    this.#tell(breakpoint);
  }

  /** Of sources of the script there is code now. */
  #mapped(script: Script): void {
    for (const source of this.#bySource.keys()) {
      if (!source.madeInto.has(script)) continue;
      for (const breakpoint of this.#bySource.get(source) ?? []) {
        void this.#placing.placeInScript(breakpoint, script).then(() => this.#tell(breakpoint));
      }
    }
  }

  /** Tells the editor what has changed, unless a request is going to. */
  #tell(breakpoint: SourceBreakpoint): void {
    const before = breakpoint.told;
    if (before === undefined || breakpoint.isRemoved) return;
    const state = this.#told(breakpoint);
    if (breakpoint.told !== before) this.#context.event('breakpoint', { reason: 'changed', breakpoint: state });
  }

  #told(breakpoint: SourceBreakpoint): Dap.Breakpoint {
    const state = this.#state(breakpoint);
    breakpoint.told = JSON.stringify(state);
    return state;
  }

  #state(breakpoint: SourceBreakpoint): Dap.Breakpoint {
    const { id, source, resolved, problem, wanted } = breakpoint;
    if (problem !== undefined) return { id, verified: false, reason: 'failed', message: problem };
    if (!resolved?.location) {
      const { line, column } = wanted;
      const message = this.#whyNot(breakpoint);
      return {
        id,
        verified: false,
        line,
        ...(column !== undefined && { column }),
        ...(message === undefined ? { reason: 'pending' } : { reason: 'failed', message }),
      };
    }
    const original = resolved.script && this.#sources.originalPlace(resolved.location);
    const { lineNumber, columnNumber = 0 } = resolved.location;
    const place = original?.source === source ? original : { source, line: lineNumber, column: columnNumber };
    return { id, verified: true, ...this.#sources.forEditor(place) };
  }

  /** Why a breakpoint is nowhere although its source is loaded. */
  #whyNot({ source, isTaken }: SourceBreakpoint): string | undefined {
    if (isTaken) return 'Another breakpoint is at this place; put both conditions into one';
    if (source.madeInto.size > 0) return `The source map has no code for this line of ${source.name} or a later one`;
    if (source.scripts.size > 0) return `There is no code on this line of ${source.name} or a later one`;
    return undefined;
  }

  async #locations({
    source: shown,
    line,
    column,
    endLine,
    endColumn,
  }: Dap.BreakpointLocationsArguments): Promise<Dap.BreakpointLocationsResponse['body']> {
    const source = this.#sources.find(shown);
    const context = this.#context;
    const firstLine = context.lineFromClient(line);
    const lastLine = endLine === undefined ? firstLine : context.lineFromClient(endLine);
    const start = { line: firstLine, column: column === undefined ? 0 : context.columnFromClient(column) };
    const end =
      endColumn === undefined
        ? { line: lastLine + 1, column: 0 }
        : { line: lastLine, column: context.columnFromClient(endColumn) + 1 };
    const { current } = context;
    const isLoaded = source.scripts.size + source.madeInto.size > 0;
    const spots =
      current && isLoaded
        ? await possibleBreakpoints(current.cdp, this.#sources, source, start, end)
        : await expectedBreakpoints(source, start, end);
    return {
      breakpoints: spots.map((spot) => ({
        line: context.lineToClient(spot.line),
        column: context.columnToClient(spot.column),
      })),
    };
  }
}
