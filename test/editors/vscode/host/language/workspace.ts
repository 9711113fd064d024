// A workspace of two folders: one is jstime's, the other is not.
import * as vscode from 'vscode';
import { api, projectFolder } from '../project.ts';
import { until } from '../runner.ts';

/** The folder without a marker. */
export const plain = (name: string) => vscode.Uri.joinPath(projectFolder().uri, '../plain', name);

export async function ready(): Promise<void> {
  const { languageServer } = await api();
  await until('the language server', () => languageServer() === 'running');
}

export async function diagnosticsOf(uri: vscode.Uri, enough: (found: vscode.Diagnostic[]) => boolean) {
  return until('diagnostics', () => {
    const found = vscode.languages.getDiagnostics(uri);
    return enough(found) && found;
  });
}
