/**
 * Keeps what the debugger itself evaluates out of the way of steps. V8 forgets a step when an evaluation that must have no
 * side effects runs before the step has ended, and a step into ends in whatever is evaluated. An editor that asks
 * while the program is on its way cannot know.
 */
import { CdpError, type CdpSession, type Method } from './session.ts';

/** After so long a step has become a run: the editor gets an answer. */
const patienceMs = 500;

const beginsStep = /^Debugger\.(step|continueToLocation$|restartFrame$)/;
const runsCode: readonly Method[] = ['Runtime.evaluate', 'Runtime.callFunctionOn'];

interface Evaluating {
  readonly throwOnSideEffect?: boolean;
  readonly disableBreaks?: boolean;
}

/**
 * The same session, in which evaluations wait for the end of a step, or of a pause that was asked for. With
 * `disableBreaks` they disturb none, and go at once. When it takes too long, those without side effects fail in a
 * step, others go with it.
 */
export function withUndisturbedSteps(session: CdpSession): CdpSession {
  return new UndisturbedSteps(session);
}

class UndisturbedSteps implements CdpSession {
  readonly #session: CdpSession;
  /** The step, or the way to a pause, that has not ended: resolves at its end, or when it has lasted too long. */
  #step: Promise<void> | undefined;
  /** Evaluations without side effects do not end it. */
  #isPause = false;
  #end = (): void => {};

  constructor(session: CdpSession) {
    this.#session = session;
    session.on('Debugger.paused', () => this.#ended());
    void session.closed.then(() => this.#ended());
  }

  get closed(): Promise<void> {
    return this.#session.closed;
  }

  send(method: Method, params?: object): Promise<never> {
    const disturbs = this.#step !== undefined && runsCode.includes(method) && !(params as Evaluating)?.disableBreaks;
    if (disturbs) return this.#sendAfter(this.#step as Promise<void>, method, params);
    if (method === 'Debugger.resume') this.#ended();
    else if (method === 'Debugger.pause') this.#begun({ isPause: true });
    else if (beginsStep.test(method)) this.#begun({ isPause: false });
    return this.#pass(method, params);
  }

  on: CdpSession['on'] = (event, listener) => this.#session.on(event, listener);

  close(): void {
    this.#session.close();
  }

  #begun({ isPause }: { isPause: boolean }): void {
    this.#ended();
    this.#isPause = isPause;
    this.#step = new Promise((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #ended(): void {
    this.#end();
    this.#step = undefined;
  }

  async #sendAfter(step: Promise<void>, method: Method, params: object | undefined): Promise<never> {
    await step;
    const lasts = this.#step === step;
    // Another has begun meanwhile.
    if (!lasts) return this.send(method, params);
    if ((params as Evaluating).throwOnSideEffect && !this.#isPause) {
      throw new CdpError(method, 'Not evaluated: a step is under way, and would be lost');
    }
    return this.#pass(method, method === 'Runtime.evaluate' ? { ...params, disableBreaks: true } : params);
  }

  #pass(method: Method, params: object | undefined): Promise<never> {
    return this.#session.send(method, params as never) as Promise<never>;
  }
}
