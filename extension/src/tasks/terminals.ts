/**
 * Every run of a task gets a new terminal, and the one of the run before is closed. In a terminal that is used again, VS Code
 * shows each line of output to problem matchers more than once, so that those of several lines, as ours, fit nowhere.
 */
import * as vscode from 'vscode';
import { unattended } from '../log.ts';

/** For all tasks of ours. */
export const presentation: vscode.TaskPresentationOptions = {
  panel: vscode.TaskPanelKind.New,
  showReuseMessage: false,
};

export function closeOldTerminals(): vscode.Disposable {
  return vscode.tasks.onDidStartTaskProcess(({ execution: { task }, processId }) => {
    if (task.definition.type === 'jstime') unattended(`terminals of ${task.name}`, closeTerminalsOf(task, processId));
  });
}

async function closeTerminalsOf({ name, source, scope }: vscode.Task, currentProcess: number): Promise<void> {
  // The terminal's name; the second one where the workspace has several folders.
  const names = [name, `${source}: ${name} (${typeof scope === 'object' ? scope.name : ''})`];
  const running = vscode.tasks.taskExecutions.filter(({ task }) => task.name === name);
  // Which of them is over, nothing tells.
  if (running.length > 1) return;
  for (const terminal of vscode.window.terminals) {
    if (names.includes(terminal.name) && (await terminal.processId) !== currentProcess) terminal.dispose();
  }
}
