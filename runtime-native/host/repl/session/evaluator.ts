/** Evaluates what was typed, in V8's REPL mode: top-level await, and declarations that may be repeated. */
import type { Protocol } from 'devtools-protocol';
import { withoutModuleSyntax } from '../source/module-syntax.ts';
import { asObject } from '../source/parser.ts';
import { argumentOf } from './call-argument.ts';
import { type CdpClient, RequestFailed } from './cdp-client.ts';
import { LastValues } from './last-values.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

/** Where in the input something is: lines and columns count from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Outcome =
  | { readonly kind: 'value'; readonly value: RemoteObject; readonly notice: string | undefined }
  /** `place` is known of syntax errors only. */
  | { readonly kind: 'thrown'; readonly value: RemoteObject; readonly place: Place | undefined }
  | { readonly kind: 'interrupted' };

interface Response {
  readonly answer: Protocol.Runtime.EvaluateResponse;
  /** Whether places in the script are places in the input. */
  readonly isVerbatim: boolean;
}

const INTERRUPTED: Outcome = { kind: 'interrupted' };

/** What stack traces call the scripts of the REPL, followed by a number. */
export const SCRIPT_NAME = 'REPL';

export class Evaluator {
  readonly #client: CdpClient;
  readonly #lastValues: LastValues;
  #count = 0;
  /** Ends the evaluation that is going on. */
  #abandon: (() => void) | undefined;
  #interrupting = false;

  constructor(client: CdpClient) {
    this.#client = client;
    this.#lastValues = new LastValues(client);
  }

  /** Whether {@link interrupt} was asked for since the last evaluation began. */
  get isInterrupted(): boolean {
    return this.#interrupting;
  }

  /**
   * Values of the outcome are of `objectGroup`. `onEvaluated` is called before anything is received that the program says
   * after the evaluation.
   * @throws {RequestFailed} as a rejection, if the runtime is gone
   */
  async evaluate(source: string, objectGroup: string, onEvaluated: () => void): Promise<Outcome> {
    const outcome = await this.#evaluate(source, objectGroup, onEvaluated);
    // Who interrupts what has just ended does not want to see it either: printing it may take long.
    return this.#interrupting ? INTERRUPTED : outcome;
  }

  /**
   * Stops what runs, be it an evaluation or a timer. An evaluation that waits is given up. Asked again before that came
   * about, for instance in the debugger, the evaluation is given up as it is.
   */
  interrupt(): void {
    const abandon = this.#abandon;
    if (this.#interrupting) abandon?.();
    this.#interrupting = true;
    const done = () => abandon?.();
    this.#client.request('Runtime.terminateExecution').then(done, done);
  }

  async #evaluate(source: string, objectGroup: string, onEvaluated: () => void): Promise<Outcome> {
    const { promise: abandoned, resolve } = Promise.withResolvers<undefined>();
    this.#abandon = () => resolve(undefined);
    this.#interrupting = false;
    let isOver = false;
    const onAnswer = () => {
      // What was given up may be answered long after.
      if (!isOver) onEvaluated();
    };
    try {
      const request = this.#request(source, objectGroup, onAnswer);
      const response = await Promise.race([request, abandoned]);
      if (!response) {
        const release = () => this.#client.notify('Runtime.releaseObjectGroup', { objectGroup });
        request.then(release, () => {});
        return INTERRUPTED;
      }
      const { result, exceptionDetails } = response.answer;
      if (!exceptionDetails) {
        return { kind: 'value', value: result, notice: await this.#lastValues.remember('value', argumentOf(result)) };
      }
      const { exception = result, scriptId, lineNumber, columnNumber } = exceptionDetails;
      await this.#lastValues.remember('error', argumentOf(exception));
      // V8 names the script of an error that keeps it from running.
      const hasPlace = scriptId !== undefined && lineNumber >= 0 && response.isVerbatim;
      const place = hasPlace ? { line: lineNumber, column: columnNumber } : undefined;
      return { kind: 'thrown', value: exception, place };
    } catch (error) {
      if (this.#interrupting && error instanceof RequestFailed) return INTERRUPTED;
      throw error;
    } finally {
      isOver = true;
      this.#abandon = undefined;
    }
  }

  async #request(source: string, objectGroup: string, onAnswer: () => void): Promise<Response> {
    this.#lastValues.install();
    const code = asObject(source) ?? withoutModuleSyntax(source) ?? source;
    const params: Protocol.Runtime.EvaluateRequest = {
      expression: `${code}\n//# sourceURL=${SCRIPT_NAME}${++this.#count}`,
      objectGroup,
      replMode: true,
    };
    const answer = await this.#client.requestInOrder('Runtime.evaluate', params, onAnswer);
    return { answer, isVerbatim: code === source };
  }
}
