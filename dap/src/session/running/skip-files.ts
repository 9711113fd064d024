/** Code that stepping passes over: files that the user names, and code of mapped files that comes from no source. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { SkipPatterns } from '../../model/skip-patterns.ts';
import type { SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature, PauseDecision } from '../feature.ts';
import type { Script } from '../sources/script.ts';
import type { Source } from '../sources/source.ts';
import type { Sources } from '../sources/sources.ts';
import type { Execution } from './execution.ts';

/** So many steps through code without source are taken unseen; then it is better to see where the program is. */
const maxUnseenSteps = 256;

export class SkipFiles implements Feature {
  readonly handlers: Handlers = { toggleSkipFileStatus: (args) => this.#toggle(args) };

  readonly #context: SessionContext;
  readonly #sources: Sources;
  readonly #execution: Execution;
  #patterns = new SkipPatterns([]);
  #unseenSteps = 0;
  /** Scripts of which V8 was told what to skip. */
  readonly #ranged = new WeakSet<Script>();

  constructor(context: SessionContext, sources: Sources, execution: Execution) {
    this.#context = context;
    this.#sources = sources;
    this.#execution = execution;
    sources.onMapped((script) => this.#skipRanges(script));
  }

  connected({ cdp }: Debuggee): Promise<unknown> | undefined {
    this.#patterns = new SkipPatterns(this.#context.options?.skipFiles ?? []);
    const patterns = this.#patterns.urlPatterns();
    return patterns.length > 0 ? cdp.send('Debugger.setBlackboxPatterns', { patterns }) : undefined;
  }

  /** Whether stepping passes over a source. */
  isSkipped(source: Source): boolean {
    return this.#patterns.isSkipped(source.key);
  }

  /** Smart stepping: a step does not end in code that comes from no source. */
  paused({ reason, hitBreakpoints = [], callFrames }: Protocol.Debugger.PausedEvent): PauseDecision | undefined {
    const { stepping } = this.#execution;
    const [top] = callFrames;
    const isStep = stepping !== undefined && (reason === 'step' || reason === 'other') && hitBreakpoints.length === 0;
    const isWithoutSource =
      top !== undefined &&
      this.#sources.script(top.location.scriptId)?.map !== undefined &&
      !this.#sources.originalPlace(top.location);
    if (!isStep || !isWithoutSource || !this.#context.options?.smartStep || this.#unseenSteps >= maxUnseenSteps) {
      this.#unseenSteps = 0;
      return undefined;
    }
    this.#unseenSteps++;
    return { resume: stepping };
  }

  /** Within a script that was made from several sources, or that has code from none of them. */
  #skipRanges(script: Script): void {
    const { map, id: scriptId } = script;
    const { smartStep = false } = this.#context.options ?? {};
    if (!map) return;
    const keys = this.#sources.mapKeys(script);
    const skips = keys.map((key) => this.#patterns.isSkipped(key));
    if (!smartStep && !skips.includes(true) && !this.#ranged.has(script)) return;
    this.#ranged.add(script);
    const positions = map.changes((source) => (source === undefined ? smartStep : skips[source] === true));
    this.#context.current?.cdp
      .send('Debugger.setBlackboxedRanges', {
        scriptId,
        positions: positions.map(({ line, column }) => ({ lineNumber: line, columnNumber: column })),
      })
      // It can fail only because the program is gone.
      .catch(() => {});
  }

  async #toggle({ resource, sourceReference }: { resource?: string; sourceReference?: number }): Promise<undefined> {
    if (resource === undefined && !sourceReference)
      throw new RequestError('Say which file: "resource" is its path or address, "sourceReference" its reference');
    const source = this.#sources.find({
      ...(resource !== undefined && { path: resource }),
      ...(sourceReference && { sourceReference }),
    } satisfies Dap.Source);
    this.#patterns.toggle(source.key);
    const { current, client } = this.#context;
    if (current) {
      await current.cdp.send('Debugger.setBlackboxPatterns', { patterns: this.#patterns.urlPatterns() });
      for (const script of source.madeInto.keys()) this.#skipRanges(script);
    }
    if (client.supportsInvalidatedEvent) this.#context.event('invalidated', { areas: ['stacks'] });
    return undefined;
  }
}
