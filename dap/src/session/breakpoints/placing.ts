/** Puts breakpoints of sources into V8, wherever the code of their lines is or will be. */
import type { Protocol } from 'devtools-protocol';
import type { ConditionParts } from '../../model/breakpoint-condition.ts';
import { readLogMessage } from '../../model/log-message.ts';
import { fileUrlPattern } from '../../model/path-pattern.ts';
import type { SessionContext } from '../context.ts';
import type { Script } from '../sources/script.ts';
import type { Source } from '../sources/source.ts';
import type { Sources } from '../sources/sources.ts';
import type { OriginalNames } from '../values/original-names.ts';
import type { Placement, SourceBreakpoint } from './source-breakpoint.ts';

/** One line of a source may have been made into many pieces of code; more than these are not worth it. */
const maxPlaces = 32;

/** What V8 shall evaluate at each hit. */
type ConditionOf = (breakpoint: SourceBreakpoint, parts: ConditionParts) => string;

export class Placing {
  readonly #context: SessionContext;
  readonly #sources: Sources;
  readonly #names: OriginalNames;
  readonly #conditionOf: ConditionOf;
  readonly #byCdpId = new Map<string, SourceBreakpoint>();
  readonly #sending = new Set<Promise<unknown>>();

  /** @param conditionOf what V8 shall evaluate at each hit. */
  constructor(context: SessionContext, sources: Sources, names: OriginalNames, conditionOf: ConditionOf) {
    this.#context = context;
    this.#sources = sources;
    this.#names = names;
    this.#conditionOf = conditionOf;
  }

  /** Whose breakpoint one of V8's is. */
  owner(cdpId: string): SourceBreakpoint | undefined {
    return this.#byCdpId.get(cdpId);
  }

  /** Resolves when V8 has answered all that it was asked; nothing when it has. */
  get settled(): Promise<unknown> | undefined {
    return this.#sending.size > 0 ? Promise.allSettled(this.#sending) : undefined;
  }

  /** Forgets everything that V8 had. */
  clear(): void {
    this.#byCdpId.clear();
  }

  /** Wherever the code of its line is, and will be. */
  async place(breakpoint: SourceBreakpoint): Promise<void> {
    const { source, problem } = breakpoint;
    if (problem !== undefined) return;
    const places = [...source.madeInto.keys()].map((script) => this.placeInScript(breakpoint, script));
    if (!isMadeIntoItself(source)) places.push(this.#placeByAddress(breakpoint));
    await Promise.all(places);
  }

  /** In a script that was made from its source. */
  async placeInScript(breakpoint: SourceBreakpoint, script: Script): Promise<void> {
    const { source, line, column, problem } = breakpoint;
    if (problem !== undefined) return;
    const index = source.madeInto.get(script);
    const wanted = index === undefined ? [] : (script.map?.generated(index, line, column) ?? []);
    if (script.key === source.key) {
      // The text of the file is not what runs: where the address put it is wrong.
      for (const placement of breakpoint.placements.filter((other) => !other.script)) this.#take(breakpoint, placement);
    }
    await Promise.all(
      wanted.slice(0, maxPlaces).map(({ line: lineNumber, column: columnNumber }) =>
        this.#send(breakpoint, async () => {
          const location = { scriptId: script.id, lineNumber, columnNumber };
          const parts = hasExpressions(breakpoint) ? await this.#translated(breakpoint, location) : breakpoint.wanted;
          const { breakpointId, actualLocation } = await this.#context.debuggee.cdp.send('Debugger.setBreakpoint', {
            location,
            condition: this.#conditionOf(breakpoint, parts),
          });
          return { cdpId: breakpointId, script, location: actualLocation };
        }),
      ),
    );
  }

  /** V8 has found code for a breakpoint: which one, if it is one of these. */
  resolved(cdpId: string, location: Protocol.Debugger.Location): SourceBreakpoint | undefined {
    const breakpoint = this.#byCdpId.get(cdpId);
    const placement = breakpoint?.placements.find((other) => other.cdpId === cdpId);
    if (!placement) return undefined;
    placement.location ??= location;
    return breakpoint;
  }

  remove(breakpoint: SourceBreakpoint): void {
    breakpoint.isRemoved = true;
    for (const placement of [...breakpoint.placements]) this.#take(breakpoint, placement);
  }

  #placeByAddress(breakpoint: SourceBreakpoint): Promise<void> {
    const { line, column } = breakpoint;
    return this.#send(breakpoint, async () => {
      const { breakpointId, locations } = await this.#context.debuggee.cdp.send('Debugger.setBreakpointByUrl', {
        ...this.#addressOf(breakpoint),
        lineNumber: line,
        ...(column !== undefined && { columnNumber: column }),
        condition: this.#conditionOf(breakpoint, breakpoint.wanted),
      });
      return { cdpId: breakpointId, script: undefined, location: locations[0] };
    });
  }

  #addressOf({ source, id }: SourceBreakpoint): { urlRegex: string } | { url: string } | { scriptHash: string } {
    if (source.key.startsWith('hash:')) return { scriptHash: source.key.slice('hash:'.length) };
    if (!source.hasPath) return { url: source.key };
    const paths = new Set([source.key, this.#sources.shown(source).path ?? source.key]);
    const urls = [...paths].map(fileUrlPattern);
    // V8 takes two at one place for different ones only if their patterns are.
    return { urlRegex: `^(?:${urls.join('|')})(?:[?#].*)?$(?:){${id}}` };
  }

  /** In the names that things have in the script. */
  async #translated({ wanted }: SourceBreakpoint, location: Protocol.Debugger.Location): Promise<ConditionParts> {
    const { condition, logMessage } = wanted;
    const inMessage = logMessage ? readLogMessage(logMessage).expressions : [];
    const given = [...inMessage, ...(condition ? [condition] : [])];
    const translated = await this.#names.translateAt(given, location);
    return {
      ...wanted,
      expressions: translated.slice(0, inMessage.length),
      ...(condition && { condition: translated.at(-1) }),
    };
  }

  async #send(breakpoint: SourceBreakpoint, send: () => Promise<Placement>): Promise<void> {
    const sending = (async () => {
      let placement: Placement;
      try {
        placement = await send();
      } catch (error) {
        // Otherwise there is no code, or the program is gone.
        if ((error as Error).message.includes('already exists')) breakpoint.isTaken = true;
        return;
      }
      breakpoint.placements.push(placement);
      this.#byCdpId.set(placement.cdpId, breakpoint);
      if (breakpoint.isRemoved || isDouble(breakpoint, placement)) this.#take(breakpoint, placement);
    })();
    this.#sending.add(sending);
    await sending;
    this.#sending.delete(sending);
  }

  #take(breakpoint: SourceBreakpoint, placement: Placement): void {
    breakpoint.placements.splice(breakpoint.placements.indexOf(placement), 1);
    this.#byCdpId.delete(placement.cdpId);
    this.#context.current?.cdp
      .send('Debugger.removeBreakpoint', { breakpointId: placement.cdpId })
      // It can fail only because the program is gone.
      .catch(() => {});
  }
}

function hasExpressions({ wanted }: SourceBreakpoint): boolean {
  return Boolean(wanted.condition || wanted.logMessage);
}

/** The program runs other code than the file has: a loader has changed it, and left a map. */
function isMadeIntoItself(source: Source): boolean {
  return [...source.madeInto.keys()].some(({ key }) => key === source.key);
}

/** Two pieces of code begin with the same statement: it would be hit twice. */
function isDouble({ placements }: SourceBreakpoint, placement: Placement): boolean {
  const { location } = placement;
  return placements.some(
    (other) =>
      other !== placement &&
      location !== undefined &&
      other.location?.scriptId === location.scriptId &&
      other.location.lineNumber === location.lineNumber &&
      other.location.columnNumber === location.columnNumber,
  );
}
