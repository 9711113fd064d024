/** Tasks `jstime: run …`: programs in a terminal. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { type Enablement, moduleLanguages } from '../enablement.ts';
import { moduleOf } from '../module-argument.ts';
import type { Runtime, RuntimeLocation } from '../runtime/location.ts';
import { usableRuntime } from '../runtime/problems.ts';
import { closeOldTerminals, presentation } from './terminals.ts';

/** A task in tasks.json. */
interface Definition extends vscode.TaskDefinition {
  readonly file: string;
  readonly args?: readonly string[];
  readonly runtimeArgs?: readonly string[];
}

export function registerTasks(
  context: vscode.ExtensionContext,
  location: RuntimeLocation,
  enablement: Enablement,
): void {
  context.subscriptions.push(
    closeOldTerminals(),
    vscode.tasks.registerTaskProvider('jstime', {
      provideTasks: () => offeredTasks(location, enablement),
      async resolveTask(task) {
        const scope = typeof task.scope === 'object' ? task.scope : undefined;
        const runtime = await usableRuntime(location, scope?.uri, 'asked');
        return runtime && taskFor(task.definition as Definition, scope, runtime);
      },
    }),
    vscode.commands.registerCommand('jstime.run', async (argument?: unknown) => {
      const file = await moduleOf(argument);
      if (!file) return undefined;
      const folder = vscode.workspace.getWorkspaceFolder(file);
      const runtime = await usableRuntime(location, folder?.uri, 'asked');
      if (!runtime) return undefined;
      const name = folder ? posix.relative(folder.uri.path, file.path) : file.fsPath;
      return vscode.tasks.executeTask(taskFor({ type: 'jstime', file: name }, folder, runtime));
    }),
  );
}

async function offeredTasks(location: RuntimeLocation, enablement: Enablement): Promise<vscode.Task[]> {
  const tasks: vscode.Task[] = [];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    if (!enablement.isEnabled(folder.uri)) continue;
    const runtime = await usableRuntime(location, folder.uri, 'background');
    if (!runtime) continue;
    for (const file of await likelyPrograms(folder)) {
      tasks.push(taskFor({ type: 'jstime', file }, folder, runtime));
    }
  }
  return tasks;
}

/** What is run most likely: the file in front, what package.json names, and files with the usual names. */
async function likelyPrograms(folder: vscode.WorkspaceFolder): Promise<Set<string>> {
  const found = new Set<string>();
  const inFront = vscode.window.activeTextEditor?.document;
  if (
    inFront?.uri.scheme === 'file' &&
    moduleLanguages.includes(inFront.languageId) &&
    vscode.workspace.getWorkspaceFolder(inFront.uri) === folder
  ) {
    found.add(posix.relative(folder.uri.path, inFront.uri.path));
  }
  const main = await mainOf(folder);
  if (main !== undefined) found.add(posix.normalize(main));
  for (const place of ['', 'src']) {
    for (const name of await filesIn(vscode.Uri.joinPath(folder.uri, place))) {
      if (/^(main|index|app|server|cli)\.m?[jt]s$/.test(name)) found.add(posix.join(place, name));
    }
  }
  return found;
}

async function filesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.filter(([, kind]) => kind & vscode.FileType.File).map(([name]) => name);
  } catch {
    return [];
  }
}

async function mainOf(folder: vscode.WorkspaceFolder): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, 'package.json'));
    const { main } = JSON.parse(new TextDecoder().decode(bytes)) as { main?: unknown };
    return typeof main === 'string' ? main : undefined;
  } catch {
    return undefined;
  }
}

function taskFor(definition: Definition, folder: vscode.WorkspaceFolder | undefined, runtime: Runtime): vscode.Task {
  const { file, args = [], runtimeArgs = [] } = definition;
  const execution = new vscode.ProcessExecution(
    runtime.path,
    [...runtimeArgs, file, ...args],
    folder && { cwd: folder.uri.fsPath },
  );
  const task = new vscode.Task(
    definition,
    folder ?? vscode.TaskScope.Workspace,
    `run ${file}`,
    'jstime',
    execution,
    '$jstime',
  );
  task.presentationOptions = presentation;
  return task;
}
