/** Where in some lines of a source the program could stop. */
import type { CdpSession } from '../../cdp/session.ts';
import { statementPlaces } from '../../model/statement-places.ts';
import { readText } from '../sources/read-text.ts';
import type { Source } from '../sources/source.ts';
import type { Sources } from '../sources/sources.ts';

/** A place in a source, counted from zero. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Code of one line more than this many lines apart is asked for piece by piece. */
const maxGap = 20;

/** All places from `start` to before `end` at which V8 can stop, in their order. Asks V8: the source must be loaded. */
export async function possibleBreakpoints(
  cdp: CdpSession,
  sources: Sources,
  source: Source,
  start: Spot,
  end: Spot,
): Promise<Spot[]> {
  const script = [...source.scripts].at(-1);
  const isMapped = source.madeInto.size > 0;
  if (!isMapped) {
    if (!script) return [];
    const found = await inScript(cdp, script.id, start, end);
    return found.map(({ lineNumber, columnNumber = 0 }) => ({ line: lineNumber, column: columnNumber }));
  }
  const spots = new Map<string, Spot>();
  for (const [made, index] of source.madeInto) {
    for (const { first, last } of pieces(made.map?.mappings(index, start.line, end.line) ?? [])) {
      const found = await inScript(cdp, made.id, first, { line: last.line, column: last.column + 1 });
      for (const location of found) {
        const place = sources.originalPlace(location);
        if (place?.source !== source || before(place, start) || !before(place, end)) continue;
        spots.set(`${place.line}:${place.column}`, { line: place.line, column: place.column });
      }
    }
  }
  return [...spots.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** As {@link possibleBreakpoints}, for a file that is not loaded: V8 will move what is set at other places. */
export async function expectedBreakpoints(source: Source, start: Spot, end: Spot): Promise<Spot[]> {
  if (!source.isFile || !/\.[cm]?js$/.test(source.key)) return [];
  const places = await statementPlaces(await readText(source.key));
  return places.filter((place) => !before(place, start) && before(place, end));
}

function before(a: Spot, b: Spot): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

async function inScript(cdp: CdpSession, scriptId: string, start: Spot, end: Spot) {
  const { locations } = await cdp.send('Debugger.getPossibleBreakpoints', {
    start: { scriptId, lineNumber: start.line, columnNumber: start.column },
    end: { scriptId, lineNumber: end.line, columnNumber: end.column },
  });
  return locations;
}

/** Runs of code that lies together. */
function pieces(places: readonly Spot[]): { first: Spot; last: Spot }[] {
  const sorted = [...places].sort((a, b) => a.line - b.line || a.column - b.column);
  const found: { first: Spot; last: Spot }[] = [];
  for (const place of sorted) {
    const current = found.at(-1);
    if (current && place.line - current.last.line <= maxGap) current.last = place;
    else found.push({ first: place, last: place });
  }
  return found;
}
