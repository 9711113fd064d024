/** Evaluating what the user has typed: in a frame, or in the whole program. */
import type { Protocol } from 'devtools-protocol';
import { CdpError, type CdpSession } from '../../cdp/session.ts';
import { RequestError } from '../../dap/request-error.ts';
import { withoutDeclarations } from '../../model/declarations.ts';
import { looksLikeObject, parenthesized, replaceName } from '../../model/expression-text.ts';
import { errorText, valueText } from '../../model/preview.ts';
import type { ProgramState } from '../breakpoints/program-state.ts';
import type { SessionContext } from '../context.ts';
import { hasVariable } from './constants.ts';
import { argumentOf, internalUrl } from './in-program.ts';
import type { Lifetime } from './references.ts';
import { exceptionExpression, returnValueExpression } from './scope-container.ts';
import type { Values } from './values.ts';

type CallFrame = Protocol.Debugger.CallFrame;
type RemoteObject = Protocol.Runtime.RemoteObject;

const messageBudget = 10_000;

export interface EvaluationOptions {
  readonly frame: CallFrame | undefined;
  readonly lifetime: Lifetime;
  /** Refused if it would change anything that was there before. */
  readonly harmless?: boolean;
  readonly timeoutMs?: number;
  /** As a line of a console: declarations stay, `await` may be used where the program runs. */
  readonly asLine?: boolean;
}

/** The expression has thrown, or is none. */
export class EvaluationError extends RequestError {
  readonly details: Protocol.Runtime.ExceptionDetails;

  constructor(message: string, details: Protocol.Runtime.ExceptionDetails) {
    super(message);
    this.details = details;
  }

  /** It would have changed something. */
  get isEffect(): boolean {
    return this.details.exception?.description?.startsWith(effectError) ?? false;
  }
}

const specialValues: readonly {
  readonly name: string;
  /** Of what the adapter keeps in the program. */
  readonly property: string;
  readonly missing: string;
  read(frame: CallFrame | undefined, thrown: () => RemoteObject | undefined): RemoteObject | undefined;
}[] = [
  {
    name: returnValueExpression,
    property: 'returned',
    missing: 'There is no return value: the function is not about to return',
    read: (frame) => frame?.returnValue,
  },
  {
    name: exceptionExpression,
    property: 'exception',
    missing: 'There is no exception: the program has not stopped on one',
    read: (_frame, thrown) => thrown(),
  },
];

const effectError = 'EvalError: Possible side-effect in debug-evaluate';
const awaitErrors = /^SyntaxError: await (can not be used when evaluating code while paused|is only valid in async)/;

/** Gives expressions of the source the names that things have in what runs. */
export type Translate = (expression: string, frame: CallFrame | undefined) => string | Promise<string>;

export class Evaluation {
  /** Gives what the user calls by a name of the source the name that it has in what runs. */
  translate: Translate = (expression) => expression;
  readonly #context: SessionContext;
  readonly #values: Values;
  readonly #state: ProgramState;
  readonly #isStopped: () => boolean;
  readonly #isOwnRuntime = new WeakMap<CdpSession, Promise<boolean>>();
  readonly #thrown: () => RemoteObject | undefined;

  constructor(
    context: SessionContext,
    values: Values,
    state: ProgramState,
    stop: { isStopped: () => boolean; thrown: () => RemoteObject | undefined },
  ) {
    this.#context = context;
    this.#values = values;
    this.#state = state;
    this.#isStopped = stop.isStopped;
    this.#thrown = stop.thrown;
  }

  /** Whether there is an exception to be looked at. */
  get hasException(): boolean {
    return this.#thrown() !== undefined;
  }

  /**
   * Evaluates an expression; its value comes with a preview.
   * @throws {EvaluationError} when it throws or is no expression.
   * @throws {RequestError} when it takes too long.
   */
  async evaluate(text: string, options: EvaluationOptions): Promise<RemoteObject> {
    const { frame } = options;
    if (frame && !frame.callFrameId)
      throw new RequestError('That frame has ended: it waits for this one, and its variables cannot be seen from here');
    const expression = await this.#prepare(text, frame);
    const { result, exceptionDetails } = await this.#send(expression, options).catch((error: unknown) => {
      if (!(error instanceof CdpError)) throw error;
      if (error.message.includes('terminated'))
        throw new RequestError(`Stopped after ${options.timeoutMs} ms: it takes too long to be looked at`);
      throw error;
    });
    if (exceptionDetails) throw this.#errorOf(exceptionDetails);
    return result;
  }

  /**
   * Evaluates a line of the debug console. What it declares is there for later lines: where the program stands V8 would
   * forget it, so it is declared for the whole program, unless the frame has variables of that name.
   */
  async evaluateLine(text: string, frame: CallFrame | undefined): Promise<RemoteObject> {
    const options = { frame, lifetime: 'program', asLine: true } as const;
    const line = frame && (await withoutDeclarations(text));
    if (!line || (await this.#anyVisible(line.names, frame))) return this.evaluate(text, options);
    const replMode = await this.#mayBeRepl();
    const { cdp } = this.#context.debuggee;
    const declared = await Promise.all(
      line.names.map((name) => cdp.send('Runtime.evaluate', { expression: `let ${name};`, replMode, silent: true })),
    );
    // Without the mode what an earlier line has declared cannot be declared again, and need not be.
    const failed = replMode && declared.some(({ exceptionDetails }) => exceptionDetails);
    return this.evaluate(failed ? text : line.text, options);
  }

  async #anyVisible(names: readonly string[], { scopeChain }: CallFrame): Promise<boolean> {
    const { cdp } = this.#context.debuggee;
    const scopes = scopeChain.filter(({ type }) => type !== 'script');
    const found = await Promise.all(names.flatMap((name) => scopes.map((scope) => hasVariable(cdp, scope, name))));
    return found.includes(true);
  }

  /** Where the program stands other runtimes than jstime never answer in V8's mode for consoles. */
  async #mayBeRepl(): Promise<boolean> {
    if (!this.#isStopped()) return true;
    const { cdp } = this.#context.debuggee;
    let isOwn = this.#isOwnRuntime.get(cdp);
    if (!isOwn) {
      isOwn = cdp.send('JSTime.enable').then(
        () => true,
        () => false,
      );
      this.#isOwnRuntime.set(cdp, isOwn);
    }
    return isOwn;
  }

  async #send(expression: string, { frame, lifetime, harmless = false, timeoutMs, asLine = false }: EvaluationOptions) {
    const common = {
      // Only what is typed into the console is somebody's source.
      expression: asLine ? expression : `${expression}\n//# sourceURL=${internalUrl}`,
      objectGroup: this.#values.group(lifetime),
      includeCommandLineAPI: asLine,
      silent: true,
      throwOnSideEffect: harmless,
      generatePreview: true,
    };
    const { cdp } = this.#context.debuggee;
    const timeout = timeoutMs === undefined ? {} : { timeout: timeoutMs };
    if (frame)
      return cdp.send('Debugger.evaluateOnCallFrame', { ...common, ...timeout, callFrameId: frame.callFrameId });
    const global = { ...common, replMode: asLine && (await this.#mayBeRepl()) };
    if (timeoutMs === undefined || !this.#isStopped()) return cdp.send('Runtime.evaluate', { ...global, ...timeout });
    // At a pause V8 keeps its own limit for frames only. Nothing else runs that could be meant instead.
    const timer = setTimeout(() => cdp.send('Runtime.terminateExecution').catch(() => {}), timeoutMs);
    return cdp.send('Runtime.evaluate', global).finally(() => clearTimeout(timer));
  }

  async #prepare(text: string, frame: CallFrame | undefined): Promise<string> {
    const expression = await this.translate(await this.#asExpression(text), frame);
    return expression.includes('$') ? this.#withSpecialValues(expression, frame) : expression;
  }

  /** In parentheses, if it is an object literal, which V8 would take for a block. */
  async #asExpression(text: string): Promise<string> {
    if (!looksLikeObject(text)) return text;
    const literal = parenthesized(text);
    const { exceptionDetails } = await this.#context.debuggee.cdp.send('Runtime.compileScript', {
      expression: literal,
      sourceURL: '',
      persistScript: false,
    });
    return exceptionDetails ? text : literal;
  }

  /** V8 has no names for what a pause comes with: they get some. */
  async #withSpecialValues(text: string, frame: CallFrame | undefined): Promise<string> {
    const { cdp } = this.#context.debuggee;
    let expression = text;
    for (const { name, property, read, missing } of specialValues) {
      const changed = replaceName(expression, name, `${this.#state.name}.${property}`);
      if (changed === expression) continue;
      const value = read(frame, this.#thrown);
      if (!value) throw new RequestError(missing);
      this.#state.ensure(cdp);
      const { result } = await cdp.send('Runtime.evaluate', {
        expression: this.#state.name,
        objectGroup: this.#values.group('stop'),
      });
      await cdp.send('Runtime.callFunctionOn', {
        objectId: result.objectId as string,
        functionDeclaration: `function (value) { this.${property} = value; }`,
        arguments: [argumentOf(value)],
        silent: true,
      });
      expression = changed;
    }
    return expression;
  }

  #errorOf(details: Protocol.Runtime.ExceptionDetails): EvaluationError {
    const text = thrownText(details);
    if (awaitErrors.test(text) && this.#isStopped()) {
      return new EvaluationError(
        'Nothing can be awaited while the program is stopped: what it waits for cannot happen. Continue, and try again',
        details,
      );
    }
    if (text.startsWith(effectError)) {
      return new EvaluationError(
        'Not evaluated, as it might change the program. The debug console evaluates it',
        details,
      );
    }
    return new EvaluationError(text, details);
  }
}

/** What was thrown, without the stack. */
export function thrownText({ exception, text }: Protocol.Runtime.ExceptionDetails): string {
  if (!exception) return text;
  if (exception.subtype === 'error') return errorText(exception.description ?? text, { budget: messageBudget });
  return valueText(exception, { budget: messageBudget });
}
