/** Proxies that the environment names: http_proxy, https_proxy, all_proxy, no_proxy; upper case works, too. */
import { ops } from '../../internal/native.ts';
import { stringSlice, stringSplit, stringStartsWith, stringToLowerCase } from '../../internal/primordials.ts';
import { parseUrl, type UrlRecord } from '../url/url-record.ts';
import { basicCredentials } from './credentials.ts';
import { normalizeValue } from './header-list.ts';

export interface ProxyServer {
  readonly host: string;
  readonly port: number;
  /** The header Proxy-Authorization; empty without credentials. */
  readonly authorization: string;
}

const DEFAULT_PORT = 80;

function variable(lowerName: string, upperName: string): string {
  return ops.envGet(lowerName) || ops.envGet(upperName) || '';
}

/** Whether `entry` of no_proxy means the host: `*`, a name and what is below it, with a port or without. */
function matches(entry: string, { hostname, port }: UrlRecord): boolean {
  if (entry === '*') return true;
  let name = entry;
  const url = parseUrl(`http://${stringStartsWith(entry, '.') ? stringSlice(entry, 1) : entry}`);
  if (url !== null) {
    if (url.port !== '' && url.port !== port) return false;
    name = url.hostname;
  }
  return hostname === name || (hostname.length > name.length && stringSlice(hostname, -name.length - 1) === `.${name}`);
}

/** The proxy for `url`; undefined to go there directly. @throws {TypeError} when the environment names none that can be used */
export function proxyFor(url: UrlRecord): ProxyServer | undefined {
  const isSecure = url.protocol === 'https:' || url.protocol === 'wss:';
  // Not HTTP_PROXY in upper case under CGI, where it is a header of the client.
  const upperHttp = ops.envGet('REQUEST_METHOD') === undefined ? 'HTTP_PROXY' : 'http_proxy';
  const named =
    (isSecure ? variable('https_proxy', 'HTTPS_PROXY') : variable('http_proxy', upperHttp)) ||
    variable('all_proxy', 'ALL_PROXY');
  if (named === '') return undefined;
  const exceptions = stringSplit(variable('no_proxy', 'NO_PROXY'), ',');
  for (let index = 0; index < exceptions.length; index++) {
    const entry = stringToLowerCase(normalizeValue(exceptions[index] as string));
    if (entry !== '' && matches(entry, url)) return undefined;
  }
  const proxy = parseUrl(named) ?? parseUrl(`http://${named}`);
  if (proxy?.protocol !== 'http:') throw new TypeError(`The environment names the proxy '${named}'; it must be http:`);
  return {
    host: proxy.hostname,
    port: proxy.portNumber === -1 ? DEFAULT_PORT : proxy.portNumber,
    authorization: basicCredentials(proxy),
  };
}
