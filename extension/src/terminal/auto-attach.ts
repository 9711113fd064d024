/** Debugs programs that are started in the editor's terminals, as the setting `jstime.autoAttach` says. */
import * as vscode from 'vscode';
import type { Enablement } from '../enablement.ts';
import { log, unattended } from '../log.ts';
import { addressVariable, startDebugInlet } from './debug-inlet.ts';

type Mode = 'disabled' | 'onlyWithFlag' | 'always';

/** What the runtime prints when its inspector is open. */
const listening = /Debugger listening on (ws:\/\/\S+)/g;

export class AutoAttach implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #enablement: Enablement;
  readonly #subscriptions: vscode.Disposable[];

  constructor(context: vscode.ExtensionContext, enablement: Enablement) {
    this.#context = context;
    this.#enablement = enablement;
    this.#subscriptions = [
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('jstime.autoAttach')) this.follow();
      }),
      vscode.window.onDidStartTerminalShellExecution(({ execution }) => {
        if (this.#mode === 'onlyWithFlag' && /\bjstime\b.*\s--inspect/.test(execution.commandLine.value)) {
          unattended(`attaching to ${execution.commandLine.value}`, attachWhenListening(execution));
        }
      }),
    ];
  }

  get #mode(): Mode {
    if (!this.#enablement.isAnywhere) return 'disabled';
    return vscode.workspace.getConfiguration('jstime').get<Mode>('autoAttach', 'onlyWithFlag');
  }

  /** The setting or the enabled folders have changed: terminals that are opened from now on follow. */
  follow(): void {
    const variables = this.#context.environmentVariableCollection;
    // Another session's address would lead nowhere.
    variables.persistent = false;
    if (this.#mode !== 'always') {
      variables.delete(addressVariable);
      return;
    }
    variables.description = 'Programs that jstime runs are debugged';
    startDebugInlet(this.#context).then(
      ({ path }) => {
        if (this.#mode === 'always') variables.replace(addressVariable, path);
      },
      (error: Error) => log.error(`programs in terminals are not debugged: ${error.message}`),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#context.environmentVariableCollection.delete(addressVariable);
  }
}

async function attachWhenListening(execution: vscode.TerminalShellExecution): Promise<void> {
  let seen = '';
  for await (const data of execution.read()) {
    seen = (seen + data).slice(-2000);
    for (const [, websocketAddress] of seen.matchAll(listening)) {
      await vscode.debug.startDebugging(vscode.workspace.workspaceFolders?.[0], {
        type: 'jstime',
        request: 'attach',
        name: execution.commandLine.value,
        websocketAddress,
      });
      return;
    }
  }
}
