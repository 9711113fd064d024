/**
 * The header Referer, for requests that name a referrer: a program has no address of its own.
 * @see https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer
 */
import { parseUrl, type UrlRecord } from '../url/url-record.ts';
import type { RequestRecord } from './request-record.ts';

const MOST_LENGTH = 4096;

/** Without credentials and fragment. */
function strip(url: UrlRecord): string {
  const bare = url.with('username', '')?.with('password', '') ?? url;
  return bare.hrefWithoutHash;
}

const isTrustworthy = ({ protocol }: UrlRecord): boolean => protocol === 'https:' || protocol === 'wss:';

/** Empty if there is none. */
export function refererOf({ referrer, referrerPolicy, currentUrl }: RequestRecord): string {
  const source = referrer === 'client' || referrer === 'no-referrer' ? null : parseUrl(referrer);
  if (source === null || (source.protocol !== 'http:' && source.protocol !== 'https:')) return '';
  const stripped = strip(source);
  const origin = `${source.origin}/`;
  const full = stripped.length > MOST_LENGTH ? origin : stripped;
  const isSameOrigin = source.origin === currentUrl.origin;
  const isDowngrade = isTrustworthy(source) && !isTrustworthy(currentUrl);
  switch (referrerPolicy) {
    case 'no-referrer':
      return '';
    case 'origin':
      return origin;
    case 'unsafe-url':
      return full;
    case 'strict-origin':
      return isDowngrade ? '' : origin;
    case 'same-origin':
      return isSameOrigin ? full : '';
    case 'origin-when-cross-origin':
      return isSameOrigin ? full : origin;
    case 'no-referrer-when-downgrade':
      return isDowngrade ? '' : full;
    default:
      if (isSameOrigin) return full;
      return isDowngrade ? '' : origin;
  }
}
