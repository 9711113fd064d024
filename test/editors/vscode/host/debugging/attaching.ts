// Sessions with programs that run already.
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { file, projectFolder } from '../project.ts';
import { test } from '../runner.ts';
import { breakAt } from '../session.ts';
import { chooseUntil, printed, readyToDebug, startProgram } from './programs.ts';

/** Ways to a program that waits: where it listens, and what a configuration says of what it prints about that. */
const ways: [string, () => string, (printed: string) => object][] = [
  ['a port', () => '127.0.0.1:0', (text) => ({ port: Number(new URL(text).port) })],
  ['an address', () => '127.0.0.1:0', (text) => ({ websocketAddress: text })],
  ['a socket', () => `unix:${join(tmpdir(), 'waiting')}`, (text) => ({ socketPath: text.replace('unix:', '') })],
];
for (const [name, place, configure] of ways) {
  test(`attaches to ${name}`, async () => {
    const sessions = await readyToDebug();
    const child = await startProgram(`--inspect-wait=${place()}`, 'main.js');
    const address = (await printed(child, /listening on \S+(?=\n)/)).replace('listening on ', '');
    breakAt(file('main.js'), 3);
    const configuration = { type: 'jstime', request: 'attach', name: 'attach', ...configure(address) };
    await vscode.debug.startDebugging(projectFolder(), configuration);
    const session = await sessions.started();
    assert.equal((await session.stopped('breakpoint'))[0]?.name, 'add');
    await vscode.commands.executeCommand('workbench.action.debug.continue');
    await session.ended();
  });
}

test('attaches to a process; what a command gives as text is its number', async () => {
  const sessions = await readyToDebug();
  const child = await startProgram('--inspect-port=127.0.0.1:0', 'waits.js');
  await printed(child, /waits/);
  const processId = `${child.pid}`;
  breakAt(file('waits.js'), 3);
  const configuration = { type: 'jstime', request: 'attach', name: 'process', processId };
  await vscode.debug.startDebugging(projectFolder(), configuration);
  const session = await sessions.started();
  assert.equal((await session.stopped('breakpoint'))[0]?.line, 3);
  await vscode.commands.executeCommand('workbench.action.debug.disconnect');
  await session.ended();
  assert.equal(child.exitCode, null);
});

test('the process picker offers programs, those of the workspace first, not the servers', async () => {
  await readyToDebug();
  const child = await startProgram('waits.js');
  await printed(child, /waits/);
  const elsewhere = await startProgram('-e', "process.chdir('/'); console.log('waits'); setInterval(() => {}, 1000);");
  await printed(elsewhere, /waits/);
  let picked: string | undefined;
  vscode.commands.executeCommand<string | undefined>('jstime.pickProcess').then((processId) => {
    picked = processId;
  });
  assert.equal(await chooseUntil('the process', () => picked), `${child.pid}`);
});

test('the command attaches to the program that is chosen', async () => {
  const sessions = await readyToDebug();
  const child = await startProgram('--inspect-port=127.0.0.1:0', 'waits.js');
  await printed(child, /waits/);
  breakAt(file('waits.js'), 3);
  void vscode.commands.executeCommand('jstime.attachToProcess');
  await chooseUntil('a session', () => sessions.all[0]);
  const session = await sessions.started();
  assert.equal((await session.stopped('breakpoint'))[0]?.line, 3);
  assert.equal(session.session.configuration.processId, child.pid);
  assert.equal(session.session.workspaceFolder?.uri.path, projectFolder().uri.path);
  await vscode.commands.executeCommand('workbench.action.debug.disconnect');
  await session.ended();
});
