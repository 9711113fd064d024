// The language server as a process.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, file, projectFolder, show } from '../project.ts';
import { onEnd, test, until } from '../runner.ts';
import { diagnosticsOf, ready } from './workspace.ts';

test('restarting the language server gives another one, with the same answers', async () => {
  await ready();
  await vscode.commands.executeCommand('jstime.restartLanguageServer');
  await ready();
  await show('wrong.js');
  const found = await diagnosticsOf(file('wrong.js'), (all) => all.length > 0);
  assert.ok(found.every(({ source }) => source === 'jstime'));
});

test('files are saved while the language server does not answer, and another one takes its place', async () => {
  const { languageServer } = await api();
  const settings = vscode.workspace.getConfiguration('jstime', projectFolder().uri);
  await settings.update('path', '${workspaceFolder}/silent', vscode.ConfigurationTarget.Global);
  onEnd(() => settings.update('path', undefined, vscode.ConfigurationTarget.Global));
  await until('the silent server', () => languageServer() === 'starting');
  const editor = await show('saved.js');
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// A comment.\n'));
  assert.equal(await editor.document.save(), true);
  assert.equal(editor.document.isDirty, false);
  await vscode.commands.executeCommand('jstime.restartLanguageServer');
  assert.equal(languageServer(), 'starting');
  await settings.update('path', undefined, vscode.ConfigurationTarget.Global);
  await ready();
});

test('a runtime that is too old is not used', async () => {
  const { languageServer, runtime } = await api();
  const settings = vscode.workspace.getConfiguration('jstime', projectFolder().uri);
  await settings.update('path', '${workspaceFolder}/old', vscode.ConfigurationTarget.Global);
  onEnd(() => settings.update('path', undefined, vscode.ConfigurationTarget.Global));
  await until('the failure', () => languageServer() === 'failed');
  assert.equal((await runtime(projectFolder().uri))?.version, '0.0.1');
  const configuration = { type: 'jstime', request: 'launch', name: 'old', program: file('main.js').fsPath };
  assert.equal(await vscode.debug.startDebugging(projectFolder(), configuration), false);
  await vscode.commands.executeCommand('notifications.clearAll');
  await settings.update('path', undefined, vscode.ConfigurationTarget.Global);
  await ready();
});
