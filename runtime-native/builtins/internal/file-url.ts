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

/** The path of a `file:` URL, percent-decoded; undefined for any other URL and for malformed escapes. */
export function pathOfFileUrl(url: string): string | undefined {
  if (!stringStartsWith(url, FILE_SCHEME)) return undefined;
  const start = stringIndexOf(url, '/', FILE_SCHEME.length);
  if (start === -1) return undefined;
  let end = url.length;
  for (const mark of ['?', '#']) {
    const index = stringIndexOf(url, mark, start);
    if (index !== -1 && index < end) end = index;
  }
  try {
    return decodePercent(stringSlice(url, start, end));
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
  return `${stringSlice(baseUrl, 0, stringLastIndexOf(baseUrl, '/') + 1)}${reference}`;
}
