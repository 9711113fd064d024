/** Which module a command is about. */
import * as vscode from 'vscode';
import { moduleLanguages } from './enablement.ts';

/**
 * @param argument what the command was called with: the URI of a menu, the text that a code lens carries, or nothing, which
 * means the file in front. Unsaved changes are saved: the runtime reads the disk.
 */
export async function moduleOf(argument: unknown): Promise<vscode.Uri | undefined> {
  // Menus do not offer it; keys and other extensions might.
  if (!vscode.workspace.isTrusted) {
    void vscode.commands.executeCommand('workbench.trust.manage');
    return undefined;
  }
  const uri = named(argument) ?? vscode.window.activeTextEditor?.document.uri;
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri?.toString());
  if (uri?.scheme !== 'file' || (document && !moduleLanguages.includes(document.languageId))) {
    void vscode.window.showErrorMessage('Which file? Open a JavaScript or TypeScript file.');
    return undefined;
  }
  if (document?.isDirty && !(await document.save())) return undefined;
  return uri;
}

function named(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'string' && argument !== '' ? vscode.Uri.parse(argument) : undefined;
}
