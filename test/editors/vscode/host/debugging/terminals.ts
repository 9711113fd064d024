// Programs in terminals that are debugged by themselves.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, file, projectFolder } from '../project.ts';
import { onEnd, test, until } from '../runner.ts';
import { breakAt } from '../session.ts';
import { readyToDebug } from './programs.ts';

test('programs in the debug terminal are debugged, one session each', async () => {
  const sessions = await readyToDebug();
  breakAt(file('main.js'), 3);
  const terminal = await vscode.commands.executeCommand<vscode.Terminal>('jstime.createDebugTerminal');
  onEnd(() => terminal.dispose());
  const runtime = await (await api()).runtime(projectFolder().uri);
  terminal.sendText(`'${runtime?.path}' main.js`);
  const session = await sessions.started();
  const [top] = await session.stopped('breakpoint');
  assert.equal(await session.evaluate('a', top?.id), '40');
  await vscode.commands.executeCommand('workbench.action.debug.continue');
  await session.ended();
});

test('auto-attach, as it is by default: programs that are started with --inspect', async () => {
  const sessions = await readyToDebug();
  breakAt(file('main.js'), 3);
  const runtime = await (await api()).runtime(projectFolder().uri);
  const terminal = vscode.window.createTerminal({ name: 'inspected', shellPath: '/bin/bash' });
  onEnd(() => terminal.dispose());
  terminal.show();
  await until('the shell', () => terminal.shellIntegration !== undefined);
  terminal.sendText(`'${runtime?.path}' --inspect-wait=127.0.0.1:0 main.js`);
  const session = await sessions.started();
  assert.equal((await session.stopped('breakpoint'))[0]?.name, 'add');
});

test('auto-attach "always": programs in new terminals are debugged', async () => {
  const sessions = await readyToDebug();
  const settings = vscode.workspace.getConfiguration('jstime');
  await settings.update('autoAttach', 'always', vscode.ConfigurationTarget.Global);
  onEnd(() => settings.update('autoAttach', undefined, vscode.ConfigurationTarget.Global));
  breakAt(file('main.js'), 3);
  const runtime = await (await api()).runtime(projectFolder().uri);
  // The environment of terminals follows the setting a moment later.
  const session = await until('a session', async () => {
    const terminal = vscode.window.createTerminal('automatic');
    onEnd(() => terminal.dispose());
    terminal.sendText(`'${runtime?.path}' main.js`);
    const started = sessions.started();
    return Promise.race([started, new Promise<undefined>((done) => setTimeout(() => done(undefined), 3000))]);
  });
  assert.equal((await session.stopped('breakpoint'))[0]?.name, 'add');
});
