/** Breakpoints on properties of objects: they stop where the program reads or writes one. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../../cdp/session.ts';
import type { Handlers } from '../../dap/protocol.ts';
import { problemOf } from '../../model/breakpoint-condition.ts';
import { countsAt } from '../../model/hit-condition.ts';
import { valueText } from '../../model/preview.ts';
import { accessOf } from '../../model/property-access.ts';
import type { SessionContext } from '../context.ts';
import type { Feature, PauseDecision } from '../feature.ts';
import { ownScripts, type Sources } from '../sources/sources.ts';
import type { Stack } from '../sources/stack.ts';
import { type Evaluation, EvaluationError } from '../values/evaluation.ts';
import { callIn } from '../values/in-program.ts';
import type { Values } from '../values/values.ts';
import { endWatch, problemOfProperty, trapName, watchProperty } from './data-trap.ts';

type Paused = Protocol.Debugger.PausedEvent;
type CallFrame = Protocol.Debugger.CallFrame;
type RemoteObject = Protocol.Runtime.RemoteObject;

/** The name under which V8 keeps the objects. */
const objectGroup = 'data-breakpoints';

const textBudget = 100;

const unknownProperty = 'The object is not known any more: look for the property again';

/** A property that the editor was told of. */
interface Watchable {
  readonly objectId: string;
  readonly key: string | number;
  readonly name: string;
  /** By which traps tell the property. */
  readonly number: number;
}

interface DataBreakpoint {
  readonly id: number;
  readonly wanted: Dap.DataBreakpoint;
  problem: string | undefined;
  hits: number;
}

/** What is in a property's place: one for all breakpoints on it. */
interface Trap {
  readonly access: Dap.DataBreakpointAccessType;
  /** A function in the program, which ends it. */
  readonly end: string;
}

export class DataBreakpoints implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsDataBreakpoints: true };
  readonly handlers: Handlers = {
    dataBreakpointInfo: (args) => this.#info(args),
    setDataBreakpoints: ({ breakpoints }) => this.#set(breakpoints),
  };

  readonly #context: SessionContext;
  readonly #sources: Sources;
  readonly #stack: Stack;
  readonly #values: Values;
  readonly #evaluation: Evaluation;
  readonly #watchables = new Map<string, Watchable>();
  #breakpoints: readonly DataBreakpoint[] = [];
  readonly #traps = new Map<string, Trap>();

  constructor(context: SessionContext, sources: Sources, stack: Stack, values: Values, evaluation: Evaluation) {
    this.#context = context;
    this.#sources = sources;
    this.#stack = stack;
    this.#values = values;
    this.#evaluation = evaluation;
  }

  /** A program that was started again has other objects. */
  connected(): undefined {
    for (const { id } of this.#breakpoints) {
      const breakpoint = { id, verified: false, reason: 'failed', message: unknownProperty } as const;
      this.#context.event('breakpoint', { reason: 'changed', breakpoint });
    }
    this.#breakpoints = [];
  }

  disconnected(): void {
    this.#watchables.clear();
    this.#traps.clear();
  }

  paused(event: Paused): Promise<PauseDecision> | undefined {
    const [top] = event.callFrames;
    // The trap's script is one of those that nobody shall see.
    if (!top || this.#sources.script(top.location.scriptId)) return undefined;
    const [, access, text] = trapName.exec(top.functionName) ?? [];
    if (access === undefined) return undefined;
    const [dataId] = [...this.#watchables].find(([, { number }]) => number === Number(text)) ?? [];
    const candidates = this.#breakpoints.filter(
      ({ wanted, problem }) =>
        wanted.dataId === dataId && problem === undefined && includes(wanted.accessType ?? 'write', access),
    );
    return this.#decide(event, candidates, access);
  }

  async #decide({ callFrames }: Paused, candidates: readonly DataBreakpoint[], access: string): Promise<PauseDecision> {
    const [trap, place] = callFrames;
    const [first] = candidates;
    // Breakpoints that have just been taken away, or nobody of the program's has done it.
    if (!first || !trap || !place) return { unseen: true };
    const [before, now, ...holding] = await Promise.all([
      access === 'write' ? this.#evaluate(trap, 'property.before') : undefined,
      this.#evaluate(trap, 'property.value'),
      ...candidates.map(async (breakpoint) => ((await this.#holds(breakpoint, place)) ? breakpoint : undefined)),
    ]);
    const hit = holding.filter((breakpoint) => breakpoint !== undefined);
    if (hit.length === 0) return { unseen: true };
    const { name = '' } = this.#watchables.get(first.wanted.dataId) ?? {};
    const text = before ? `${name}: ${textOf(before)} → ${textOf(now)}` : `${name}: ${textOf(now)}`;
    const description = `Paused on a ${access} of ${name}`;
    const hitBreakpointIds = hit.map(({ id }) => id);
    return { stop: { reason: 'data breakpoint', description, text, hitBreakpointIds }, hiddenFrames: 1 };
  }

  /** Its conditions are the program's, where it reads or writes. */
  async #holds(breakpoint: DataBreakpoint, place: CallFrame): Promise<boolean> {
    const { condition, hitCondition } = breakpoint.wanted;
    if (condition?.trim() && (await this.#evaluate(place, `!!(${condition}\n)`)).value !== true) return false;
    breakpoint.hits++;
    return !hitCondition?.trim() || countsAt(hitCondition, breakpoint.hits);
  }

  async #evaluate({ callFrameId }: CallFrame, expression: string): Promise<RemoteObject> {
    const { result } = await this.#context.debuggee.cdp.send('Debugger.evaluateOnCallFrame', {
      callFrameId,
      expression: `${expression}\n//# sourceURL=${ownScripts}data`,
      silent: true,
      generatePreview: true,
      objectGroup,
    });
    return result;
  }

  async #info(args: Dap.DataBreakpointInfoArguments): Promise<Dap.DataBreakpointInfoResponse['body']> {
    const { name } = args;
    const found = await this.#find(args);
    if (typeof found === 'string') return { dataId: null, description: found };
    const { cdp } = this.#context.debuggee;
    const key = /^(?:0|[1-9]\d*)$/.test(String(found.key)) ? Number(found.key) : found.key;
    const problem = await callIn(cdp, problemOfProperty, found.objectId, [{ value: key }], {
      objectGroup,
      harmless: true,
      byValue: true,
    }).catch(() => ({ value: 'its object cannot be looked at without running code of the program' }));
    const accessTypes: Dap.DataBreakpointAccessType[] = ['write', 'read', 'readWrite'];
    const [known] = [...this.#watchables].find(([, { number }]) => String(number) === problem.value) ?? [];
    if (known !== undefined) return { dataId: known, description: found.name, accessTypes, canPersist: false };
    if (problem.value !== '') return { dataId: null, description: `${name} cannot be watched: ${problem.value}` };
    // The reference of the editor's is void when the program goes on.
    const kept = await callIn(cdp, identity, found.objectId, [], { objectGroup });
    const number = this.#watchables.size + 1;
    const dataId = `${number}:${String(key)}`;
    this.#watchables.set(dataId, { objectId: kept.objectId as string, key, name: found.name, number });
    return { dataId, description: found.name, accessTypes, canPersist: false };
  }

  /** The object and the key; or why there is none, as a sentence. */
  async #find({
    variablesReference,
    name,
    frameId,
  }: Dap.DataBreakpointInfoArguments): Promise<Omit<Watchable, 'number'> | string> {
    const onlyProperties = `${name} cannot be watched: V8 watches no variables, only properties of objects, such as globalThis.${name}`;
    if (variablesReference) {
      const { objectId } = this.#values.references.get(variablesReference);
      if (name.startsWith('[[') || name.startsWith('#'))
        return `${name} cannot be watched: only properties can that the program sees everywhere`;
      return objectId === undefined ? onlyProperties : { objectId, key: name.replace(/^"(.*)"$/, '$1'), name };
    }
    const access = await accessOf(name);
    if (!access) return /^[\w$]+$/.test(name) ? onlyProperties : `${name} is no property, such as tool.size or list[0]`;
    const frame = frameId === undefined ? undefined : this.#stack.frame(frameId);
    const options = { frame, lifetime: 'program', harmless: true } as const;
    try {
      const object = await this.#evaluation.evaluate(access.object, options);
      const key = access.isComputed ? (await this.#evaluation.evaluate(access.key, options)).value : access.key;
      if (object.objectId === undefined) return `${name} cannot be watched: ${access.object} is no object`;
      if (typeof key !== 'string' && typeof key !== 'number') return `${name} cannot be watched: its key is no text`;
      return { objectId: object.objectId, key, name };
    } catch (error) {
      if (error instanceof EvaluationError) return `${name} cannot be watched: ${error.message}`;
      throw error;
    }
  }

  async #set(wanted: Dap.DataBreakpoint[]): Promise<Dap.SetDataBreakpointsResponse['body']> {
    // Editors say at every start and end that they want none.
    if (wanted.length === 0 && this.#breakpoints.length === 0) return { breakpoints: [] };
    const { cdp } = this.#context.debuggee;
    const old = [...this.#breakpoints];
    this.#breakpoints = wanted.map((one) => {
      const same = old.findIndex((other) => JSON.stringify(other.wanted) === JSON.stringify(one));
      if (same >= 0) return old.splice(same, 1)[0] as DataBreakpoint;
      return { id: this.#context.nextBreakpointId(), wanted: one, problem: undefined, hits: 0 };
    });
    for (const breakpoint of this.#breakpoints) {
      const isKnown = this.#watchables.has(breakpoint.wanted.dataId);
      breakpoint.problem = isKnown ? await problemOf(breakpoint.wanted) : unknownProperty;
    }
    await this.#setTraps(cdp);
    return {
      breakpoints: this.#breakpoints.map(({ id, problem }) =>
        problem === undefined ? { id, verified: true } : { id, verified: false, reason: 'failed', message: problem },
      ),
    };
  }

  /** One for each property that is watched, for all kinds of access that are. */
  async #setTraps(cdp: CdpSession): Promise<void> {
    const usable = this.#breakpoints.filter(({ problem }) => problem === undefined);
    const accesses = new Map<string, Dap.DataBreakpointAccessType>();
    for (const { dataId, accessType = 'write' } of usable.map(({ wanted }) => wanted)) {
      const before = accesses.get(dataId) ?? accessType;
      accesses.set(dataId, before === accessType ? accessType : 'readWrite');
    }
    for (const [dataId, { access, end }] of [...this.#traps]) {
      if (accesses.get(dataId) === access) continue;
      this.#traps.delete(dataId);
      await callIn(cdp, endWatch, end, [], { objectGroup }).catch(() => {});
    }
    for (const [dataId, access] of accesses) {
      if (this.#traps.has(dataId)) continue;
      const problem = await this.#setTrap(cdp, dataId, access);
      for (const breakpoint of usable) if (breakpoint.wanted.dataId === dataId) breakpoint.problem = problem;
    }
  }

  async #setTrap(cdp: CdpSession, dataId: string, access: Dap.DataBreakpointAccessType): Promise<string | undefined> {
    const { objectId, key, name, number } = this.#watchables.get(dataId) as Watchable;
    const args = [{ value: key }, { value: number }, { value: access }];
    try {
      const problem = await callIn(cdp, problemOfProperty, objectId, [{ value: key }], { objectGroup, byValue: true });
      if (problem.value !== '') return `${name} cannot be watched: ${problem.value}`;
      const end = await callIn(cdp, watchProperty, objectId, args, { objectGroup });
      this.#traps.set(dataId, { access, end: end.objectId as string });
      return undefined;
    } catch (error) {
      return `${name} cannot be watched: ${(error as Error).message}`;
    }
  }
}

/** Whether a breakpoint for some accesses is one for this. */
function includes(type: Dap.DataBreakpointAccessType, access: string): boolean {
  return type === 'readWrite' || type === access;
}

function identity(this: unknown): unknown {
  return this;
}

function textOf(value: RemoteObject): string {
  return valueText(value, { budget: textBudget, hex: false, stack: false });
}
