// How messages travel between a test and the runtime. Every way of connecting has the same face.
import { connect as connectSocket, type Socket } from 'node:net';

/** One connection: one session of the inspector. */
export interface Transport {
  /** Sends one message. */
  send(message: string): void;
  /** Ends the connection in an orderly way. */
  close(): void;
  /** Cuts the connection off, as when the client's process dies. */
  destroy(): void;
  /** Called with each message, in order. */
  onMessage: (message: string) => void;
  /** Called once, when nothing more will come. */
  onClose: () => void;
  /** Called when the peer breaks the rules of the transport itself. */
  onProblem: (problem: string) => void;
}

/** A transport before anybody listens. */
export abstract class TransportBase {
  onMessage: (message: string) => void = () => {};
  onClose: () => void = () => {};
  onProblem: (problem: string) => void = () => {};
}

/** Connects to a port of this machine, or to a path; rejects when nobody listens there. */
export function openSocket(address: { host: string; port: number } | { path: string }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket(address, () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.on('error', reject);
  });
}
