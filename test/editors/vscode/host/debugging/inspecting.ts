// What a session is asked for.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { api, file, projectFolder, show } from '../project.ts';
import { onEnd, test, until } from '../runner.ts';
import { breakAt } from '../session.ts';
import { launch, readyToDebug } from './programs.ts';

test('conditional breakpoints and log points', async () => {
  const sessions = await readyToDebug();
  breakAt(file('loop.ts'), 2, { condition: 'index === 3' });
  breakAt(file('loop.ts'), 3, { logMessage: 'index is {index}' });
  await vscode.debug.startDebugging(projectFolder(), launch({ program: file('loop.ts').fsPath }));
  const session = await sessions.started();
  const [top] = await session.stopped('breakpoint');
  assert.equal(await session.evaluate('index', top?.id), '3');
  assert.match(session.output(), /index is 0\n.*index is 1\n.*index is 2\n/s);
});

test('CPU profiles start and stop by command, and open; heap snapshots are written', async () => {
  const sessions = await readyToDebug();
  await vscode.debug.startDebugging(projectFolder(), launch({ program: file('waits.js').fsPath }));
  const session = await sessions.started();
  await until('the program', () => /waits/.test(session.output()));
  // The commands mean the session in front, which may still be the one of the test before.
  await until('the session in front', () => vscode.debug.activeDebugSession?.id === session.session.id);
  await vscode.commands.executeCommand('jstime.startCpuProfile');
  const profile = await until('the profile', () => vscode.commands.executeCommand<string>('jstime.stopCpuProfile'));
  onEnd(() => rmSync(profile));
  assert.ok(Array.isArray(JSON.parse(readFileSync(profile, 'utf8')).nodes));
  const shown = () =>
    vscode.window.tabGroups.all.some(({ activeTab }) => {
      const input = activeTab?.input as { uri?: vscode.Uri } | undefined;
      return input?.uri?.fsPath === profile;
    });
  await until('the profile in an editor', shown);
  const snapshot = await until('the snapshot', () => vscode.commands.executeCommand<string>('jstime.takeHeapSnapshot'));
  onEnd(() => rmSync(snapshot));
  assert.match(readFileSync(snapshot, 'utf8').slice(0, 40), /^\{"snapshot"/);
});

test('stepping passes over a file that is skipped by command', async () => {
  const sessions = await readyToDebug();
  breakAt(file('calls.js'), 3);
  await vscode.debug.startDebugging(projectFolder(), launch({ program: file('calls.js').fsPath }));
  const session = await sessions.started();
  await session.stopped('breakpoint');
  await vscode.commands.executeCommand('jstime.toggleSkipFile', file('called.js').toString());
  await vscode.commands.executeCommand('workbench.action.debug.stepInto');
  const [top] = await session.stopped('step');
  assert.match(top?.source?.path ?? '', /calls\.js$/);
  assert.equal(top?.line, 4);
});

test('the debug console completes', async () => {
  const sessions = await readyToDebug();
  breakAt(file('main.js'), 3);
  await vscode.debug.startDebugging(projectFolder(), launch());
  const session = await sessions.started();
  const [top] = await session.stopped('breakpoint');
  const asked = { text: 'JSON.str', column: 9, frameId: top?.id };
  const { targets } = await session.session.customRequest('completions', asked);
  assert.ok((targets as { label: string }[]).some(({ label }) => label === 'stringify'));
});

test('values stand beside the code, of the names of that function', async () => {
  const sessions = await readyToDebug();
  const { document } = await show('main.js');
  breakAt(document.uri, 4);
  await vscode.debug.startDebugging(projectFolder(), launch());
  const session = await sessions.started();
  const [top] = await session.stopped('breakpoint');
  await until('the language server', async () => (await api()).languageServer() === 'running');
  const values = await until('values', async () => {
    const found = await vscode.commands.executeCommand<vscode.InlineValueVariableLookup[]>(
      'vscode.executeInlineValueProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      { frameId: top!.id, stoppedLocation: new vscode.Range(3, 0, 3, 10) },
    );
    return found.length > 0 && found;
  });
  const names = values.map(({ variableName, range }) => `${variableName}@${range.start.line}`);
  assert.deepEqual(names, ['a@1', 'b@1', 'sum@2', 'a@2', 'b@2', 'sum@3']);
});

test('the pointer on an expression asks for its value: as much of it as is pointed at', async () => {
  const sessions = await readyToDebug();
  const editor = await show('order.js');
  breakAt(file('order.js'), 2);
  await vscode.debug.startDebugging(projectFolder(), launch({ program: file('order.js').fsPath }));
  const session = await sessions.started();
  await session.stopped('breakpoint');
  const asked: [string, string, string][] = [
    ['order', 'order', "{items: Array(1), owner: 'me'}"],
    ['items[0]', 'order.items', '(1) [{…}]'],
    ['price', 'order.items[0].price', '4'],
  ];
  const { text } = editor.document.lineAt(1);
  for (const [place, expression] of asked) {
    const position = new vscode.Position(1, text.indexOf(place) + 1);
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('editor.debug.action.showDebugHover');
    await until(`the value of ${expression}`, () => session.hovers.get(expression));
  }
  assert.deepEqual(
    [...session.hovers],
    asked.map(([, ...hover]) => hover),
  );
});
