/** Commands that start sessions, or ask running ones for what the protocol has no request for. */
import * as vscode from 'vscode';
import type { CustomRequests } from '../../../dap/src/protocol.ts';
import type { Enablement } from '../enablement.ts';
import { moduleOf } from '../module-argument.ts';
import { launchFile } from './configurations.ts';
import { pickProcess } from './process-picker.ts';

/** What a menu of the call stack hands over. */
interface StackItem {
  readonly sessionId?: string;
  readonly source?: { readonly path?: string; readonly sourceReference?: number };
}

/** The session in front, if it is one of ours. */
export function activeSession(): vscode.DebugSession | undefined {
  const session = vscode.debug.activeDebugSession;
  return session?.type === 'jstime' ? session : undefined;
}

/** A request beyond the protocol, typed by what the adapter declares. */
export function ask<M extends keyof CustomRequests>(
  session: vscode.DebugSession,
  method: M,
  args: CustomRequests[M]['arguments'],
): Thenable<CustomRequests[M]['body']> {
  return session.customRequest(method, args);
}

export function registerDebugCommands(context: vscode.ExtensionContext, enablement: Enablement): void {
  const register = (name: string, run: (...args: never[]) => unknown) =>
    context.subscriptions.push(vscode.commands.registerCommand(`jstime.${name}`, run));

  register('debug', async (argument?: unknown) => {
    const file = await moduleOf(argument);
    if (file) await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(file), launchFile(file));
  });
  register('pickProcess', async () => (await pickProcess())?.toString());
  register('attachToProcess', async () => {
    const processId = await pickProcess();
    if (processId === undefined) return;
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => enablement.isEnabled(uri));
    await vscode.debug.startDebugging(folder, {
      type: 'jstime',
      request: 'attach',
      name: `Process ${processId}`,
      processId,
    });
  });
  register('toggleSkipFile', async (item?: StackItem | string) => {
    const session = activeSession();
    if (!session) return;
    const named = typeof item === 'object' ? item.source : undefined;
    const inFront = vscode.debug.activeStackItem && vscode.window.activeTextEditor?.document.uri.fsPath;
    const resource = typeof item === 'string' ? item : (named?.path ?? inFront);
    if (named?.sourceReference) await ask(session, 'toggleSkipFileStatus', { sourceReference: named.sourceReference });
    else if (resource !== undefined) await ask(session, 'toggleSkipFileStatus', { resource: pathOf(resource) });
  });
}

/** Menus name files by their URIs. */
function pathOf(resource: string): string {
  return resource.startsWith('file:') ? vscode.Uri.parse(resource).fsPath : resource;
}
