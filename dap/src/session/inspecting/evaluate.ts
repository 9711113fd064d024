/** Evaluating: for hovers, watches and copies without changing anything, for the debug console with all it takes. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers, RequestContext } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { isAccess, isComposable, mayChange } from '../../model/expression-text.ts';
import { cleanStack } from '../../model/stack-text.ts';
import type { SessionContext } from '../context.ts';
import type { Feature } from '../feature.ts';
import type { Sources } from '../sources/sources.ts';
import type { Stack } from '../sources/stack.ts';
import { clipboardText } from '../values/clipboard.ts';
import { type Evaluation, EvaluationError } from '../values/evaluation.ts';
import { LazyContainer } from '../values/lazy-container.ts';
import { withOriginalPlaces } from '../values/original-stack.ts';
import type { Origin, Shown } from '../values/references.ts';
import { type Values, variableBudget } from '../values/values.ts';

type CallFrame = Protocol.Debugger.CallFrame;
type Body = Dap.EvaluateResponse['body'];

/** Who only looks waits no longer. */
const lookTimeoutMs = 500;

/** More than this no console shows. */
const consoleBudget = 100_000;

export class Evaluate implements Feature {
  readonly capabilities: Dap.Capabilities = {
    supportsEvaluateForHovers: true,
    supportsClipboardContext: true,
  };
  readonly handlers: Handlers = { evaluate: (args, request) => this.#evaluate(args, request) };

  readonly #context: SessionContext;
  readonly #stack: Stack;
  readonly #sources: Sources;
  readonly #values: Values;
  readonly #evaluation: Evaluation;

  constructor(context: SessionContext, stack: Stack, sources: Sources, values: Values, evaluation: Evaluation) {
    this.#sources = sources;
    this.#context = context;
    this.#stack = stack;
    this.#values = values;
    this.#evaluation = evaluation;
  }

  #evaluate(args: Dap.EvaluateArguments, request: RequestContext): Promise<Body> {
    const { expression, context, frameId } = args;
    if (expression.trim() === '') throw new RequestError('There is nothing to evaluate');
    const frame = frameId === undefined || frameId === null ? undefined : this.#stack.frame(frameId);
    switch (context) {
      case 'watch':
      case 'hover':
      case 'variables':
        return this.#look(args, frame);
      case 'clipboard':
        return this.#copy(expression, frame);
      default:
        return this.#run(args, frame, request);
    }
  }

  async #look({ expression, format }: Dap.EvaluateArguments, frame: CallFrame | undefined): Promise<Body> {
    const origin: Origin = { lifetime: frame ? 'stop' : 'program', frame };
    try {
      const object = await this.#evaluation.evaluate(expression, {
        frame,
        lifetime: origin.lifetime,
        harmless: true,
        timeoutMs: lookTimeoutMs,
      });
      return bodyOf(
        await this.#values.show(object, {
          hex: format?.hex,
          origin,
          expression: composable(expression),
          budget: variableBudget,
        }),
      );
    } catch (error) {
      if (!(error instanceof EvaluationError && error.isEffect && isAccess(expression))) throw error;
      // A getter that does more than get: whoever wants it can ask for it.
      const container = new LazyContainer(this.#values, this.#evaluation, expression, origin);
      return {
        result: '(...)',
        variablesReference: this.#values.references.add(container),
        presentationHint: { lazy: true, attributes: ['hasSideEffects'] },
      };
    }
  }

  async #run(
    { expression, format, context }: Dap.EvaluateArguments,
    frame: CallFrame | undefined,
    { signal, afterwards }: RequestContext,
  ): Promise<Body> {
    const options = {
      hex: format?.hex,
      origin: { lifetime: 'program', frame } as Origin,
      budget: consoleBudget,
      stack: true,
    };
    if (frame) signal.addEventListener('abort', () => this.#terminate());
    if (mayChange(expression)) {
      this.#values.noteChange();
      if (frame) afterwards(() => this.#valuesMayHaveChanged());
    }
    try {
      const object = await this.#evaluation.evaluateLine(expression, frame);
      return bodyOf(await this.#values.show(object, { ...options, expression: composable(expression) }));
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      // In the console an answer, not a refusal: what was thrown can be opened.
      const { exception } = error.details;
      if (context !== 'repl' || !exception || error.message.startsWith('Nothing can be awaited')) throw error;
      const shown = await this.#values.show(exception, options);
      const text = cleanStack(shown.value, { isSyntax: exception.className === 'SyntaxError' });
      return { ...bodyOf(shown), result: `Uncaught ${withOriginalPlaces(text, this.#sources)}` };
    }
  }

  async #copy(expression: string, frame: CallFrame | undefined): Promise<Body> {
    const object = await this.#evaluation.evaluate(expression, {
      frame,
      lifetime: frame ? 'stop' : 'program',
      harmless: true,
    });
    return { result: await clipboardText(this.#values, object), variablesReference: 0 };
  }

  /** Only where nothing else runs that would be ended with it. */
  #terminate(): void {
    this.#context.current?.cdp.send('Runtime.terminateExecution').catch(() => {});
  }

  #valuesMayHaveChanged(): void {
    if (this.#context.client.supportsInvalidatedEvent) this.#context.event('invalidated', { areas: ['variables'] });
  }
}

function composable(expression: string): string | undefined {
  return isComposable(expression) ? expression.trim() : undefined;
}

function bodyOf({ value, ...rest }: Shown): Body {
  return { result: value, ...rest };
}
