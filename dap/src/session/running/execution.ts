/** Running and stopping: threads, steps, pauses. */
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { checkThread, mainThreadId, type SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature, PauseDecision, Resumption } from '../feature.ts';

type Paused = Protocol.Debugger.PausedEvent;

/** A stop that the editor knows of. */
export interface Stop {
  readonly paused: Paused;
  /** In the words of the `stopped` event. */
  readonly reason: string;
  /** Frames of the adapter's own, which `paused` leaves out. */
  readonly hiddenFrames: number;
}

export class Execution implements Feature {
  readonly capabilities = { supportsSingleThreadExecutionRequests: false };
  readonly handlers: Handlers = {
    threads: () => ({ threads: this.#context.current ? [{ id: mainThreadId, name: 'main' }] : [] }),
    continue: ({ threadId }) => {
      this.#resume(threadId, 'resume');
      return { allThreadsContinued: true };
    },
    next: ({ threadId }) => this.#resume(threadId, 'stepOver'),
    stepOut: ({ threadId }) => this.#resume(threadId, 'stepOut'),
    pause: ({ threadId }) => this.#pause(threadId),
  };

  readonly #context: SessionContext;
  readonly #features: () => readonly Feature[];
  /** In the order of pauses, which are decided one after the other. */
  #stop: Stop | undefined;
  /** How the program was sent on, until it stops again. */
  #resumption: Resumption | undefined;
  #pauseAsked = false;
  #isRestarting = false;
  /** How many more steps out belong to the present one. */
  #stepsOut = 0;

  /** @param features all features of the session; they decide what a pause is. */
  constructor(context: SessionContext, features: () => readonly Feature[]) {
    this.#context = context;
    this.#features = features;
  }

  /** The present stop, if the program stands still and the editor knows. */
  get stop(): Stop | undefined {
    return this.#stop;
  }

  /** The step in progress. */
  get stepping(): Exclude<Resumption, 'resume'> | undefined {
    return this.#resumption === 'resume' ? undefined : this.#resumption;
  }

  /** @throws {RequestError} when the program is running. */
  get stopped(): Stop {
    if (!this.#stop) throw new RequestError('The program is running; pause it first');
    return this.#stop;
  }

  connected({ cdp }: Debuggee): undefined {
    cdp.on('Debugger.paused', (event) => void this.#paused(cdp, event));
    cdp.on('Debugger.resumed', () => this.#goneOn({ announced: this.#isRestarting }));
    this.#context.event('thread', { reason: 'started', threadId: mainThreadId });
  }

  disconnected(): void {
    this.#context.event('thread', { reason: 'exited', threadId: mainThreadId });
    if (this.#stop) this.#forget();
    this.#resumption = undefined;
    this.#pauseAsked = false;
    this.#isRestarting = false;
  }

  /**
   * Lets the program go on, as if the editor had asked for it.
   * @throws {RequestError} when it is running.
   */
  resume(how: Resumption): void {
    this.#resume(mainThreadId, how);
  }

  #resume(threadId: number, how: Resumption): void {
    checkThread(threadId);
    const { debuggee } = this.#context;
    const { hiddenFrames } = this.stopped;
    this.#refuseWhileRestarting();
    this.#goneOn({ announced: true });
    if (hiddenFrames === 0 || how === 'resume') {
      this.#send(debuggee.cdp, how);
      return;
    }
    // First out of what is hidden: behind it, a step over or into has been made.
    this.#stepsOut = how === 'stepOut' ? hiddenFrames : hiddenFrames - 1;
    this.#send(debuggee.cdp, 'stepOut');
  }

  /** Whether the stop is at a throw. V8 ends the whole process when a frame is restarted there. */
  get isThrowing(): boolean {
    const { reason } = this.stopped.paused;
    return reason === 'exception' || reason === 'promiseRejection';
  }

  /**
   * Runs a function again from its beginning.
   * @throws {RequestError} when V8 cannot.
   */
  async restartFrame(callFrameId: string): Promise<void> {
    const { cdp } = this.#context.debuggee;
    if (this.isThrowing) {
      throw new RequestError('While an error is thrown no function can run again; step or continue out of it first');
    }
    this.#refuseWhileRestarting();
    this.#isRestarting = true;
    try {
      await cdp.send('Debugger.restartFrame', { callFrameId, mode: 'StepInto' });
      this.#goneOn({ announced: true });
    } catch (error) {
      this.#isRestarting = false;
      throw new RequestError(`V8 cannot run this function again: ${(error as Error).message}`);
    }
  }

  /** Two ways to go on at once would be told as two stops. */
  #refuseWhileRestarting(): void {
    if (this.#isRestarting) throw new RequestError('A function is about to run again; wait for its stop');
  }

  /** Lets the program go on to another place, from where the step goes on: whoever sends it there watches for it. */
  stepBy(send: (cdp: Debuggee['cdp']) => void): void {
    const { cdp } = this.#context.debuggee;
    void this.stopped;
    this.#goneOn({ announced: true });
    this.#resumption = 'stepInto';
    send(cdp);
  }

  #send(cdp: Debuggee['cdp'], how: Resumption): void {
    this.#resumption = how;
    // It can fail only because the program is gone.
    cdp.send(`Debugger.${how}`, {}).catch(() => {});
  }

  async #pause(threadId: number): Promise<void> {
    checkThread(threadId);
    const { debuggee } = this.#context;
    if (this.#stop) throw new RequestError('The program is stopped already');
    this.#pauseAsked = true;
    await debuggee.cdp.send('Debugger.pause');
  }

  /** Also when somebody else, such as another debugger, has let it go on: then the editor must be told. */
  #goneOn({ announced }: { announced: boolean }): void {
    if (!this.#stop) return;
    this.#forget();
    if (!announced) this.#context.event('continued', { threadId: mainThreadId, allThreadsContinued: true });
  }

  #forget(): void {
    this.#stop = undefined;
    for (const feature of this.#features()) feature.resumed?.();
  }

  async #paused(cdp: Debuggee['cdp'], event: Paused): Promise<void> {
    if (this.#isRestarting) {
      this.#isRestarting = false;
      // The answer goes first.
      await new Promise((resolve) => setImmediate(resolve));
      return this.#announce(event, { reason: 'restart', description: 'Paused at the start of the function' });
    }
    if (this.#stepsOut > 0 && isEndOfStep(event)) {
      this.#stepsOut--;
      this.#send(cdp, 'stepOut');
      return;
    }
    this.#stepsOut = 0;
    for (const feature of this.#features()) {
      const verdict = feature.paused?.(event);
      // Waiting costs a turn, even for what is there.
      const decision = verdict instanceof Promise ? await verdict : verdict;
      if (this.#context.current?.cdp !== cdp) return;
      if (decision && 'unseen' in decision) return this.#passOver(cdp);
      if (decision && 'resume' in decision) return this.#send(cdp, decision.resume);
      if (decision) return this.#announce(event, decision.stop, decision.hiddenFrames);
    }
    this.#announce(event, this.#ownReason(event));
  }

  /** A step in progress stays one; a request to pause would be lost. */
  #passOver(cdp: Debuggee['cdp']): void {
    cdp.send('Debugger.resume', {}).catch(() => {});
    if (this.#pauseAsked) cdp.send('Debugger.pause').catch(() => {});
  }

  #ownReason({ reason }: Paused): Extract<PauseDecision, { stop: unknown }>['stop'] {
    if ((reason as string) === 'Break on start') return { reason: 'entry', description: 'Paused on entry' };
    if (this.#pauseAsked) return { reason: 'pause', description: 'Paused' };
    const stepping = this.#resumption !== undefined && this.#resumption !== 'resume';
    if (stepping) return { reason: 'step', description: 'Paused after a step' };
    return { reason: 'breakpoint', description: 'Paused on a debugger statement' };
  }

  #announce(event: Paused, stop: Extract<PauseDecision, { stop: unknown }>['stop'], hiddenFrames = 0): void {
    const paused = hiddenFrames > 0 ? { ...event, callFrames: event.callFrames.slice(hiddenFrames) } : event;
    this.#stop = { paused, reason: stop.reason, hiddenFrames };
    this.#resumption = undefined;
    this.#pauseAsked = false;
    this.#context.event('stopped', { ...stop, threadId: mainThreadId, allThreadsStopped: true });
  }
}

function isEndOfStep({ reason, hitBreakpoints = [] }: Paused): boolean {
  return (reason === 'step' || reason === 'other') && hitBreakpoints.length === 0;
}
