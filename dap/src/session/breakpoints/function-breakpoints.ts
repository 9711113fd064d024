/** Breakpoints at the beginning of functions, by their names: of the program's own, and of what the runtime has. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../../cdp/session.ts';
import type { Handlers } from '../../dap/protocol.ts';
import { conditionFor, problemOf } from '../../model/breakpoint-condition.ts';
import { type FunctionPlace, functionsOf, isNamed } from '../../model/function-names.ts';
import type { SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature, PauseDecision } from '../feature.ts';
import type { InstrumentationPauses } from '../running/instrumentation.ts';
import type { Script } from '../sources/script.ts';
import { ownScripts, type Sources } from '../sources/sources.ts';
import type { Values } from '../values/values.ts';
import { FunctionBreakpoint } from './function-breakpoint.ts';
import { logOutput } from './log-output.ts';
import { breakpointConsole, type ProgramState } from './program-state.ts';

interface SetBreakpoint {
  readonly breakpointId: string;
  readonly actualLocation?: Protocol.Debugger.Location;
}

const nameGrammar = /^[\p{ID_Start}$_#][\p{ID_Continue}$]*(\.[\p{ID_Start}$_#][\p{ID_Continue}$]*)*$/u;

export class FunctionBreakpoints implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsFunctionBreakpoints: true };
  readonly handlers: Handlers = { setFunctionBreakpoints: ({ breakpoints }) => this.#set(breakpoints) };

  readonly #context: SessionContext;
  readonly #sources: Sources;
  readonly #pauses: InstrumentationPauses;
  readonly #state: ProgramState;
  readonly #values: Values;
  #breakpoints: readonly FunctionBreakpoint[] = [];
  readonly #settling = new Set<Promise<unknown>>();
  readonly #functions = new WeakMap<Script, Promise<FunctionPlace[]>>();

  constructor(
    context: SessionContext,
    sources: Sources,
    pauses: InstrumentationPauses,
    state: ProgramState,
    values: Values,
  ) {
    this.#context = context;
    this.#sources = sources;
    this.#pauses = pauses;
    this.#state = state;
    this.#values = values;
    pauses.prepare(({ scriptId }) => {
      const script = sources.script(scriptId);
      return script && this.#breakpoints.length > 0 ? this.#placeInScript(script, this.#breakpoints) : undefined;
    });
  }

  connected({ cdp }: Debuggee): Promise<unknown> {
    cdp.on('Runtime.consoleAPICalled', (call) => {
      if (!call.context?.startsWith(breakpointConsole)) return;
      const speaking = this.#breakpoints.find(({ id }) => id === call.args[0]?.value);
      if (!speaking) return;
      const speaker = { logMessage: undefined, name: `The breakpoint on ${speaking.wanted.name}` };
      this.#context.event('output', logOutput(call, speaker, this.#sources, this.#values));
    });
    return this.#place(this.#breakpoints);
  }

  disconnected(): void {
    for (const breakpoint of this.#breakpoints) breakpoint.cdpIds.clear();
  }

  paused({ hitBreakpoints = [] }: Protocol.Debugger.PausedEvent): ReturnType<NonNullable<Feature['paused']>> {
    if (hitBreakpoints.length === 0 || this.#breakpoints.length === 0) return undefined;
    // V8 may stop at a breakpoint before its answer is read; the editor must have heard of it first.
    if (this.#settling.size > 0) {
      const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
      return Promise.allSettled(this.#settling)
        .then(nextTurn)
        .then(() => this.#decide(hitBreakpoints));
    }
    return this.#decide(hitBreakpoints);
  }

  #decide(hitBreakpoints: readonly string[]): PauseDecision | undefined {
    const hit = this.#breakpoints.filter(({ cdpIds }) => hitBreakpoints.some((cdpId) => cdpIds.has(cdpId)));
    const [first] = hit;
    if (!first) return undefined;
    const description = `Paused on a call of ${first.wanted.name}`;
    return { stop: { reason: 'function breakpoint', description, hitBreakpointIds: hit.map(({ id }) => id) } };
  }

  async #set(wanted: Dap.FunctionBreakpoint[]): Promise<Dap.SetFunctionBreakpointsResponse['body']> {
    const old = [...this.#breakpoints];
    const added: FunctionBreakpoint[] = [];
    const now = wanted.map((one) => {
      const signature = FunctionBreakpoint.signature(one);
      const same = old.findIndex((other) => FunctionBreakpoint.signature(other.wanted) === signature);
      if (same >= 0) return old.splice(same, 1)[0] as FunctionBreakpoint;
      const breakpoint = new FunctionBreakpoint(this.#context.nextBreakpointId(), one);
      added.push(breakpoint);
      return breakpoint;
    });
    this.#breakpoints = now;
    this.#remove(old);
    this.#pauses.wantAll(this, now.length > 0);
    await Promise.all(
      added.map(async (breakpoint) => {
        const { name } = breakpoint.wanted;
        breakpoint.problem = nameGrammar.test(name)
          ? await problemOf(breakpoint.wanted)
          : `"${name}" is no name of a function: write one such as draw or Shape.draw`;
      }),
    );
    await this.#place(added);
    return { breakpoints: now.map((breakpoint) => breakpoint.tell()) };
  }

  async #place(breakpoints: readonly FunctionBreakpoint[]): Promise<void> {
    const { current } = this.#context;
    const usable = breakpoints.filter(({ problem }) => problem === undefined);
    if (!current || usable.length === 0) return;
    await Promise.all([
      ...this.#sources.scripts().map((script) => this.#placeInScript(script, usable)),
      ...usable.map((breakpoint) => this.#placeInRuntime(current.cdp, breakpoint)),
    ]);
  }

  async #placeInScript(script: Script, breakpoints: readonly FunctionBreakpoint[]): Promise<void> {
    let functions = this.#functions.get(script);
    if (!functions) {
      functions = this.#sources.scriptText(script).then(functionsOf);
      this.#functions.set(script, functions);
    }
    const places = await functions;
    const { cdp } = this.#context.debuggee;
    const kept: Promise<void>[] = [];
    for (const breakpoint of breakpoints) {
      if (breakpoint.problem !== undefined) continue;
      for (const place of places) {
        if (!isNamed(place, breakpoint.wanted.name)) continue;
        const { startLine, startColumn } = script.parsed;
        const location = {
          scriptId: script.id,
          lineNumber: startLine + place.line,
          columnNumber: place.line === 0 ? startColumn + place.column : place.column,
        };
        const set = cdp.send('Debugger.setBreakpoint', { location, condition: this.#conditionOf(breakpoint, cdp) });
        kept.push(this.#keep(breakpoint, set));
      }
    }
    await Promise.all(kept);
  }

  /** What no script of the program has, the runtime may have: `JSON.parse`, `console.log`. */
  async #placeInRuntime(cdp: CdpSession, breakpoint: FunctionBreakpoint): Promise<void> {
    const { name } = breakpoint.wanted;
    if (name.includes('#')) return;
    const found = cdp.send('Runtime.evaluate', {
      expression: `${name}\n//# sourceURL=${ownScripts}function`,
      silent: true,
      throwOnSideEffect: true,
      objectGroup: 'function-breakpoints',
    });
    // Not while a step lasts and lasts.
    const { result } = await found.catch(() => ({ result: { type: 'undefined' } as Protocol.Runtime.RemoteObject }));
    if (result.type !== 'function' || result.objectId === undefined) return;
    const { objectId } = result;
    const { internalProperties = [] } = await cdp.send('Runtime.getProperties', { objectId, ownProperties: true });
    const at = internalProperties.find((property) => property.name === '[[FunctionLocation]]')?.value?.value;
    if (at && this.#sources.script((at as Protocol.Debugger.Location).scriptId)) return;
    await this.#keep(
      breakpoint,
      cdp.send('Debugger.setBreakpointOnFunctionCall', { objectId, condition: this.#conditionOf(breakpoint, cdp) }),
    );
  }

  async #keep(breakpoint: FunctionBreakpoint, set: Promise<SetBreakpoint>): Promise<void> {
    this.#settling.add(set);
    try {
      const { breakpointId, actualLocation } = await set;
      breakpoint.cdpIds.add(breakpointId);
      if (actualLocation) breakpoint.place ??= this.#sources.locate(actualLocation);
      if (!this.#breakpoints.includes(breakpoint)) this.#remove([breakpoint]);
      else if (breakpoint.told !== undefined) {
        const before = breakpoint.told;
        const state = breakpoint.tell();
        if (breakpoint.told !== before) this.#context.event('breakpoint', { reason: 'changed', breakpoint: state });
      }
    } catch {
      // There is one at this very place already, or the program is gone.
    } finally {
      this.#settling.delete(set);
    }
  }

  #conditionOf({ id, wanted }: FunctionBreakpoint, cdp: CdpSession): string {
    const condition = conditionFor(wanted, id, this.#state.name, `${ownScripts}condition`);
    if (condition) this.#state.ensure(cdp);
    return condition;
  }

  #remove(breakpoints: readonly FunctionBreakpoint[]): void {
    for (const { cdpIds } of breakpoints) {
      for (const breakpointId of cdpIds) {
        // It can fail only because the program is gone.
        this.#context.current?.cdp.send('Debugger.removeBreakpoint', { breakpointId }).catch(() => {});
      }
      cdpIds.clear();
    }
  }
}
