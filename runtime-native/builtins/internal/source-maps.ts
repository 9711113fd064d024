/**
 * Source maps of scripts: remembered when a script is compiled, read and parsed when the first
 * stack through it is shown. A broken or missing map is as good as none.
 */
import { FlattenMap, originalPositionFor, sourceContentFor, type TraceMap } from '@jridgewell/trace-mapping';
import { textOfDataUrl } from './data-url.ts';
import { pathOfFileUrl, resolveReference } from './file-url.ts';
import { lineOf } from './lines.ts';
import { ops } from './native.ts';
import { mapGet, mapSet, mapSize, stringIndexOf, stringSlice, stringStartsWith } from './primordials.ts';

/** A position in an original source; line and column are one-based. */
export interface OriginalPosition {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** A guard of some servers against reading JSON as a script; the map begins on the next line. */
const JSON_GUARD = ")]}'";

/** Script URL to the URL of its map, to the parsed map, or to null when it is broken. */
const maps = new Map<string, string | TraceMap | null>();

function readMap(mapUrl: string): string | undefined {
  if (stringStartsWith(mapUrl, 'data:')) return textOfDataUrl(mapUrl);
  const path = pathOfFileUrl(mapUrl);
  return path === undefined ? undefined : ops.readTextFile(path);
}

function parseMap(scriptUrl: string, mapUrl: string): TraceMap | null {
  try {
    const text = readMap(mapUrl);
    if (text === undefined) return null;
    const json = stringStartsWith(text, JSON_GUARD) ? stringSlice(text, stringIndexOf(text, '\n') + 1) : text;
    // Sources of an inline map are relative to the script.
    return FlattenMap(json, stringStartsWith(mapUrl, 'data:') ? scriptUrl : mapUrl);
  } catch {
    return null;
  }
}

function mapOf(scriptUrl: string): TraceMap | null {
  let map = mapGet(maps, scriptUrl);
  if (typeof map === 'string') {
    map = parseMap(scriptUrl, map);
    mapSet(maps, scriptUrl, map);
  }
  return map ?? null;
}

export function registerSourceMap(scriptUrl: string, sourceMapUrl: string): boolean {
  const mapUrl = resolveReference(sourceMapUrl, scriptUrl);
  if (!stringStartsWith(mapUrl, 'data:') && !stringStartsWith(mapUrl, 'file:')) return false;
  mapSet(maps, scriptUrl, mapUrl);
  return true;
}

/** Whether any script said that it has a map. */
export const hasSourceMaps = (): boolean => mapSize(maps) > 0;

/** Where the code at a position of a script comes from; undefined without a map that knows it. */
export function originalPositionOf(scriptUrl: string, line: number, column: number): OriginalPosition | undefined {
  const map = mapOf(scriptUrl);
  if (map === null) return undefined;
  try {
    const found = originalPositionFor(map, { line, column: column - 1 });
    if (found.source === null) return undefined;
    return { url: found.source, line: found.line, column: found.column + 1 };
  } catch {
    return undefined;
  }
}

/** A line of an original source, from the map or from its file; undefined when it cannot be had. */
export function originalLine(scriptUrl: string, position: OriginalPosition): string | undefined {
  const map = mapOf(scriptUrl);
  if (map === null) return undefined;
  try {
    const path = pathOfFileUrl(position.url);
    const content = sourceContentFor(map, position.url) ?? (path === undefined ? undefined : ops.readTextFile(path));
    if (content === undefined) return undefined;
    return lineOf(content, position.line);
  } catch {
    return undefined;
  }
}
