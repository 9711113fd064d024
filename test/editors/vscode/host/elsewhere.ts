// A folder that is not jstime's: everything is as if the extension were not there.
import assert from 'node:assert/strict';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import * as vscode from 'vscode';
import { api, file, show } from './project.ts';
import { test, until } from './runner.ts';
import { breakAt, Sessions } from './session.ts';

export { run } from './runner.ts';

test('neither runtime nor language server is started', async () => {
  await show('main.ts');
  const { enabledFolders, isEnabled, languageServer } = await api();
  assert.deepEqual(enabledFolders(), []);
  assert.equal(isEnabled(file('main.ts')), false);
  assert.equal(languageServer(), undefined);
});

test("VS Code's own support answers", async () => {
  await show('main.ts');
  const found = await until('diagnostics', () => {
    const all = vscode.languages.getDiagnostics(file('main.ts'));
    return all.length > 0 && all;
  });
  assert.deepEqual([...new Set(found.map(({ source }) => source))], ['ts']);
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    file('main.ts'),
  );
  assert.deepEqual(lenses, []);
});

test('no tasks are offered', async () => {
  assert.deepEqual(await vscode.tasks.fetchTasks({ type: 'jstime' }), []);
});

test('nothing of jstime has been executed by now', async () => {
  assert.equal(existsSync(file('executed').fsPath), false);
});

test('a folder becomes jstime’s by the setting, and wants a runtime', async () => {
  await show('main.ts');
  await vscode.commands.executeCommand('jstime.enableInWorkspace');
  const { isEnabled, languageServer, runtime } = await api();
  await until('the folder to be enabled', () => isEnabled(file('main.ts')));
  await until('the failure', () => languageServer() === 'failed');
  assert.equal(await runtime(), undefined);
  const program = file('main.ts').fsPath;
  const configuration = { type: 'jstime', request: 'launch', name: 'without runtime', program };
  const debug = () => vscode.debug.startDebugging(vscode.workspace.workspaceFolders?.[0], configuration);
  assert.equal(await debug(), false);
  // Once it is installed, debugging finds it, and the rest follows.
  const installed = file('node_modules/.bin/jstime').fsPath;
  rmSync(installed);
  symlinkSync(process.env.JSTIME_TEST_RUNTIME!, installed);
  const sessions = new Sessions();
  assert.equal(await debug(), true);
  await (await sessions.started()).ended();
  await until('the language server', () => languageServer() === 'running');
  await vscode.commands.executeCommand('jstime.disableInWorkspace');
  await until('the folder to be disabled', () => !isEnabled(file('main.ts')));
});

test('what a launch.json asks for is debugged here, too, and nothing stays behind', async () => {
  const { document } = await show('main.ts');
  const valuesAt = (frameId: number) =>
    vscode.commands.executeCommand<vscode.InlineValueVariableLookup[]>(
      'vscode.executeInlineValueProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      { frameId, stoppedLocation: new vscode.Range(1, 0, 1, 10) },
    );
  assert.equal((await valuesAt(0)).length, 0);
  const sessions = new Sessions();
  breakAt(document.uri, 2);
  const configuration = { type: 'jstime', request: 'launch', name: 'elsewhere', program: document.uri.fsPath };
  await vscode.debug.startDebugging(vscode.workspace.workspaceFolders?.[0], configuration);
  const session = await sessions.started();
  const [top] = await session.stopped('breakpoint');
  assert.equal((await valuesAt(top!.id)).length, 3);
  await vscode.commands.executeCommand('workbench.action.debug.continue');
  await session.ended();
  await until('the end of values', async () => (await valuesAt(0)).length === 0);
});
