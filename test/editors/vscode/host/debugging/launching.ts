// Sessions that start their program.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, projectFolder, show } from '../project.ts';
import { onEnd, test, until } from '../runner.ts';
import { breakAt } from '../session.ts';
import { chooseUntil, launch, readyToDebug } from './programs.ts';

test('debugs the file in front without launch.json: stops at a breakpoint, steps, evaluates, ends', async () => {
  const sessions = await readyToDebug();
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
  await vscode.commands.executeCommand('workbench.action.debug.stepOut');
  assert.equal((await session.stopped('step'))[0]?.line, 6);
  await vscode.commands.executeCommand('workbench.action.debug.continue');
  await session.ended();
  assert.match(session.output(), /sum 42/);
  assert.equal(session.session.workspaceFolder?.uri.path, projectFolder().uri.path);
});

test('a code lens names its file by its URI; unsaved changes are saved first', async () => {
  const sessions = await readyToDebug();
  const editor = await show('lens.ts');
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'const added: number = 5;\n'));
  await vscode.commands.executeCommand('jstime.debug', file('lens.ts').toString());
  const session = await sessions.started();
  await session.ended();
  assert.match(session.output(), /lens ran/);
  assert.equal(editor.document.isDirty, false);
});

test('an empty configuration, as of F5 without launch.json, is completed', async () => {
  const sessions = await readyToDebug();
  await show('lens.ts');
  await vscode.debug.startDebugging(projectFolder(), { type: 'jstime', name: '', request: '' });
  const session = await sessions.started();
  await session.ended();
  assert.equal(session.session.configuration.program, file('lens.ts').fsPath);
  assert.equal(session.session.configuration.cwd, projectFolder().uri.fsPath);
});

test('the list of configurations offers the file in front', async () => {
  const sessions = await readyToDebug();
  await show('lens.ts');
  // What a click on "jstime…" in that list does.
  void vscode.commands.executeCommand('workbench.action.debug.selectandstart', 'jstime');
  await chooseUntil('a session', () => sessions.all[0]);
  const session = await sessions.started();
  await session.ended();
  assert.equal(session.session.name, 'Debug lens.ts');
  assert.match(session.output(), /lens ran/);
});

test('runs without debugging: breakpoints are passed by', async () => {
  const sessions = await readyToDebug();
  breakAt(file('main.js'), 3);
  await vscode.debug.startDebugging(projectFolder(), launch(), { noDebug: true });
  const session = await sessions.started();
  await session.ended();
  assert.deepEqual(session.events('stopped'), []);
  assert.match(session.output(), /sum 42/);
});

test('stops on entry, with arguments and environment', async () => {
  const sessions = await readyToDebug();
  const more = { stopOnEntry: true, args: ['one', 'two'], env: { GREETING: 'hello' } };
  await vscode.debug.startDebugging(projectFolder(), launch(more));
  const session = await sessions.started();
  const [top] = await session.stopped('entry');
  assert.equal(top?.line, 1);
  assert.equal(await session.evaluate('process.argv.slice(2).join()', top?.id), "'one,two'");
  assert.equal(await session.evaluate('process.env.GREETING', top?.id), "'hello'");
});

test('launches in the integrated terminal', async () => {
  const sessions = await readyToDebug();
  breakAt(file('main.js'), 3);
  await vscode.debug.startDebugging(projectFolder(), launch({ console: 'integratedTerminal' }));
  const session = await sessions.started();
  assert.equal((await session.stopped('breakpoint'))[0]?.name, 'add');
  const terminal = vscode.window.terminals.find(({ name }) => name === 'jstime');
  assert.ok(terminal, `terminals: ${vscode.window.terminals.map(({ name }) => name)}`);
  onEnd(() => terminal.dispose());
});

test('a program that does not exist is said to the user, and no session stays', async () => {
  const sessions = await readyToDebug();
  void vscode.debug.startDebugging(projectFolder(), launch({ program: file('missing.js').fsPath }));
  const session = await sessions.started();
  await until('the answer', () => sessions.all[0]!.messages.some(({ command }) => command === 'launch'));
  const answer = sessions.all[0]!.messages.find(({ command }) => command === 'launch');
  assert.match(JSON.stringify(answer), /missing\.js does not exist/);
  await vscode.commands.executeCommand('notifications.clearAll');
  await session.ended();
});
