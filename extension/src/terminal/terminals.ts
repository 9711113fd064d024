/** Terminals: the REPL, and one in which every program is debugged. */
import * as vscode from 'vscode';
import type { RuntimeLocation } from '../runtime/location.ts';
import { usableRuntime } from '../runtime/problems.ts';
import { debugEnvironment, startDebugInlet } from './debug-inlet.ts';

export function registerTerminals(context: vscode.ExtensionContext, location: RuntimeLocation): void {
  const repl = async (): Promise<vscode.TerminalOptions | undefined> => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const runtime = await usableRuntime(location, folder, 'asked');
    return (
      runtime && {
        name: 'jstime REPL',
        shellPath: runtime.path,
        cwd: folder,
        iconPath: new vscode.ThemeIcon('terminal'),
      }
    );
  };
  const debugTerminal = async (): Promise<vscode.TerminalOptions> => {
    const inlet = await startDebugInlet(context);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const runtime = await location.locate(folder);
    return {
      name: 'jstime debug terminal',
      cwd: folder,
      env: debugEnvironment(inlet, runtime?.path),
      iconPath: new vscode.ThemeIcon('debug-console'),
      message: 'Programs that jstime runs here are debugged.',
    };
  };
  const show = (options: vscode.TerminalOptions | undefined) => {
    if (!options) return undefined;
    const terminal = vscode.window.createTerminal(options);
    terminal.show();
    return terminal;
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('jstime.openRepl', async () => show(await repl())),
    vscode.commands.registerCommand('jstime.createDebugTerminal', async () => show(await debugTerminal())),
    vscode.window.registerTerminalProfileProvider('jstime.repl', {
      provideTerminalProfile: async () => {
        const options = await repl();
        return options && new vscode.TerminalProfile(options);
      },
    }),
    vscode.window.registerTerminalProfileProvider('jstime.debugTerminal', {
      provideTerminalProfile: async () => new vscode.TerminalProfile(await debugTerminal()),
    }),
  );
}
