// A session that has begun: what a person does in an editor, in one call each.
import { basename } from 'node:path';
import type { DebugProtocol as P } from '@vscode/debugprotocol';
import type { DapClient } from './dap-client.ts';
import type { Fixture } from './fixture.ts';
import type { Body } from './messages.ts';

/** A program has one thread, unless a test says otherwise. */
export interface Stop extends Omit<P.StoppedEvent['body'], 'threadId'> {
  readonly threadId: number;
}

export type Step = 'next' | 'stepIn' | 'stepOut';

export class Debugging {
  readonly client: DapClient;
  readonly program: Fixture;
  /** As the adapter first answered, by mark. */
  readonly breakpoints: ReadonlyMap<string, P.Breakpoint>;
  /** The last stop. */
  stop: Stop | undefined;

  constructor(client: DapClient, program: Fixture, breakpoints: ReadonlyMap<string, P.Breakpoint>) {
    this.client = client;
    this.program = program;
    this.breakpoints = breakpoints;
  }

  get threadId(): number {
    if (!this.stop) throw new Error('nothing has stopped yet');
    return this.stop.threadId;
  }

  /** Waits until the program stops. */
  async stopped(reason?: string): Promise<Stop> {
    const body = await this.client.event('stopped');
    if (reason !== undefined && body.reason !== reason) {
      throw new Error(`stopped for ${body.reason} (${body.description ?? ''} ${body.text ?? ''}), not for ${reason}`);
    }
    return this.#stopsAt(body);
  }

  /** Waits until the program stops or ends, and says whether it has stopped. */
  async stopsAgain(): Promise<boolean> {
    const { event, body } = await this.client.eventOf('stopped', 'terminated');
    if (event === 'stopped') this.#stopsAt(body as P.StoppedEvent['body']);
    return event === 'stopped';
  }

  #stopsAt(body: P.StoppedEvent['body']): Stop {
    this.stop = { ...body, threadId: body.threadId ?? 0 };
    return this.stop;
  }

  /** Waits for a stop, and says where it is: the name of the mark, or `function file:line`. */
  async stoppedAt(reason?: string): Promise<string> {
    await this.stopped(reason);
    return this.place();
  }

  /** Where the program is stopped: the mark of the line, or `file:line`. */
  async place(): Promise<string> {
    const [top] = await this.stack({ levels: 1 });
    return top ? this.placeOf(top) : '(nowhere)';
  }

  /** The mark of a frame's line, or `file:line`. */
  placeOf({ source, line }: { source?: P.Source; line: number }): string {
    const file = source?.path ?? source?.name ?? '(no source)';
    return this.program.nameOf(file, line) ?? `${basename(file)}:${line}`;
  }

  async stack(options: Omit<P.StackTraceArguments, 'threadId'> = {}): Promise<P.StackFrame[]> {
    return (await this.client.request('stackTrace', { threadId: this.threadId, ...options })).stackFrames;
  }

  /** The stack as lines: `function file:line`. */
  async stackLines(): Promise<string[]> {
    const frames = await this.stack();
    return frames.map((frame) => {
      const name = frame.name.replace(/\(.*\)$/, '');
      if (frame.presentationHint === 'label') return `[${name}]`;
      return `${name} ${basename(frame.source?.path ?? '')}:${frame.line}`;
    });
  }

  /** Id of a frame, the innermost one by default. */
  async frameId(index = 0): Promise<number> {
    const frame = (await this.stack()).at(index);
    if (!frame) throw new Error(`there is no frame ${index}`);
    return frame.id;
  }

  async scopes(frame = 0): Promise<P.Scope[]> {
    return (await this.client.request('scopes', { frameId: await this.frameId(frame) })).scopes;
  }

  async children(
    variablesReference: number,
    options: Omit<P.VariablesArguments, 'variablesReference'> = {},
  ): Promise<P.Variable[]> {
    return (await this.client.request('variables', { variablesReference, ...options })).variables;
  }

  /** The variables of the scopes of a frame that are cheap to look at; inner ones win. */
  async visible(frame = 0): Promise<Map<string, P.Variable>> {
    const all = new Map<string, P.Variable>();
    for (const scope of await this.scopes(frame)) {
      if (scope.expensive) continue;
      for (const variable of await this.children(scope.variablesReference)) {
        if (!all.has(variable.name)) all.set(variable.name, variable);
      }
    }
    return all;
  }

  /** One variable of a frame. */
  async variable(name: string, frame = 0): Promise<P.Variable> {
    const found = (await this.visible(frame)).get(name);
    if (!found) throw new Error(`no variable ${name} in frame ${frame}`);
    return found;
  }

  /** Evaluates in the innermost frame, or globally when the program runs. */
  async evaluate(
    expression: string,
    context: 'watch' | 'repl' | 'hover' | 'clipboard' | 'variables' = 'watch',
    frame: number | 'global' = 0,
  ): Promise<Body<'evaluate'>> {
    const frameId = frame === 'global' ? undefined : await this.frameId(frame);
    return this.client.request('evaluate', { expression, context, ...(frameId !== undefined && { frameId }) });
  }

  /** Steps, and says where the program stops then; a breakpoint may be there, too. */
  async step(kind: Step, options: object = {}): Promise<string> {
    await this.client.request(kind, { threadId: this.threadId, ...options });
    const { reason } = await this.stopped();
    if (reason !== 'step' && reason !== 'breakpoint') throw new Error(`stopped for ${reason}, not for a step`);
    return this.place();
  }

  async continue(): Promise<void> {
    await this.client.request('continue', { threadId: this.threadId });
  }

  /** Continues to the next stop, and says where that is. */
  async continueTo(reason?: string): Promise<string> {
    await this.continue();
    return this.stoppedAt(reason);
  }

  /** Waits for the end of the program; undefined when nobody could know its exit code. */
  async ended(): Promise<number | undefined> {
    await this.client.event('terminated');
    return this.client.seen('exited')[0]?.exitCode;
  }

  /** Continues to the end of the program. */
  async finish(): Promise<number | undefined> {
    await this.continue();
    return this.ended();
  }

  /** What the program has printed so far. */
  get stdout(): string {
    return this.client.printed('stdout');
  }
}
