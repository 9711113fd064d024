/** The connection with the language server. A bundle of its own: it is read when a folder is jstime's, not before. */
import * as vscode from 'vscode';
import {
  CloseAction,
  type DynamicFeature,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
  State,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import {
  clientCommands,
  type ExperimentalCapabilities,
  type Status,
  statusNotification,
} from '../../../lsp/src/protocol.ts';
import { moduleLanguages } from '../enablement.ts';
import { hasBuiltInSupport } from './built-in-support.ts';

/** What the server is started with. */
export interface ServerOptions {
  readonly runtime: string;
  /** Paths of the folders that are jstime's. */
  readonly folders: readonly string[];
  readonly channel: vscode.LogOutputChannel;
  onState(state: (typeof states)[State]): void;
  /** How far it has come with reading the folders. */
  onProgress(status: Status): void;
}

const states = {
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'failed',
} as const;

/**
 * What VS Code's TypeScript support knows from the text alone. It answers these in a server that plugins do not reach, and as
 * well as ours would: asked twice, VS Code would show outlines twice, and ask which one shall format.
 */
const leftToBuiltIn = new Set([
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/linkedEditingRange',
  'textDocument/formatting',
  'textDocument/rangeFormatting',
  'textDocument/onTypeFormatting',
]);

export class Client extends LanguageClient {
  #isUnwanted = false;

  /** Ends the server, at any time: that of the library refuses while the server has not answered yet, which may be for ever. */
  async end(): Promise<void> {
    if (this.state === State.Running) return this.dispose();
    this.#isUnwanted = true;
    // Its end closes the connection, which fails the start.
    this.serverProcess?.kill('SIGKILL');
  }

  protected override async createMessageTransports(encoding: string): Promise<MessageTransports> {
    const transports = await super.createMessageTransports(encoding);
    if (this.#isUnwanted) this.serverProcess?.kill('SIGKILL');
    return transports;
  }

  override createDefaultErrorHandler(maxRestartCount?: number): ErrorHandler {
    const handler = super.createDefaultErrorHandler(maxRestartCount);
    return {
      error: (...problem) => handler.error(...problem),
      closed: () => (this.#isUnwanted ? { action: CloseAction.DoNotRestart, handled: true } : handler.closed()),
    };
  }

  /** What becomes of a server that nobody wants is for the log. */
  override error(message: string, data?: unknown, showNotification: boolean | 'force' = true): void {
    super.error(message, data, this.#isUnwanted ? false : showNotification);
  }

  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    const method = 'registrationType' in feature ? feature.registrationType.method : undefined;
    if (method !== undefined && leftToBuiltIn.has(method) && hasBuiltInSupport()) return;
    super.registerFeature(feature);
  }
}

/** A client that is not started yet. */
export function createClient({ runtime, folders, channel, onState, onProgress }: ServerOptions): Client {
  const options: LanguageClientOptions = {
    documentSelector: folders.flatMap((folder) =>
      moduleLanguages.map((language) => ({ scheme: 'file', language, pattern: `${escaped(folder)}/**` })),
    ),
    outputChannel: channel,
    traceOutputChannel: channel,
    diagnosticCollectionName: 'jstime',
    initializationOptions: {},
    // Both are told the enabled folders only, by the feature below.
    middleware: { workspace: { didChangeWorkspaceFolders: async () => {} } },
  };
  const client = new Client(
    'jstime',
    'jstime language server',
    { command: runtime, args: ['lsp'], transport: TransportKind.stdio },
    options,
  );
  client.registerFeature({
    getState: () => ({ kind: 'static' }),
    fillInitializeParams(params) {
      params.workspaceFolders = folders.map((folder) => {
        const uri = vscode.Uri.file(folder);
        return { uri: client.code2ProtocolConverter.asUri(uri), name: folder.slice(folder.lastIndexOf('/') + 1) };
      });
    },
    fillClientCapabilities(capabilities) {
      const experimental: ExperimentalCapabilities = { commands: Object.values(clientCommands), status: true };
      capabilities.experimental = experimental;
    },
    initialize: () => {},
    clear: () => {},
  });
  client.onDidChangeState(({ newState }) => onState(states[newState]));
  client.onNotification(statusNotification, onProgress);
  return client;
}

/** A path as a glob pattern that means nothing else. */
function escaped(path: string): string {
  return path.replace(/[[\]{}*?]/g, '[$&]');
}
