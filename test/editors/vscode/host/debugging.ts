// Sessions of every kind, in a folder that is jstime's.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, file, projectFolder, show } from './project.ts';
import { test } from './runner.ts';
import { breakAt, Sessions } from './session.ts';

export { run } from './runner.ts';

test('debugs the file in front without launch.json: stops at a breakpoint, steps, evaluates, ends', async () => {
  await api();
  const sessions = new Sessions();
  await show('main.js');
  breakAt(file('main.js'), 3);
  await vscode.commands.executeCommand('jstime.debug');
  const session = await sessions.started();
  const [top] = await session.stopped('breakpoint');
  assert.equal(top?.name, 'add');
  assert.equal(top?.line, 3);
  assert.equal(await session.evaluate('a + b', top?.id), '42');
  await vscode.commands.executeCommand('workbench.action.debug.stepOver');
  assert.equal((await session.stopped('step'))[0]?.line, 4);
  await vscode.commands.executeCommand('workbench.action.debug.continue');
  await session.ended();
  assert.match(session.output(), /sum 42/);
  assert.equal(session.session.workspaceFolder?.uri.path, projectFolder().uri.path);
});
