// chrome-remote-interface as a transport: the client that tools use, which fetches /json/list and /json/protocol.
import { createRequire } from 'node:module';
import { type Transport, TransportBase } from './transport.ts';

/** The part of a chrome-remote-interface client that is used here; the package has no types of its own. */
export interface RemoteInterfaceClient {
  send(method: string, params?: object): Promise<unknown>;
  on(event: 'event', handler: (message: { method: string; params: unknown }) => void): void;
  on(event: 'disconnect', handler: () => void): void;
  close(): Promise<void>;
  [domain: string]: unknown;
}

type Connect = (options: object) => Promise<RemoteInterfaceClient>;

interface ProtocolError {
  response?: { code: number; message: string };
}

const connect: Connect = createRequire(import.meta.url)('chrome-remote-interface');

export class RemoteInterface extends TransportBase implements Transport {
  readonly client: RemoteInterfaceClient;

  /** Asks the server for its targets and its protocol, and connects to the first target. */
  static async connect(host: string, port: number): Promise<RemoteInterface> {
    return new RemoteInterface(await connect({ host, port }));
  }

  private constructor(client: RemoteInterfaceClient) {
    super();
    this.client = client;
    client.on('event', (message) => this.onMessage(JSON.stringify(message)));
    client.on('disconnect', () => this.onClose());
  }

  send(message: string): void {
    const { id, method, params } = JSON.parse(message);
    this.client.send(method, params).then(
      (result) => this.onMessage(JSON.stringify({ id, result })),
      // Without a response the connection has ended, which onClose tells.
      ({ response }: ProtocolError) => response && this.onMessage(JSON.stringify({ id, error: response })),
    );
  }

  close(): void {
    this.client.close().then(() => this.onClose());
  }

  destroy(): void {
    (this.client._ws as { terminate(): void }).terminate();
  }
}
