// Tasks and terminals.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, extension, file, show } from '../project.ts';
import { onEnd, test } from '../runner.ts';
import { diagnosticsOf } from './workspace.ts';

test('tasks: the usual programs of jstime’s folders', async () => {
  await api();
  const tasks = await vscode.tasks.fetchTasks({ type: 'jstime' });
  const names = tasks.map(({ name }) => name).sort();
  assert.ok(names.includes('run main.js'), names.join());
  assert.ok(names.includes('run src/app.ts'), names.join());
  assert.ok(tasks.every(({ source }) => source === 'jstime'));
});

test('a task runs its program with its arguments, and its errors become problems', async () => {
  await api();
  const tasks = await vscode.tasks.fetchTasks({ type: 'jstime' });
  const task = tasks.find(({ name }) => name === 'run src/app.ts');
  assert.ok(task);
  const ended = new Promise<number | undefined>((done) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name === task.name) done(exitCode);
    });
    onEnd(() => listening.dispose());
  });
  await vscode.tasks.executeTask(task);
  assert.equal(await ended, 1);
  const problems = await diagnosticsOf(file('src/app.ts'), (all) =>
    all.some(({ message }) => /it broke/.test(message)),
  );
  const problem = problems.find(({ message }) => /it broke/.test(message));
  assert.equal(problem?.message, 'Error: it broke');
  assert.equal(problem?.range.start.line, 1);
});

test('Run starts the file in front in a terminal', async () => {
  await api();
  await show('main.js');
  const ended = new Promise<number | undefined>((done) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => done(exitCode));
    onEnd(() => listening.dispose());
  });
  await vscode.commands.executeCommand('jstime.run', file('main.js'));
  assert.equal(await ended, 0);
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
