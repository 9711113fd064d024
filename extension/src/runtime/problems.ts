/** What the user is told, and can do, when there is no runtime to work with. */
import * as vscode from 'vscode';
import { unattended } from '../log.ts';
import type { Runtime, RuntimeLocation } from './location.ts';
import { isNewEnough, oldestVersion } from './version.ts';

/** What is asked for is said once; choosing "Later" is an answer. */
const said = new Set<string>();

/** The runtime for a folder, if it can be worked with; otherwise the user is told why not and what to do. */
export async function usableRuntime(
  location: RuntimeLocation,
  folder: vscode.Uri | undefined,
  purpose: 'background' | 'asked',
): Promise<Runtime | undefined> {
  const runtime = await location.locate(folder);
  if (runtime && isNewEnough(runtime.version)) return runtime;
  const problem = runtime
    ? `jstime ${runtime.version} (${runtime.path}, from ${runtime.origin}) is older than ${oldestVersion}, which this extension needs.`
    : 'jstime was not found: not by the setting jstime.path, in node_modules/.bin, in the extension, or in PATH.';
  if (purpose === 'background' && said.has(problem)) return undefined;
  said.add(problem);
  unattended('choosing a runtime', offerRemedies(location, folder, problem));
  return undefined;
}

async function offerRemedies(
  location: RuntimeLocation,
  folder: vscode.Uri | undefined,
  problem: string,
): Promise<void> {
  const install = folder && vscode.workspace.isTrusted ? ['Install with npm'] : [];
  const answer = await vscode.window.showErrorMessage(problem, ...install, 'Choose file…', 'Open settings');
  if (answer === 'Install with npm') {
    const terminal = vscode.window.createTerminal({ name: 'jstime: install', cwd: folder });
    terminal.show();
    // Not run: what is installed is the user's decision.
    terminal.sendText('npm install --save-dev jstime', false);
  } else if (answer === 'Choose file…') {
    await chooseRuntime();
  } else if (answer === 'Open settings') {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'jstime.path');
  }
  location.forget();
}

/** Asks for the file, and keeps it in the user's settings. */
export async function chooseRuntime(): Promise<void> {
  const [file] = (await vscode.window.showOpenDialog({ title: 'Which jstime?', openLabel: 'Use it' })) ?? [];
  if (!file) return;
  await vscode.workspace.getConfiguration('jstime').update('path', file.fsPath, vscode.ConfigurationTarget.Global);
}
