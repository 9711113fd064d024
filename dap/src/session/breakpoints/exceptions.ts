/** Stopping where errors are thrown and promises rejected. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../../cdp/session.ts';
import type { Handlers } from '../../dap/protocol.ts';
import { problemOfExpression } from '../../model/syntax.ts';
import type { SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature, PauseDecision } from '../feature.ts';
import type { ProgramState } from './program-state.ts';

type Paused = Protocol.Debugger.PausedEvent;
type RemoteObject = Protocol.Runtime.RemoteObject;

/** What was thrown at a pause. */
export interface Thrown {
  readonly value: RemoteObject;
  /** V8 sees nobody who would catch it. */
  readonly isUncaught: boolean;
  /** It is the reason of a promise's rejection. */
  readonly isRejection: boolean;
}

const conditionHelp =
  'Stops only when this expression is true. "error" is what was thrown. Example: error instanceof TypeError';

const filters: readonly (Dap.ExceptionBreakpointsFilter & { fits(thrown: Thrown): boolean })[] = [
  {
    filter: 'all',
    label: 'All Exceptions',
    description: 'Stops wherever something is thrown, even if it is caught',
    fits: () => true,
  },
  {
    filter: 'caught',
    label: 'Caught Exceptions',
    description: 'Stops where something is thrown that the program catches',
    fits: ({ isUncaught }) => !isUncaught,
  },
  {
    filter: 'uncaught',
    label: 'Uncaught Exceptions',
    description: 'Stops where something is thrown, or a promise is rejected, that nothing catches',
    fits: ({ isUncaught }) => isUncaught,
  },
  {
    filter: 'rejections',
    label: 'Unhandled Rejections',
    description: 'Stops where a promise is rejected that nothing handles',
    fits: ({ isUncaught, isRejection }) => isUncaught && isRejection,
  },
];

interface Active {
  readonly filter: (typeof filters)[number];
  readonly condition: string | undefined;
}

export class Exceptions implements Feature {
  readonly capabilities: Dap.Capabilities = {
    supportsExceptionFilterOptions: true,
    exceptionBreakpointFilters: filters.map(({ filter, label, description }) => ({
      filter,
      label,
      description,
      default: false,
      supportsCondition: true,
      conditionDescription: conditionHelp,
    })),
  };
  readonly handlers: Handlers = { setExceptionBreakpoints: (args) => this.#set(args) };

  readonly #context: SessionContext;
  readonly #state: ProgramState;
  #active: readonly Active[] = [];
  #thrown: Thrown | undefined;
  /** Conditions that failed: that is said once. */
  readonly #failed = new Set<string>();

  constructor(context: SessionContext, state: ProgramState) {
    this.#context = context;
    this.#state = state;
  }

  /** What was thrown, if that is why the program stands still. */
  get thrown(): Thrown | undefined {
    return this.#thrown;
  }

  connected({ cdp }: Debuggee): Promise<unknown> {
    return this.#apply(cdp);
  }

  resumed(): void {
    this.#thrown = undefined;
  }

  disconnected(): void {
    this.#thrown = undefined;
  }

  paused(event: Paused): PauseDecision | undefined | Promise<PauseDecision> {
    const { reason, data } = event;
    if (reason !== 'exception' && reason !== 'promiseRejection') return undefined;
    const { uncaught, ...value } = data as RemoteObject & { uncaught?: boolean };
    const thrown = { value, isUncaught: uncaught === true, isRejection: reason === 'promiseRejection' };
    const fitting = this.#active.filter(({ filter }) => filter.fits(thrown));
    if (fitting.some(({ condition }) => condition === undefined)) return this.#stop(thrown);
    if (fitting.length === 0) return { unseen: true };
    return this.#anyHolds(event, value, fitting).then((holds) => (holds ? this.#stop(thrown) : { unseen: true }));
  }

  #stop(thrown: Thrown): PauseDecision {
    this.#thrown = thrown;
    const { isUncaught, isRejection, value } = thrown;
    const what = isRejection ? 'promise rejection' : 'exception';
    const text = firstLine(value.description ?? String(value.value ?? value.type));
    return {
      stop: { reason: 'exception', description: `Paused on ${isUncaught ? 'uncaught ' : ''}${what}`, text },
    };
  }

  async #set({
    filters: names,
    filterOptions = [],
  }: Dap.SetExceptionBreakpointsArguments): Promise<Dap.SetExceptionBreakpointsResponse['body']> {
    const wanted = [...names.map((filterId) => ({ filterId, condition: undefined })), ...filterOptions];
    const active: Active[] = [];
    const breakpoints: Dap.Breakpoint[] = [];
    for (const { filterId, condition } of wanted) {
      const filter = filters.find((one) => one.filter === filterId);
      const given = condition?.trim() ? condition : undefined;
      const problem = filter
        ? given && (await problemOfExpression(given))
        : `There is no exception filter "${filterId}"; there are ${filters.map((one) => one.filter).join(', ')}`;
      if (filter && !problem) active.push({ filter, condition: given });
      breakpoints.push(
        problem
          ? { verified: false, message: filter ? `The condition is not an expression: ${problem}` : problem }
          : { verified: true },
      );
    }
    this.#active = active;
    if (this.#context.current) await this.#apply(this.#context.current.cdp);
    return { breakpoints };
  }

  #apply(cdp: CdpSession): Promise<unknown> {
    const names = new Set(this.#active.map(({ filter }) => filter.filter));
    const uncaught = names.has('uncaught') || names.has('rejections');
    const state =
      names.has('all') || (names.has('caught') && uncaught)
        ? 'all'
        : names.has('caught')
          ? 'caught'
          : uncaught
            ? 'uncaught'
            : 'none';
    if (this.#active.some(({ condition }) => condition)) this.#state.ensure(cdp);
    return cdp.send('Debugger.setPauseOnExceptions', { state });
  }

  async #anyHolds({ callFrames }: Paused, value: RemoteObject, fitting: readonly Active[]): Promise<boolean> {
    const { cdp } = this.#context.debuggee;
    const [top] = callFrames;
    if (!top) return false;
    const { name } = this.#state;
    // Where the program stands `error` may be somebody's variable: the condition's own hides it.
    const kept = cdp.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (thrown) { ${name}.thrown = thrown; }`,
      objectId: await this.#globalObject(cdp),
      arguments: [argumentOf(value)],
      silent: true,
    });
    const answers = fitting.map(async ({ condition }) => {
      const { result, exceptionDetails } = await cdp.send('Debugger.evaluateOnCallFrame', {
        callFrameId: top.callFrameId,
        expression: `((error) => !!(${condition}\n))(${name}.thrown)`,
        silent: true,
      });
      if (exceptionDetails) this.#sayFailed(condition as string, exceptionDetails);
      return !exceptionDetails && result.value === true;
    });
    await kept;
    return (await Promise.all(answers)).includes(true);
  }

  async #globalObject(cdp: CdpSession): Promise<string> {
    const { result } = await cdp.send('Runtime.evaluate', { expression: this.#state.name, objectGroup: 'exceptions' });
    return result.objectId as string;
  }

  #sayFailed(condition: string, { exception, text }: Protocol.Runtime.ExceptionDetails): void {
    if (this.#failed.has(condition)) return;
    this.#failed.add(condition);
    this.#context.say(
      `The condition "${condition}" of an exception breakpoint failed: ${firstLine(exception?.description ?? text)}`,
    );
  }
}

function argumentOf({ objectId, unserializableValue, value }: RemoteObject): Protocol.Runtime.CallArgument {
  if (objectId !== undefined) return { objectId };
  return unserializableValue === undefined ? { value } : { unserializableValue };
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line;
}
