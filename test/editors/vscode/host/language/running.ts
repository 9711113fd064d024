// Tasks and terminals.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, extension, file, show } from '../project.ts';
import { onEnd, test, until } from '../runner.ts';
import { diagnosticsOf } from './workspace.ts';

/** Waits for the next run to end: of a task, or of any. */
function endOf(task?: string): Promise<{ exitCode: number | undefined; processId: number | undefined }> {
  return new Promise((done) => {
    let processId: number | undefined;
    const isMeant = ({ name }: vscode.Task) => task === undefined || name === task;
    const listening = vscode.Disposable.from(
      vscode.tasks.onDidStartTaskProcess((event) => {
        if (isMeant(event.execution.task)) processId = event.processId;
      }),
      vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (isMeant(execution.task)) done({ exitCode, processId });
      }),
    );
    onEnd(() => listening.dispose());
  });
}

test('tasks: the usual programs of jstime’s folders', async () => {
  await api();
  const tasks = await vscode.tasks.fetchTasks({ type: 'jstime' });
  const names = tasks.filter(({ source }) => source === 'jstime').map(({ name }) => name);
  assert.ok(names.includes('run main.js'), names.join());
  assert.ok(names.includes('run src/app.ts'), names.join());
});

test('a task runs its program, and its errors become problems, every time', async () => {
  await api();
  const tasks = await vscode.tasks.fetchTasks({ type: 'jstime' });
  const task = tasks.find(({ name }) => name === 'run src/app.ts');
  assert.ok(task);
  for (let round = 0; round < 3; round += 1) {
    const ended = endOf(task.name);
    await vscode.tasks.executeTask(task);
    const { exitCode, processId } = await ended;
    assert.equal(exitCode, 1);
    const problems = await diagnosticsOf(file('src/app.ts'), (all) =>
      all.some(({ message }) => message === `Error: ${processId} broke`),
    );
    const places = problems.filter(({ message }) => / broke/.test(message)).map(({ range }) => range.start.line);
    assert.deepEqual(places, [1]);
  }
  // The terminals of the earlier runs are gone.
  await until(
    'one terminal',
    () => vscode.window.terminals.filter(({ name }) => name.includes(task.name)).length === 1,
  );
});

test('a task of tasks.json runs with its arguments', async () => {
  await api();
  const tasks = await vscode.tasks.fetchTasks();
  const task = tasks.find(({ name }) => name === 'check it');
  assert.ok(task, tasks.map(({ name }) => name).join());
  const ended = endOf(task.name);
  await vscode.tasks.executeTask(task);
  assert.equal((await ended).exitCode, 7);
});

test('Run starts the file in front in a terminal', async () => {
  await api();
  await show('main.js');
  const ended = endOf();
  await vscode.commands.executeCommand('jstime.run', file('main.js'));
  assert.equal((await ended).exitCode, 0);
});

test('the REPL opens in a terminal', async () => {
  await api();
  const terminal = await vscode.commands.executeCommand<vscode.Terminal>('jstime.openRepl');
  onEnd(() => terminal.dispose());
  assert.equal(terminal.name, 'jstime REPL');
  assert.ok(await terminal.processId);
});

test('every command that package.json names is there', async () => {
  await api();
  const declared: { command: string }[] = extension().packageJSON.contributes.commands;
  const there = new Set(await vscode.commands.getCommands(true));
  assert.deepEqual(
    declared.map(({ command }) => command).filter((command) => !there.has(command)),
    [],
  );
});

test('the logs open, and tell which runtime there is', async () => {
  await api();
  await vscode.commands.executeCommand('jstime.showLogs');
  await until('the log', () =>
    vscode.workspace.textDocuments.some(
      (document) => document.uri.scheme === 'output' && /runtime: \S*jstime, version/.test(document.getText()),
    ),
  );
  await vscode.commands.executeCommand('workbench.action.closePanel');
});
