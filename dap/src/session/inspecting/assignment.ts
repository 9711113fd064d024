/** Giving variables and properties another value. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers, RequestContext } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { isIdentifier } from '../../model/access-expression.ts';
import { isComposable, parenthesized } from '../../model/expression-text.ts';
import type { SessionContext } from '../context.ts';
import type { Feature } from '../feature.ts';
import type { Execution } from '../running/execution.ts';
import type { Stack } from '../sources/stack.ts';
import { isConstantIn } from '../values/constants.ts';
import { type Evaluation, EvaluationError } from '../values/evaluation.ts';
import { argumentOf } from '../values/in-program.ts';
import type { Origin, Shown } from '../values/references.ts';
import { returnValueExpression } from '../values/scope-container.ts';
import type { Values } from '../values/values.ts';

type CallFrame = Protocol.Debugger.CallFrame;

export class Assignment implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsSetVariable: true, supportsSetExpression: true };
  readonly handlers: Handlers = {
    setVariable: (args, request) => this.#setVariable(args, request),
    setExpression: (args, request) => this.#setExpression(args, request),
  };

  readonly #context: SessionContext;
  readonly #stack: Stack;
  readonly #execution: Execution;
  readonly #values: Values;
  readonly #evaluation: Evaluation;

  constructor(context: SessionContext, stack: Stack, execution: Execution, values: Values, evaluation: Evaluation) {
    this.#context = context;
    this.#stack = stack;
    this.#execution = execution;
    this.#values = values;
    this.#evaluation = evaluation;
  }

  async #setVariable(
    { variablesReference, name, value, format }: Dap.SetVariableArguments,
    request: RequestContext,
  ): Promise<Dap.SetVariableResponse['body']> {
    const container = this.#values.references.get(variablesReference);
    if (!container.set) throw new RequestError(`${name} cannot be set here`);
    const { lifetime, frame = this.#execution.stop?.paused.callFrames[0] } = container.origin;
    const target = container.target?.(name);
    const shown = target
      ? await this.#assign(target, value, { lifetime, frame }, format)
      : await container.set(name, await this.#evaluation.evaluate(parenthesized(value), { frame, lifetime }), {
          hex: format?.hex,
        });
    this.#announce(request);
    return shown;
  }

  async #setExpression(
    { expression, value, frameId, format }: Dap.SetExpressionArguments,
    request: RequestContext,
  ): Promise<Dap.SetExpressionResponse['body']> {
    const frame = frameId === undefined || frameId === null ? undefined : this.#stack.frame(frameId);
    if (!isComposable(expression)) throw new RequestError(`${expression} is nothing that could be set`);
    const origin: Origin = { lifetime: frame ? 'stop' : 'program', frame };
    const shown =
      frame && expression.trim() === returnValueExpression
        ? await this.#values.show(await this.#setReturnValue(frame, value), { hex: format?.hex, origin, expression })
        : await this.#assign(expression.trim(), value, origin, format);
    this.#announce(request);
    return shown;
  }

  async #assign(
    expression: string,
    value: string,
    origin: Origin,
    format: Dap.ValueFormat | undefined,
  ): Promise<Shown> {
    const { frame } = origin;
    const name = await this.#evaluation.translate(expression, frame);
    if (frame && isIdentifier(name) && (await isConstantIn(this.#values.cdp, frame, name)))
      throw new RequestError(`${expression} is a constant; it cannot be set`);
    const object = await this.#evaluation
      .evaluate(`${expression} = ${parenthesized(value)}`, { frame, lifetime: origin.lifetime })
      .catch((error: unknown) => {
        throw assignmentError(error, expression);
      });
    return this.#values.show(object, { hex: format?.hex, origin, expression });
  }

  async #setReturnValue(frame: CallFrame, value: string): Promise<Protocol.Runtime.RemoteObject> {
    if (!frame.returnValue) throw new RequestError('There is no return value: the function is not about to return');
    const object = await this.#evaluation.evaluate(parenthesized(value), { frame, lifetime: 'stop' });
    await this.#values.cdp.send('Debugger.setReturnValue', { newValue: argumentOf(object) });
    frame.returnValue = object;
    return object;
  }

  /** The same value may be seen elsewhere. */
  #announce({ afterwards }: RequestContext): void {
    this.#values.noteChange();
    if (!this.#context.client.supportsInvalidatedEvent) return;
    afterwards(() => this.#context.event('invalidated', { areas: ['variables'] }));
  }
}

function assignmentError(error: unknown, expression: string): unknown {
  if (!(error instanceof EvaluationError)) return error;
  if (error.message === 'TypeError: Assignment to constant variable.')
    return new RequestError(`${expression} is a constant; it cannot be set`);
  if (error.message.startsWith('SyntaxError: Invalid left-hand side'))
    return new RequestError(`${expression} is nothing that could be set`);
  return error;
}
