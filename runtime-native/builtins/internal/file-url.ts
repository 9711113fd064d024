/** `file:` URLs and relative URL references, as far as stacks, source maps and file paths need them. */
import {
  decodePercent,
  regExpExec,
  stringIndexOf,
  stringLastIndexOf,
  stringSlice,
  stringStartsWith,
} from './primordials.ts';

const FILE_SCHEME = 'file://';
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Where the query or fragment of `url` begins. */
function pathEnd(url: string): number {
  const fragment = stringIndexOf(url, '#');
  const end = fragment === -1 ? url.length : fragment;
  const query = stringIndexOf(url, '?');
  return query === -1 || query > end ? end : query;
}

/** The path of a `file:` URL, percent-decoded; undefined for any other URL and for malformed escapes. */
export function pathOfFileUrl(url: string): string | undefined {
  if (!stringStartsWith(url, FILE_SCHEME)) return undefined;
  const start = stringIndexOf(url, '/', FILE_SCHEME.length);
  if (start === -1) return undefined;
  try {
    return decodePercent(stringSlice(url, start, pathEnd(url)));
  } catch {
    return undefined;
  }
}

/** How a location is shown: paths for files, URLs for the rest. */
export const displayName = (url: string): string => pathOfFileUrl(url) ?? url;

/** Resolves `reference` against the URL of a script. Dot segments stay: file systems resolve them too. */
export function resolveReference(reference: string, baseUrl: string): string {
  if (regExpExec(SCHEME, reference) !== null) return reference;
  if (stringStartsWith(reference, '/')) {
    return stringStartsWith(baseUrl, FILE_SCHEME) ? `${FILE_SCHEME}${reference}` : reference;
  }
  const base = stringSlice(baseUrl, 0, pathEnd(baseUrl));
  return `${stringSlice(base, 0, stringLastIndexOf(base, '/') + 1)}${reference}`;
}
