// What must hold inside the answers and events of a session: lengths, unique names and ids, references that are valid.
import type { DebugProtocol as P } from '@vscode/debugprotocol';
import type { DapMessage } from './messages.ts';

type Request = Extract<DapMessage, { type: 'request' }>;
type Response = Extract<DapMessage, { type: 'response' }>;
type Report = (problem: string) => void;

/** Where a reference comes from: what it was given out for, and in which stop of the program. */
interface Given {
  readonly from: string;
  readonly stop: number;
  /** Values that were printed, or asked for while the program ran, may outlive a stop. */
  readonly mayStay: boolean;
}

const breakpointRequests = new Set([
  'setBreakpoints',
  'setFunctionBreakpoints',
  'setDataBreakpoints',
  'setInstructionBreakpoints',
]);

/** Stands for a stop that only the adapter knows: the program stopped anew while the request was on its way. */
const ofSomeStop = -1;

/** What is about a stop of the program. */
const ofStop = new Set(['stackTrace', 'scopes', 'variables', 'evaluate', 'setVariable', 'setExpression']);

export class BodyRules {
  readonly #report: Report;
  readonly #references = new Map<number, Given>();
  readonly #frames = new Map<number, number>();
  readonly #sourceReferences = new Set<number>();
  readonly #breakpoints = new Set<number>();
  /** Breakpoints that were hit. One that is just being set may be hit before the answer that tells of it. */
  readonly #hit = new Set<number>();
  #stop = 0;

  constructor(report: Report) {
    this.#report = report;
  }

  /** Which stop of the program it is, in the order in which the client hears of them. */
  get stop(): number {
    return this.#stop;
  }

  /** The program goes on: what was given out for this stop is invalid from now on. */
  resumed(): void {
    this.#stop++;
  }

  /** When the program went on between request and answer, the answer belongs to either stop. */
  answer(
    request: Request,
    { body = {} }: Response,
    client: Partial<P.InitializeRequestArguments>,
    askedIn = this.#stop,
  ): void {
    if (askedIn === this.#stop || !ofStop.has(request.command)) {
      this.#answer(request, body, client);
      return;
    }
    const { stackFrames = [], scopes = [], variables = [] } = body;
    for (const { id } of stackFrames) this.#frames.set(id, ofSomeStop);
    for (const { variablesReference } of [...scopes, ...variables, body]) {
      if (variablesReference > 0) {
        this.#references.set(variablesReference, { from: request.command, stop: ofSomeStop, mayStay: true });
      }
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: the schema is checked before
  #answer(request: Request, body: any, client: Partial<P.InitializeRequestArguments>): void {
    const { command, arguments: asked = {} } = request;
    const where = `answer of ${command}`;
    if (breakpointRequests.has(command)) this.#breakpointList(where, body.breakpoints, wantedBreakpoints(asked));
    else if (command === 'setExceptionBreakpoints') {
      if (body.breakpoints) this.#breakpointList(where, body.breakpoints, wantedBreakpoints(asked));
    } else if (command === 'threads') this.#threads(body.threads ?? []);
    else if (command === 'stackTrace') this.#stackTrace(asked, body);
    else if (command === 'scopes') this.#scopes(asked, body.scopes ?? []);
    else if (command === 'variables') this.#variables(asked, body.variables ?? [], client);
    else if (['evaluate', 'setVariable', 'setExpression'].includes(command)) this.#value(request, body, client);
    else if (command === 'completions') this.#completions(body);
    else if (command === 'source') this.#sourceAnswer(asked);
    else if (command === 'loadedSources') for (const source of body.sources ?? []) this.#source(where, source);
  }

  /** The conversation is over: what must have been said by now? */
  ended(): void {
    for (const id of this.#hit) {
      if (!this.#breakpoints.has(id)) this.#report(`event stopped: nobody was told of breakpoint ${id}`);
    }
  }

  /** What was given out for this stop may not be refused in this stop. */
  refusal({ command, arguments: asked = {} }: Request, askedIn = this.#stop): void {
    if (askedIn !== this.#stop) return;
    if (command === 'variables' && this.#references.get(asked.variablesReference)?.stop === this.#stop) {
      const { from } = this.#references.get(asked.variablesReference)!;
      this.#report(`refusal of variables: ${asked.variablesReference} was given out for ${from} in this stop`);
    }
    if (command === 'scopes' && this.#frames.get(asked.frameId) === this.#stop) {
      this.#report(`refusal of scopes: frame ${asked.frameId} is of this stop`);
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: the schema is checked before
  event(event: string, body: any): void {
    if (body.threadId !== undefined) this.#threadId(`event ${event}`, body.threadId);
    if (event === 'output') this.#output(body);
    if (event === 'stopped') {
      for (const id of body.hitBreakpointIds ?? []) this.#hit.add(id);
    }
    if (event === 'breakpoint') this.#breakpointEvent(body);
    if (event === 'loadedSource') this.#source('event loadedSource', body.source);
  }

  #output({ variablesReference, source, line }: P.OutputEvent['body']): void {
    if (variablesReference !== undefined) {
      if (variablesReference <= 0) this.#report(`event output: variablesReference ${variablesReference}`);
      this.#give(variablesReference, 'event output', true);
    }
    if (source) this.#source('event output', source);
    if (line !== undefined && line < 1) this.#report(`event output: line ${line}`);
  }

  #breakpointEvent({ reason, breakpoint }: P.BreakpointEvent['body']): void {
    const { id } = breakpoint;
    if (id === undefined) this.#report('event breakpoint: without id nobody can tell which one');
    else if (reason === 'new') this.#breakpoints.add(id);
    else if (!this.#breakpoints.has(id)) this.#report(`event breakpoint (${reason}): nobody was told of ${id}`);
    if (breakpoint.source) this.#source('event breakpoint', breakpoint.source);
  }

  #completions({ targets = [] }: P.CompletionsResponse['body']): void {
    if (targets.some(({ label }) => !label)) this.#report('answer of completions: an empty label');
  }

  #sourceAnswer({ sourceReference }: P.SourceArguments): void {
    if (sourceReference > 0 && !this.#sourceReferences.has(sourceReference)) {
      this.#report(`answer of source: nobody was given the reference ${sourceReference}`);
    }
  }

  #breakpointList(where: string, breakpoints: P.Breakpoint[] = [], length: number): void {
    if (breakpoints.length !== length) {
      this.#report(`${where}: ${breakpoints.length} breakpoints for ${length}`);
    }
    const ids = breakpoints.flatMap(({ id }) => id ?? []);
    if (new Set(ids).size !== ids.length) this.#report(`${where}: ids of breakpoints repeat`);
    for (const id of ids) this.#breakpoints.add(id);
    for (const { line, source } of breakpoints) {
      if (line !== undefined && line < 1) this.#report(`${where}: line ${line}`);
      if (source) this.#source(where, source);
    }
  }

  #threads(threads: P.Thread[]): void {
    for (const { id } of threads) this.#threadId('answer of threads', id);
    if (new Set(threads.map(({ id }) => id)).size !== threads.length) this.#report('answer of threads: ids repeat');
  }

  #threadId(where: string, id: number): void {
    if (id < 1) this.#report(`${where}: threadId ${id}`);
  }

  #stackTrace(asked: P.StackTraceArguments, { stackFrames = [], totalFrames }: P.StackTraceResponse['body']): void {
    const where = 'answer of stackTrace';
    if (asked.levels && stackFrames.length > asked.levels) {
      this.#report(`${where}: ${stackFrames.length} frames, more than ${asked.levels} levels`);
    }
    const least = (asked.startFrame ?? 0) + stackFrames.length;
    if (totalFrames !== undefined && stackFrames.length > 0 && totalFrames < least) {
      this.#report(`${where}: totalFrames ${totalFrames}, but ${least} are known`);
    }
    const ids = stackFrames.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) this.#report(`${where}: ids of frames repeat`);
    for (const { id, name, line, column, source, presentationHint } of stackFrames) {
      const stop = this.#frames.get(id);
      if (stop !== undefined && stop !== ofSomeStop && stop !== this.#stop)
        this.#report(`${where}: frame ${id} was one of another stop`);
      this.#frames.set(id, this.#stop);
      if (source) this.#source(where, source);
      if (source && presentationHint !== 'label' && (line < 1 || column < 1)) {
        this.#report(`${where}: frame ${name} is at ${line}:${column}`);
      }
    }
  }

  #scopes({ frameId }: P.ScopesArguments, scopes: P.Scope[]): void {
    if (![this.#stop, ofSomeStop].includes(this.#frames.get(frameId) ?? Number.NaN))
      this.#report(`answer of scopes: frame ${frameId} is not of this stop`);
    this.#uniqueNames('answer of scopes', scopes);
    for (const { name, variablesReference } of scopes) {
      if (variablesReference <= 0) this.#report(`answer of scopes: ${name} cannot be opened`);
      this.#give(variablesReference, `scope ${name}`);
    }
  }

  #variables(
    { variablesReference, count, start = 0, filter }: P.VariablesArguments,
    variables: P.Variable[],
    client: Partial<P.InitializeRequestArguments>,
  ): void {
    const where = 'answer of variables';
    const given = this.#references.get(variablesReference);
    if (!given) this.#report(`${where}: nobody was given the reference ${variablesReference}`);
    else if (given.stop !== this.#stop && !given.mayStay) {
      this.#report(`${where}: the reference ${variablesReference} of ${given.from} is of another stop`);
    }
    if (count && variables.length > count) {
      this.#report(`${where}: ${variables.length} variables for a page of ${count} from ${start} (${filter ?? 'all'})`);
    }
    this.#uniqueNames(where, variables);
    for (const variable of variables) {
      this.#typed(where, variable, client);
      this.#give(variable.variablesReference, `variable ${variable.name}`, given?.mayStay);
    }
  }

  #value({ command, arguments: asked = {} }: Request, body: P.EvaluateResponse['body'], client: object): void {
    this.#typed(`answer of ${command}`, body, client);
    const mayStay = command === 'evaluate' && (asked.context === 'repl' || asked.frameId === undefined);
    this.#give(body.variablesReference ?? 0, `${command} ${asked.expression ?? asked.name}`, mayStay);
  }

  #typed(
    where: string,
    value: { name?: string; type?: string; memoryReference?: string },
    client: Partial<P.InitializeRequestArguments>,
  ): void {
    if (value.type !== undefined && !client.supportsVariableType) {
      this.#report(`${where}: a type, but the client did not say supportsVariableType`);
    }
    if (value.memoryReference !== undefined && !client.supportsMemoryReferences) {
      this.#report(`${where}: a memoryReference, but the client did not say supportsMemoryReferences`);
    }
  }

  #uniqueNames(where: string, named: { name: string }[]): void {
    const seen = new Set<string>();
    for (const { name } of named) {
      if (seen.has(name)) this.#report(`${where}: the name ${name} repeats`);
      seen.add(name);
    }
  }

  #source(where: string, { path, sourceReference }: P.Source): void {
    if (sourceReference !== undefined && sourceReference > 0) this.#sourceReferences.add(sourceReference);
    else if (!path) this.#report(`${where}: a source without path or reference cannot be opened`);
  }

  #give(reference: number, from: string, mayStay = false): void {
    if (reference < 0) this.#report(`${from}: variablesReference ${reference}`);
    if (reference <= 0) return;
    const before = this.#references.get(reference);
    if (before && before.stop !== this.#stop && !before.mayStay) {
      this.#report(`${from}: the reference ${reference} was given out for ${before.from} in another stop`);
    }
    this.#references.set(reference, { from, stop: this.#stop, mayStay });
  }
}

/** How many breakpoints a request wants, of whatever kind. */
function wantedBreakpoints(asked: {
  breakpoints?: unknown[];
  lines?: unknown[];
  filters?: unknown[];
  filterOptions?: unknown[];
  exceptionOptions?: unknown[];
}): number {
  const { breakpoints = asked.lines ?? [], filters = [], filterOptions = [], exceptionOptions = [] } = asked;
  return breakpoints.length + filters.length + filterOptions.length + exceptionOptions.length;
}
