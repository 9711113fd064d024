/** A source map: positions of a script to positions of the sources it was made from, and back. All count from zero. */
import type { TraceMap } from '@jridgewell/trace-mapping';

type Library = typeof import('@jridgewell/trace-mapping');

/** A guard of some servers against reading JSON as a script; the map begins on the next line. */
const jsonGuard = ")]}'";

/** A source as a map names it. */
export interface MapSource {
  /** As it stands in the map, behind `sourceRoot`. */
  readonly name: string;
  /** Resolved against the address of the map. */
  readonly url: string;
  /** Its text, where the map has it. */
  readonly content: string | undefined;
}

export interface OriginalPosition {
  /** Index of the source. */
  readonly source: number;
  readonly line: number;
  readonly column: number;
  /** What the name at this place was. */
  readonly name: string | undefined;
}

export interface GeneratedPosition {
  readonly line: number;
  readonly column: number;
}

/** A piece of code of the script and where it comes from. */
export interface Mapping extends GeneratedPosition {
  readonly originalLine: number;
  readonly originalColumn: number;
}

let library: Promise<Library> | undefined;

/** Reads maps; the library is loaded with the first one. */
export async function readSourceMap(text: string, mapUrl: string): Promise<SourceMap> {
  library ??= import('@jridgewell/trace-mapping');
  return new SourceMap(await library, text, mapUrl);
}

export class SourceMap {
  readonly sources: readonly MapSource[];
  readonly #library: Library;
  readonly #map: TraceMap;
  #bySource: Mapping[][] | undefined;

  /** @throws {Error} when the text is no source map. */
  constructor(library: Library, text: string, mapUrl: string) {
    this.#library = library;
    const json = text.startsWith(jsonGuard) ? text.slice(text.indexOf('\n') + 1) : text;
    this.#map = library.FlattenMap(json, mapUrl);
    const { sources, sourceRoot, resolvedSources, sourcesContent } = this.#map;
    this.sources = sources.map((source, index) => ({
      name: `${sourceRoot ? `${sourceRoot.replace(/\/$/, '')}/` : ''}${source ?? ''}`,
      url: resolvedSources[index] ?? '',
      content: sourcesContent?.[index] ?? undefined,
    }));
  }

  /** Whether it tells names that were changed. */
  get hasNames(): boolean {
    return this.#map.names.length > 0;
  }

  /** Where the code at a position comes from; nothing for code that comes from none of the sources. */
  original(line: number, column: number): OriginalPosition | undefined {
    const segment = this.#library.traceSegment(this.#map, line, column);
    if (!segment || segment.length === 1) return undefined;
    const [, source, originalLine, originalColumn, name] = segment;
    return {
      source,
      line: originalLine,
      column: originalColumn,
      name: name === undefined ? undefined : this.#map.names[name],
    };
  }

  /**
   * Where the code of a place in a source went: of the first code at or behind it. That may be in many places, and
   * nowhere.
   * @param column none: wherever the line begins.
   */
  generated(source: number, line: number, column?: number): Mapping[] {
    const mappings = this.#ofSource(source);
    const start = lowerBound(mappings, line, column ?? 0);
    // Behind the last code of a line a column still means that code.
    const last = mappings[start - 1];
    const found = mappings[start];
    const best =
      column !== undefined && last?.originalLine === line && found?.originalLine !== line ? last : (found ?? undefined);
    if (!best) return [];
    const first = lowerBound(mappings, best.originalLine, best.originalColumn);
    const places: Mapping[] = [];
    for (let index = first; index < mappings.length; index++) {
      const mapping = mappings[index] as Mapping;
      if (mapping.originalLine !== best.originalLine || mapping.originalColumn !== best.originalColumn) break;
      places.push(mapping);
    }
    return places;
  }

  /** All mapped code of some lines of a source, in their order. */
  mappings(source: number, firstLine: number, lastLine: number): Mapping[] {
    const mappings = this.#ofSource(source);
    return mappings.slice(lowerBound(mappings, firstLine, 0), lowerBound(mappings, lastLine + 1, 0));
  }

  /**
   * The places between code for which `isIn` holds and code for which it does not, by the source that it comes from. It
   * does not hold at the beginning.
   */
  changes(isIn: (source: number | undefined) => boolean): GeneratedPosition[] {
    const changes: GeneratedPosition[] = [];
    let inside = false;
    const next = (line: number, column: number, source: number | undefined) => {
      if (isIn(source) === inside) return;
      inside = !inside;
      changes.push({ line, column });
    };
    const lines = this.#library.decodedMappings(this.#map);
    for (const [line, segments] of lines.entries()) {
      // What is before the first code of a line belongs to it.
      if (segments.length === 0) next(line, 0, undefined);
      for (const [index, [column, source]] of segments.entries()) next(line, index === 0 ? 0 : column, source);
    }
    next(lines.length, 0, undefined);
    return changes;
  }

  /** What the name that begins at a place was. */
  nameAt(line: number, column: number): string | undefined {
    const segment = this.#library.traceSegment(this.#map, line, column);
    return segment?.[0] === column && segment.length === 5 ? this.#map.names[segment[4]] : undefined;
  }

  /** Mappings of a source, sorted by the places in it. */
  #ofSource(source: number): readonly Mapping[] {
    if (!this.#bySource) {
      this.#bySource = this.sources.map(() => []);
      for (const [line, segments] of this.#library.decodedMappings(this.#map).entries()) {
        for (const [column, index, originalLine, originalColumn] of segments) {
          if (index !== undefined)
            this.#bySource[index]?.push({
              line,
              column,
              originalLine: originalLine as number,
              originalColumn: originalColumn as number,
            });
        }
      }
      for (const mappings of this.#bySource)
        mappings.sort((a, b) => a.originalLine - b.originalLine || a.originalColumn - b.originalColumn);
    }
    return this.#bySource[source] ?? [];
  }
}

/** Index of the first mapping that is not before a place in the source. */
function lowerBound(mappings: readonly Mapping[], line: number, column: number): number {
  let low = 0;
  let high = mappings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { originalLine, originalColumn } = mappings[middle] as Mapping;
    if (originalLine < line || (originalLine === line && originalColumn < column)) low = middle + 1;
    else high = middle;
  }
  return low;
}
