/** The connection with the language server. A bundle of its own: it is read when a folder is jstime's, not before. */
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, State, TransportKind } from 'vscode-languageclient/node';
import {
  clientCommands,
  type ExperimentalCapabilities,
  type Status,
  statusNotification,
} from '../../../lsp/src/protocol.ts';
import { moduleLanguages } from '../enablement.ts';

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

/** A client that is not started yet. */
export function createClient({ runtime, folders, channel, onState, onProgress }: ServerOptions): LanguageClient {
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
  const client = new LanguageClient(
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
