/** An expression whose evaluation might change the program: opening it evaluates it. It has one child, the value. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import { type Evaluation, EvaluationError } from './evaluation.ts';
import type { Container, Origin, Page } from './references.ts';
import type { Values } from './values.ts';

export class LazyContainer implements Container {
  readonly origin: Origin;
  readonly #values: Values;
  readonly #evaluation: Evaluation;
  readonly #expression: string;

  constructor(values: Values, evaluation: Evaluation, expression: string, origin: Origin) {
    this.#values = values;
    this.#evaluation = evaluation;
    this.#expression = expression;
    this.origin = origin;
  }

  async variables(page: Page): Promise<Dap.Variable[]> {
    this.#values.noteChange();
    const { lifetime, frame } = this.origin;
    const value = await this.#evaluation.evaluate(this.#expression, { lifetime, frame }).catch((error: unknown) => {
      if (!(error instanceof EvaluationError)) throw error;
      return error.details.exception ?? { type: 'string' as const, value: error.message };
    });
    return this.#values.showAll([{ name: this.#expression, value, expression: this.#expression }], this.origin, page);
  }
}
