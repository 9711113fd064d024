/** Whether the file in front is a module of jstime's: what buttons and keys depend on. */
import * as vscode from 'vscode';
import { type Enablement, moduleLanguages } from './enablement.ts';

export class ActiveFile implements vscode.Disposable {
  readonly #enablement: Enablement;
  readonly #subscriptions: vscode.Disposable[];
  readonly #shown = new Map<string, boolean>();

  constructor(enablement: Enablement) {
    this.#enablement = enablement;
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('launch')) this.follow();
      }),
    ];
  }

  follow(): void {
    const document = vscode.window.activeTextEditor?.document;
    const isModule =
      document !== undefined &&
      moduleLanguages.includes(document.languageId) &&
      this.#enablement.isEnabled(document.uri);
    this.#show('jstime.activeFile', isModule);
    // Where there are launch configurations, F5 means the chosen one.
    const launch = vscode.workspace.getConfiguration('launch', document?.uri).get<unknown[]>('configurations');
    this.#show('jstime.hasLaunchConfigurations', (launch ?? []).length > 0);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#show('jstime.activeFile', false);
  }

  #show(key: string, value: boolean): void {
    if (this.#shown.get(key) === value) return;
    this.#shown.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
