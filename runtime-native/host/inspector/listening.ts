/** Listening on all addresses of a host, with one port. */
import { once } from 'node:events';
import { BoundSocket, createServer, type Server, type Socket } from 'node:net';

/**
 * Listens on `port` of each of `addresses`; 0 takes one that is free on all of them. Addresses that this machine does not
 * have are left out, unless it has none of them.
 */
export async function listenOn(
  addresses: readonly string[],
  port: number,
  onConnection: (socket: Socket) => void,
): Promise<Server[]> {
  const servers: Server[] = [];
  for (const bound of bindAll(addresses, port)) {
    // Half-open, as an HTTP server wants it: who has sent a request and ended its side still gets the answer. Paused,
    // because what serves the connections may still be loading.
    const server = createServer(
      { allowHalfOpen: true, pauseOnConnect: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 },
      onConnection,
    );
    servers.push(server);
    // A bound socket needs no name lookup, which costs Node more than everything else here.
    server.listen(bound);
    try {
      await once(server, 'listening');
    } catch (error) {
      for (const started of servers) started.close();
      throw error;
    }
  }
  return servers;
}

function bindAll(addresses: readonly string[], port: number): BoundSocket[] {
  // A port that is free on one address may be taken on another.
  for (let attempt = 1; ; attempt++) {
    try {
      return bindOnce(addresses, port);
    } catch (error) {
      if (port !== 0 || attempt === 20 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

function bindOnce(addresses: readonly string[], port: number): BoundSocket[] {
  const bound: BoundSocket[] = [];
  let missing: unknown;
  for (const host of addresses) {
    try {
      bound.push(new BoundSocket({ host, port: bound[0]?.address().port ?? port }));
    } catch (error) {
      if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        missing ??= error;
        continue;
      }
      for (const socket of bound) socket.close();
      throw error;
    }
  }
  if (bound.length === 0) throw missing;
  return bound;
}
