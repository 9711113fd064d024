// What the tests of debugging start, and what they choose in lists.
import { type ChildProcess, spawn } from 'node:child_process';
import * as vscode from 'vscode';
import { api, file, projectFolder } from '../project.ts';
import { onEnd, until } from '../runner.ts';
import { Sessions } from '../session.ts';

export const launch = (more: object = {}): vscode.DebugConfiguration => ({
  type: 'jstime',
  request: 'launch',
  name: 'test',
  program: file('main.js').fsPath,
  ...more,
});

/** Starts the project's jstime beside VS Code. */
export async function startProgram(...args: string[]): Promise<ChildProcess> {
  const runtime = await (await api()).runtime(projectFolder().uri);
  const child = spawn(runtime!.path, args, { cwd: projectFolder().uri.fsPath, stdio: ['ignore', 'pipe', 'pipe'] });
  onEnd(() => child.kill('SIGKILL'));
  return child;
}

/** Waits until it has printed something that fits, and returns that. */
export function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  const read = (data: Buffer) => {
    text += data;
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  return until(`output like ${pattern}`, () => pattern.exec(text)?.[0]);
}

export async function readyToDebug(): Promise<Sessions> {
  await api();
  return new Sessions();
}

/** Chooses the first entry of the lists that VS Code shows, until something has come of it. */
export function chooseUntil<T>(what: string, ask: () => T | undefined): Promise<Exclude<T, undefined | false>> {
  return until(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return ask();
  });
}
