// The folder that the window has open.
import * as vscode from 'vscode';

export interface Api {
  isEnabled(uri: vscode.Uri): boolean;
  enabledFolders(): readonly string[];
  languageServer(): string | undefined;
  runtime(folder?: vscode.Uri): Promise<{ path: string; origin: string; version: string } | undefined>;
}

/** The project itself. */
export function projectFolder(): vscode.WorkspaceFolder {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  return folder;
}

export function file(name: string): vscode.Uri {
  return vscode.Uri.joinPath(projectFolder().uri, name);
}

/** Opens a file in front. */
export async function show(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(name)));
}

export function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>('jstime.jstime-vscode');
  if (!found) throw new Error('the extension is not there');
  return found;
}

/** What the extension exports, once VS Code has activated it. */
export async function api(): Promise<Api> {
  return extension().activate();
}
