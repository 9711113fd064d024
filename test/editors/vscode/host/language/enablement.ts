// Which folders are jstime's, and by which runtime.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, extension, file, projectFolder } from '../project.ts';
import { onEnd, test, until } from '../runner.ts';
import { plain, ready } from './workspace.ts';

test('a folder with a marker activates the extension, without a file being opened', async () => {
  await until('activation', () => extension().isActive === true);
  const { enabledFolders, isEnabled } = await api();
  assert.deepEqual(enabledFolders(), [projectFolder().uri.path]);
  assert.equal(isEnabled(file('main.js')), true);
  assert.equal(isEnabled(plain('main.js')), false);
});

test('finds the runtime in node_modules/.bin, and says so', async () => {
  const { runtime } = await api();
  const found = await runtime(projectFolder().uri);
  assert.equal(found?.origin, 'node_modules/.bin');
  assert.equal(found?.path, file('node_modules/.bin/jstime').fsPath);
  assert.match(found?.version ?? '', /^\d+\.\d+\.\d+/);
});

test('the setting jstime.path comes first', async () => {
  const { runtime } = await api();
  const settings = vscode.workspace.getConfiguration('jstime', projectFolder().uri);
  await settings.update('path', '${workspaceFolder}/node_modules/.bin/jstime', vscode.ConfigurationTarget.Global);
  onEnd(() => settings.update('path', undefined, vscode.ConfigurationTarget.Global));
  const found = await runtime(projectFolder().uri);
  assert.equal(found?.origin, 'the setting jstime.path');
  assert.equal(found?.path, file('node_modules/.bin/jstime').fsPath);
});

test('the setting jstime.enable turns it off, and on again', async () => {
  await ready();
  const { enabledFolders, languageServer, isEnabled } = await api();
  const settings = vscode.workspace.getConfiguration('jstime');
  await settings.update('enable', false, vscode.ConfigurationTarget.Global);
  onEnd(() => settings.update('enable', undefined, vscode.ConfigurationTarget.Global));
  await until('the end of the language server', () => languageServer() === 'stopped');
  assert.deepEqual(enabledFolders(), []);
  assert.equal(isEnabled(file('main.js')), false);
  await settings.update('enable', undefined, vscode.ConfigurationTarget.Global);
  await ready();
  assert.deepEqual(enabledFolders(), [projectFolder().uri.path]);
});

test('turned off and on in quick succession, it is in the end as the last setting says', async () => {
  await ready();
  const { enabledFolders, languageServer } = await api();
  const settings = vscode.workspace.getConfiguration('jstime');
  onEnd(() => settings.update('enable', undefined, vscode.ConfigurationTarget.Global));
  for (const value of [false, true, false, true, false]) {
    await settings.update('enable', value, vscode.ConfigurationTarget.Global);
  }
  await until('the end of the language server', () => languageServer() === 'stopped');
  assert.deepEqual(enabledFolders(), []);
  for (const value of [true, false, undefined]) {
    await settings.update('enable', value, vscode.ConfigurationTarget.Global);
  }
  await ready();
  assert.deepEqual(enabledFolders(), [projectFolder().uri.path]);
});

test('a marker that comes or goes enables or disables', async () => {
  const { isEnabled } = await api();
  const marker = plain('jstime.json');
  await vscode.workspace.fs.writeFile(marker, new Uint8Array());
  onEnd(() => vscode.workspace.fs.delete(marker).then(undefined, () => {}));
  await until('the folder to be enabled', () => isEnabled(plain('main.ts')));
  await vscode.workspace.fs.delete(marker);
  await until('the folder to be disabled', () => !isEnabled(plain('main.ts')));
});

test('a folder that is added to the workspace counts as long as it is there', async () => {
  const { enabledFolders } = await api();
  const count = vscode.workspace.workspaceFolders!.length;
  const added = vscode.Uri.joinPath(projectFolder().uri, '../added');
  vscode.workspace.updateWorkspaceFolders(count, 0, { uri: added });
  await until('the folder to be enabled', () => enabledFolders().includes(added.path));
  vscode.workspace.updateWorkspaceFolders(count, 1);
  await until('the folder to be forgotten', () => !enabledFolders().includes(added.path));
});
