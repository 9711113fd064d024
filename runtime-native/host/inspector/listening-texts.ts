/** What people read about listening. */
import { isIP, type Server } from 'node:net';
import { getSystemErrorMessage } from 'node:util';
import type { StartInspector } from '../../contract/host-channel.ts';
import { hostAndPort, isLoopback } from './addresses.ts';
import { webSocketUrl } from './target-info.ts';

/**
 * The body of InspectorListening: the first line is the URL that debuggers should use, each further line is for stderr.
 */
export function listeningText(target: StartInspector, addresses: readonly ServerAddress[]): string {
  // Requests that name any other host than localhost are refused, so its URL would not work.
  const named = isIP(target.host) === 0 && target.host.toLowerCase() !== 'localhost';
  const [url, ...others] = addresses.map(({ address, port }) =>
    webSocketUrl(target, hostAndPort(named || addresses.length > 1 ? address : target.host, port)),
  );
  const open = addresses.filter(({ address }) => !isLoopback(address));
  return [
    url,
    ...others.map((other) => `Debugger listening on ${other}`),
    ...open.map(({ address, port }) => openAddressWarning(hostAndPort(address, port))),
  ].join('\n');
}

function openAddressWarning(address: string): string {
  return (
    `Warning: the inspector listens on ${address}, which is not only for this machine. ` +
    'Whoever connects there can run any code in this process.'
  );
}

/** Where a server listens. */
export interface ServerAddress {
  readonly address: string;
  readonly port: number;
}

/** The address that `server` listens on. */
export function serverAddress(server: Server): ServerAddress {
  return server.address() as ServerAddress;
}

/** The body of InspectorFailed. */
export function failureText(target: StartInspector, error: unknown): string {
  const { code, errno, message } = error as NodeJS.ErrnoException;
  const reason = errno === undefined ? message : getSystemErrorMessage(errno);
  const advice = (code && adviceByCode[code]) ?? '';
  return `Starting inspector on ${hostAndPort(target.host, target.port)} failed: ${reason}${advice && `\n${advice}`}`;
}

const anotherPort = 'Name another port, or 0 for any that is free: --inspect=0';

const adviceByCode: Record<string, string> = {
  EADDRINUSE: `Another program, maybe another one that is being debugged, has this port. ${anotherPort}`,
  EACCES: `This port is not for every user. ${anotherPort}`,
  EADDRNOTAVAIL: 'This machine does not have that address.',
  ENOTFOUND: 'No address is known for this host name.',
  EAI_AGAIN: 'The host name could not be looked up.',
};
