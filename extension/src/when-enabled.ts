/** What there is once some folder is jstime's: language server, status, the editors' buttons. */
import type * as vscode from 'vscode';
import { ActiveFile } from './active-file.ts';
import type { Enablement } from './enablement.ts';
import { leaveToUs } from './language/built-in-support.ts';
import { LanguageServer, type ServerState } from './language/language-server.ts';
import type { RuntimeLocation } from './runtime/location.ts';
import { Status } from './status.ts';
import { AutoAttach } from './terminal/auto-attach.ts';
import { registerLinks } from './terminal/links.ts';

export interface EnabledParts {
  /** The enabled folders are others now. */
  follow(): Promise<void>;
  restartLanguageServer(): Promise<void>;
  showLanguageServerLog(): void;
  languageServerState(): ServerState;
  stop(): Promise<void>;
}

export function startEnabledParts(
  context: vscode.ExtensionContext,
  enablement: Enablement,
  runtime: RuntimeLocation,
): EnabledParts {
  const server = new LanguageServer(enablement, runtime);
  const status = new Status(enablement, runtime, server);
  const activeFile = new ActiveFile(enablement);
  const autoAttach = new AutoAttach(context, enablement);
  context.subscriptions.push(status, activeFile, autoAttach, registerLinks(enablement));
  const follow = async () => {
    const folders = enablement.folders();
    void leaveToUs(folders);
    autoAttach.follow();
    activeFile.follow();
    await server.follow();
    await status.follow();
  };
  context.subscriptions.push(runtime.onDidChange(() => void follow()));
  return {
    follow,
    restartLanguageServer: () => server.follow(true),
    showLanguageServerLog: () => server.showLog(),
    languageServerState: () => server.state,
    stop: () => server.stop(),
  };
}
