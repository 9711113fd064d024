/**
 * The URL record of the standard, as an href and the offsets of its parts; a part is cut out when it is asked for.
 * @see https://url.spec.whatwg.org/#concept-url
 */
import { ops } from '../../internal/native.ts';
import { numberToString, stringCharCodeAt, stringSlice } from '../../internal/primordials.ts';
import type { UrlOffsets, UrlPart } from '../../internal/url-ops.d.ts';

const { parseUrl: parse, setUrlPart, urlOffsets } = ops;

/** Where the ops write; a record reads it at once. Fetched at the first URL, as the snapshot cannot hold it. */
let offsets: UrlOffsets;

function recordWith(href: string): UrlRecord {
  offsets ??= urlOffsets();
  return new UrlRecord(href);
}

const NONE = -1;
const AT_SIGN = 64;

/** In the order of the core's table. */
const PARTS = {
  protocol: 0,
  username: 1,
  password: 2,
  host: 3,
  hostname: 4,
  port: 5,
  pathname: 6,
  search: 7,
  hash: 8,
} as const satisfies Record<string, UrlPart>;

export type UrlAttribute = keyof typeof PARTS;

/** Immutable. Parts are as the attributes of `URL` give them: the protocol with its colon, the search with its `?`. */
export class UrlRecord {
  readonly href: string;
  readonly protocolEnd: number;
  readonly usernameEnd: number;
  readonly hostStart: number;
  readonly hostEnd: number;
  readonly portNumber: number;
  readonly pathnameStart: number;
  readonly searchStart: number;
  readonly hashStart: number;

  /** Takes the offsets that an op has just written. */
  constructor(href: string) {
    this.href = href;
    this.protocolEnd = offsets[0] as number;
    this.usernameEnd = offsets[1] as number;
    this.hostStart = offsets[2] as number;
    this.hostEnd = offsets[3] as number;
    this.portNumber = offsets[4] as number;
    this.pathnameStart = offsets[5] as number;
    this.searchStart = offsets[6] as number;
    this.hashStart = offsets[7] as number;
  }

  get protocol(): string {
    return stringSlice(this.href, 0, this.protocolEnd);
  }

  get username(): string {
    const start = this.protocolEnd + 2;
    return start < this.usernameEnd ? stringSlice(this.href, start, this.usernameEnd) : '';
  }

  get password(): string {
    const start = this.usernameEnd + 1;
    return start < this.hostStart ? stringSlice(this.href, start, this.hostStart) : '';
  }

  get host(): string {
    const start = hostBegin(this);
    // Without a host, `/.` may stand before a pathname that begins with two slashes.
    return start === this.hostEnd ? '' : stringSlice(this.href, start, this.pathnameStart);
  }

  get hostname(): string {
    return stringSlice(this.href, hostBegin(this), this.hostEnd);
  }

  get port(): string {
    return this.portNumber === NONE ? '' : numberToString(this.portNumber);
  }

  get pathname(): string {
    return stringSlice(this.href, this.pathnameStart, this.searchStart === NONE ? searchEnd(this) : this.searchStart);
  }

  get search(): string {
    const { searchStart } = this;
    return searchStart === NONE || searchEnd(this) - searchStart <= 1
      ? ''
      : stringSlice(this.href, searchStart, searchEnd(this));
  }

  /** The search without its `?`. */
  get query(): string {
    return this.searchStart === NONE ? '' : stringSlice(this.href, this.searchStart + 1, searchEnd(this));
  }

  get hash(): string {
    const { hashStart } = this;
    return hashStart === NONE || this.href.length - hashStart <= 1 ? '' : stringSlice(this.href, hashStart);
  }

  /** The href without the fragment: what is fetched. */
  get hrefWithoutHash(): string {
    return this.hashStart === NONE ? this.href : stringSlice(this.href, 0, this.hashStart);
  }

  /** @see https://url.spec.whatwg.org/#concept-url-origin */
  get origin(): string {
    const { protocol } = this;
    switch (protocol) {
      case 'http:':
      case 'https:':
      case 'ws:':
      case 'wss:':
      case 'ftp:':
        return `${protocol}//${this.host}`;
      case 'blob:': {
        const inner = parseUrl(this.pathname);
        return inner?.protocol === 'http:' || inner?.protocol === 'https:' ? inner.origin : 'null';
      }
      default:
        return 'null';
    }
  }

  /** The URL that the setter of `part` makes of this one; null if the value is not valid there. */
  with(part: UrlAttribute, value: string): UrlRecord | null {
    const href = setUrlPart(this.href, PARTS[part], value);
    return href === undefined ? null : recordWith(href);
  }
}

/** Where the host begins, behind the credentials' `@`. */
function hostBegin({ href, hostStart, hostEnd }: UrlRecord): number {
  return hostStart < hostEnd && stringCharCodeAt(href, hostStart) === AT_SIGN ? hostStart + 1 : hostStart;
}

const searchEnd = ({ href, hashStart }: UrlRecord): number => (hashStart === NONE ? href.length : hashStart);

/** The URL parser: null for failure. Lone surrogates are taken for U+FFFD. */
export function parseUrl(input: string, base?: string): UrlRecord | null {
  const href = parse(input, base);
  if (href === undefined) return null;
  offsets ??= urlOffsets();
  return new UrlRecord(href);
}
