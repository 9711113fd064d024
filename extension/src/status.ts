/** The item in the status bar: which runtime, and how the language server is. */
import * as vscode from 'vscode';
import type { Enablement } from './enablement.ts';
import type { LanguageServer, ServerState } from './language/language-server.ts';
import type { RuntimeLocation } from './runtime/location.ts';
import { isNewEnough } from './runtime/version.ts';

const icons: Record<ServerState, string> = {
  starting: '$(loading~spin) ',
  loading: '$(loading~spin) ',
  running: '',
  stopped: '$(circle-slash) ',
  failed: '$(warning) ',
};

export class Status implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('jstime.status', vscode.StatusBarAlignment.Right, 99);
  readonly #enablement: Enablement;
  readonly #runtime: RuntimeLocation;
  readonly #server: LanguageServer;
  readonly #subscriptions: vscode.Disposable[];
  #turn = 0;

  constructor(enablement: Enablement, runtime: RuntimeLocation, server: LanguageServer) {
    this.#enablement = enablement;
    this.#runtime = runtime;
    this.#server = server;
    this.#item.name = 'jstime';
    this.#item.command = 'jstime.showMenu';
    this.#subscriptions = [
      server.onDidChangeState(() => void this.follow()),
      vscode.window.onDidChangeActiveTextEditor(() => void this.follow()),
    ];
  }

  async follow(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const file = vscode.window.activeTextEditor?.document.uri;
    const folder = this.#enablement.folders()[0];
    if (folder === undefined || (file?.scheme === 'file' && !this.#enablement.isEnabled(file))) {
      this.#item.hide();
      return;
    }
    const found = await this.#runtime.locate(vscode.Uri.file(folder));
    // Somebody has asked again in the meantime, and may have the answer already.
    if (turn !== this.#turn) return;
    const { state } = this.#server;
    const isUsable = found !== undefined && isNewEnough(found.version);
    this.#item.text = `${icons[isUsable ? state : 'failed']}jstime${found ? ` ${found.version}` : ''}`;
    const lines = found
      ? [`jstime ${found.version}, from ${found.origin}`, `\`${found.path}\``, `Language server: ${state}`]
      : ['jstime was not found'];
    this.#item.tooltip = new vscode.MarkdownString(lines.join('\n\n'));
    this.#item.backgroundColor = isUsable ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#item.show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }
}
