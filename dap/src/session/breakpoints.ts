/** Breakpoints in sources. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Handlers } from '../dap/protocol.ts';
import { RequestError } from '../dap/request-error.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature, PauseDecision } from './feature.ts';
import type { Sources } from './sources.ts';

interface Breakpoint {
  readonly id: number;
  readonly url: string;
  readonly wanted: Dap.SourceBreakpoint;
  /** V8's. */
  cdpId?: string;
}

export class Breakpoints implements Feature {
  readonly handlers: Handlers = {
    setBreakpoints: ({ source, breakpoints = [] }) => this.#set(source, breakpoints),
  };

  readonly #context: SessionContext;
  readonly #sources: Sources;
  readonly #byPath = new Map<string, Breakpoint[]>();
  #nextId = 1;

  constructor(context: SessionContext, sources: Sources) {
    this.#context = context;
    this.#sources = sources;
  }

  connected({ cdp }: Debuggee): Promise<unknown> {
    cdp.on('Debugger.breakpointResolved', ({ breakpointId, location }) => {
      const found = [...this.#byPath.values()].flat().find(({ cdpId }) => cdpId === breakpointId);
      const place = this.#sources.locate(location);
      if (found && place) {
        this.#context.event('breakpoint', {
          reason: 'changed',
          breakpoint: { id: found.id, verified: true, ...place },
        });
      }
    });
    return Promise.all([...this.#byPath.values()].flat().map((breakpoint) => this.#send(breakpoint)));
  }

  paused({ hitBreakpoints = [] }: { hitBreakpoints?: string[] }): PauseDecision | undefined {
    const hit = [...this.#byPath.values()].flat().filter(({ cdpId }) => cdpId && hitBreakpoints.includes(cdpId));
    if (hit.length === 0) return undefined;
    return {
      stop: { reason: 'breakpoint', description: 'Paused on a breakpoint', hitBreakpointIds: hit.map(({ id }) => id) },
    };
  }

  async #set(source: Dap.Source, wanted: Dap.SourceBreakpoint[]) {
    const { path } = source;
    if (path === undefined) throw new RequestError('Breakpoints need a source with a path');
    const url = this.#sources.urlOf(path);
    const old = this.#byPath.get(path) ?? [];
    const now = wanted.map((breakpoint): Breakpoint => ({ id: this.#nextId++, url, wanted: breakpoint }));
    this.#byPath.set(path, now);
    const { current } = this.#context;
    if (!current) return { breakpoints: now.map(({ id }) => ({ id, verified: false })) };
    for (const { cdpId } of old) if (cdpId) void current.cdp.send('Debugger.removeBreakpoint', { breakpointId: cdpId });
    return { breakpoints: await Promise.all(now.map((breakpoint) => this.#send(breakpoint))) };
  }

  async #send(breakpoint: Breakpoint): Promise<Dap.Breakpoint> {
    const { cdp } = this.#context.debuggee;
    const { breakpointId, locations } = await cdp.send('Debugger.setBreakpointByUrl', {
      url: breakpoint.url,
      lineNumber: this.#context.lineFromClient(breakpoint.wanted.line),
      condition: breakpoint.wanted.condition ?? '',
    });
    breakpoint.cdpId = breakpointId;
    const [location] = locations;
    const place = location && this.#sources.locate(location);
    return { id: breakpoint.id, verified: place !== undefined, ...place };
  }
}
