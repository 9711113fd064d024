// A workspace that nobody has trusted: it brings programs that pretend to be the runtime, and a setting that names one.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { api, file, projectFolder, show } from './project.ts';
import { test, until } from './runner.ts';

export { run } from './runner.ts';

const wasExecuted = () => existsSync(file('executed').fsPath);

test('the workspace is not trusted, and the extension works all the same', async () => {
  assert.equal(vscode.workspace.isTrusted, false);
  const { enabledFolders } = await api();
  assert.deepEqual(enabledFolders(), [projectFolder().uri.path]);
});

test('the runtime is one from outside of the workspace', async () => {
  const { runtime } = await api();
  const found = await runtime(projectFolder().uri);
  assert.equal(found?.origin, 'PATH');
  assert.equal(wasExecuted(), false);
});

test('the language server runs, by that runtime', async () => {
  const { languageServer } = await api();
  await until('the language server', () => languageServer() === 'running');
  await show('wrong.js');
  const found = await until('diagnostics', () => {
    const all = vscode.languages.getDiagnostics(file('wrong.js'));
    return all.length > 0 && all;
  });
  assert.ok(found.every(({ source }) => source === 'jstime'));
});

test('neither running nor debugging starts a program', async () => {
  await api();
  let started = 0;
  const counting = [
    vscode.tasks.onDidStartTask(() => (started += 1)),
    vscode.debug.onDidStartDebugSession(() => (started += 1)),
  ];
  await vscode.commands.executeCommand('jstime.run', file('wrong.js'));
  await vscode.commands.executeCommand('jstime.debug', file('wrong.js'));
  for (const one of counting) one.dispose();
  assert.equal(started, 0);
  assert.equal(wasExecuted(), false);
});
