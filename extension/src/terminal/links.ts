/** `file:line:column` in terminals, as stacks and errors of the runtime print them, opens the place. */
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import type { Enablement } from '../enablement.ts';
import { type Place, placesIn } from './places.ts';

interface PlaceLink extends vscode.TerminalLink {
  readonly place: Place;
  readonly file: vscode.Uri;
}

export function registerLinks(enablement: Enablement): vscode.Disposable {
  return vscode.window.registerTerminalLinkProvider({
    async provideTerminalLinks({ line, terminal }): Promise<PlaceLink[]> {
      if (!enablement.isAnywhere) return [];
      const cwd = folderOf(terminal);
      const links = await Promise.all(
        placesIn(line).map(async (place) => {
          const file = await fileOf(place, cwd);
          return file && { startIndex: place.start, length: place.length, tooltip: 'Open the place', place, file };
        }),
      );
      return links.filter((link) => link !== undefined);
    },
    async handleTerminalLink({ file, place }: PlaceLink) {
      const position = new vscode.Position(place.line - 1, place.column - 1);
      await vscode.window.showTextDocument(file, { selection: new vscode.Range(position, position) });
    },
  });
}

function folderOf(terminal: vscode.Terminal): string | undefined {
  const { cwd } = terminal.creationOptions as vscode.TerminalOptions;
  const own = typeof cwd === 'string' ? cwd : cwd?.fsPath;
  return terminal.shellIntegration?.cwd?.fsPath ?? own ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}

/** Only files that are there are links. */
async function fileOf({ file }: Place, cwd: string | undefined): Promise<vscode.Uri | undefined> {
  try {
    const path = file.startsWith('file:') ? fileURLToPath(file) : isAbsolute(file) || !cwd ? file : join(cwd, file);
    const uri = vscode.Uri.file(path);
    return (await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File ? uri : undefined;
  } catch {
    return undefined;
  }
}
