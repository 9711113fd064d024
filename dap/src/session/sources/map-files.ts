/** Finding and reading source maps, and the files that they name. */
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { replacePattern } from '../../model/path-pattern.ts';
import type { MapSource } from '../../model/source-map.ts';
import { readText } from './read-text.ts';
import { pathOfUrl } from './script.ts';

/** Where the sources of maps are looked for. */
export interface SourcePlaces {
  /** The folder that relative places mean. */
  readonly cwd: string;
  /** The user's: patterns and what stands in their place. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** The address of a script's map: its own, or the script's where the map is in it. */
export function mapUrlOf(scriptUrl: string, sourceMapUrl: string): string | undefined {
  if (sourceMapUrl.startsWith('data:')) return scriptUrl;
  try {
    return new URL(sourceMapUrl, scriptUrl.startsWith('/') ? `file://${scriptUrl}` : scriptUrl || undefined).href;
  } catch {
    return isAbsolute(sourceMapUrl) ? `file://${sourceMapUrl}` : undefined;
  }
}

/**
 * Reads the text of a map.
 * @throws {Error} when there is none.
 */
export async function readMapText(mapUrl: string | undefined, sourceMapUrl: string): Promise<string> {
  if (sourceMapUrl.startsWith('data:')) return textOfDataUrl(sourceMapUrl);
  const path = mapUrl === undefined ? undefined : pathOfUrl(mapUrl);
  if (path === undefined) throw new Error(`${sourceMapUrl} is not a file`);
  return readText(path);
}

/** The path or the URL of a source. */
export function keyOfMapSource({ name, url }: MapSource, { cwd, overrides }: SourcePlaces): string {
  const overridden = replacePattern(name, overrides) ?? replacePattern(url, overrides);
  if (overridden !== undefined) return pathOfUrl(overridden) ?? resolve(cwd, overridden);
  const path = pathOfUrl(url) ?? (isAbsolute(url) ? url : undefined);
  if (path !== undefined) return path;
  // What bundlers make of paths: `webpack://package/./src/a.ts`, `webpack:///src/a.ts`.
  const [, inside] = /^webpack:\/\/[^/]*\/(?:\.\/)?(.*?)(?:\?.*)?$/.exec(name) ?? [];
  if (inside) {
    const local = resolve(cwd, inside.replace(/^~\//, 'node_modules/'));
    if (existsSync(local)) return local;
  }
  return url || name;
}

function textOfDataUrl(url: string): string {
  const comma = url.indexOf(',');
  const head = url.slice(0, comma);
  const data = url.slice(comma + 1);
  return head.endsWith(';base64') ? Buffer.from(data, 'base64').toString() : decodeURIComponent(data);
}
