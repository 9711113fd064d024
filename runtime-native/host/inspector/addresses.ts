/** Host names and addresses: what to listen on, and how it is written. */
import { isIP } from 'node:net';

/** The addresses of `host` (a name, an IPv4 address, or an IPv6 address with or without brackets), at least one. */
export async function resolveHost(host: string): Promise<string[]> {
  const name = withoutBrackets(host);
  if (isIP(name) !== 0) return [name];
  const { lookup } = await import('node:dns/promises');
  const found = await lookup(name, { all: true });
  return [...new Set(found.map(({ address }) => address))];
}

/** Whether only this machine reaches `address`, which is written as the system writes addresses. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/** `host:port`, as in a URL. */
export function hostAndPort(host: string, port: number): string {
  const name = withoutBrackets(host);
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function withoutBrackets(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
}
