/** Commands of general use. */
import * as vscode from 'vscode';
import { clientCommands } from '../../lsp/src/protocol.ts';
import { log } from './log.ts';
import type { RuntimeLocation } from './runtime/location.ts';
import { chooseRuntime } from './runtime/problems.ts';
import type { EnabledParts } from './when-enabled.ts';

interface Surroundings {
  readonly runtime: RuntimeLocation;
  parts(): EnabledParts | undefined;
}

export function registerCommands(context: vscode.ExtensionContext, { runtime, parts }: Surroundings): void {
  const register = (name: string, run: () => unknown) =>
    context.subscriptions.push(vscode.commands.registerCommand(`jstime.${name}`, run));

  register('restartLanguageServer', async () => {
    runtime.forget();
    await parts()?.restartLanguageServer();
  });
  register('showLogs', () => log.show());
  register('showLanguageServerLogs', () => parts()?.showLanguageServerLog() ?? log.show());
  register('chooseRuntime', chooseRuntime);
  register('enableInWorkspace', () => setEnabled(true));
  register('disableInWorkspace', () => setEnabled(false));
  register('showMenu', showMenu);
  registerServersCommands(context);
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Place {
  readonly uri: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** What the language server names in lenses and after edits: VS Code's own commands want its own classes. */
function registerServersCommands(context: vscode.ExtensionContext): void {
  const position = ({ line, character }: Position) => new vscode.Position(line, character);
  context.subscriptions.push(
    vscode.commands.registerCommand(clientCommands.showReferences, (uri: string, at: Position, places: Place[]) =>
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(uri),
        position(at),
        places.map(
          ({ uri, range }) =>
            new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(position(range.start), position(range.end))),
        ),
      ),
    ),
    vscode.commands.registerCommand(clientCommands.rename, (uri: string, at: Position) =>
      vscode.commands.executeCommand('editor.action.rename', [vscode.Uri.parse(uri), position(at)]),
    ),
  );
}

async function setEnabled(value: boolean): Promise<void> {
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('jstime').update('enable', value, target);
}

/** What the item in the status bar offers. */
async function showMenu(): Promise<void> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: '$(refresh) Restart language server', command: 'jstime.restartLanguageServer' },
      { label: '$(output) Show logs', command: 'jstime.showLogs' },
      { label: '$(output) Show logs of the language server', command: 'jstime.showLanguageServerLogs' },
      { label: '$(terminal) Open REPL', command: 'jstime.openRepl' },
      { label: '$(debug-console) New debug terminal', command: 'jstime.createDebugTerminal' },
      { label: '$(file-binary) Choose the runtime…', command: 'jstime.chooseRuntime' },
      { label: '$(circle-slash) Disable in this workspace', command: 'jstime.disableInWorkspace' },
    ],
    { title: 'jstime' },
  );
  if (picked) await vscode.commands.executeCommand(picked.command);
}
