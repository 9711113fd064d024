/** Ops of URL parsing. Lone surrogates in their texts become U+FFFD. */

/**
 * What the ops write beside an href, which is ASCII: offsets into it, in this order, -1 for what is missing. The order is
 * that of the core's parser.
 *
 *     https://user:pass@example.com:1234/path?query#hash
 *           |     |    |          | ^^^^|    |     |
 *           |     |    |          | port|    |     hashStart
 *           |     |    |          |     |    searchStart
 *           |     |    |          |     pathnameStart
 *           |     |    |          hostEnd
 *           |     |    hostStart, at the @ if there is one
 *           |     usernameEnd
 *           protocolEnd, behind the colon
 *
 * The fifth is the port's number, not an offset.
 */
export type UrlOffsets = Int32Array<ArrayBuffer>;

/** Protocol, username, password, host, hostname, port, pathname, search, hash: as in the core's table. */
export type UrlPart = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface UrlOps {
  /** The memory that the other ops write to. */
  urlOffsets(): UrlOffsets;
  /** The href, or undefined if `input` (relative to `base`, if given) is no valid URL. */
  parseUrl(input: string, base: string | undefined): string | undefined;
  canParseUrl(input: string, base: string | undefined): boolean;
  /** Runs the setter of one part; undefined if `value` is not valid there. */
  setUrlPart(href: string, part: UrlPart, value: string): string | undefined;
}
