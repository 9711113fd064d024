/**
 * Who may ask. A web page can make its visitor's browser send requests to a debugged program on the same machine; these
 * checks tell such requests from those of debuggers.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Why a request is refused: the status and a text for people. */
export interface Refusal {
  readonly status: number;
  readonly text: string;
}

/**
 * Refuses what was addressed to a domain name. A page's own domain can be made to resolve to 127.0.0.1 after it was
 * loaded (DNS rebinding): its requests then count as same-origin, but still name the domain.
 */
export function checkHost(request: IncomingMessage): Refusal | undefined {
  const hosts = request.headersDistinct.host ?? [];
  if (hosts.length === 0 || (hosts.length === 1 && isAddressOrLocalhost(hosts[0] ?? ''))) return undefined;
  return { status: 400, text: 'The Host header must be an IP address or localhost.' };
}

/** Refuses WebSockets that a web page opens: browsers let any page open them to any address. */
export function checkOrigin(headers: IncomingHttpHeaders): Refusal | undefined {
  // The second is its name in an earlier draft of WebSockets, which is still served.
  const origins = [headers.origin, headers['sec-websocket-origin']].flat().filter((origin) => origin !== undefined);
  if (origins.every((origin) => devToolsOrigins.has(origin))) return undefined;
  return { status: 403, text: 'Web pages may not connect: the Origin header must be absent, or that of DevTools.' };
}

const devToolsOrigins = new Set(['devtools://devtools', 'chrome-devtools://devtools']);

function isAddressOrLocalhost(host: string): boolean {
  if (host === '') return true;
  const [, bracketed, plain = ''] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::\d*)?$/.exec(host) ?? [];
  if (bracketed !== undefined) return isIP(bracketed) === 6;
  // Browsers resolve localhost and what is below it to loopback addresses, whatever DNS says.
  return isIP(plain) === 4 || /^(?:[a-z0-9-]+\.)*localhost$/i.test(plain);
}
