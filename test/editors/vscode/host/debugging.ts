// Sessions of every kind, in a folder that is jstime's.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import * as vscode from 'vscode';
import { api, file, projectFolder, show } from './project.ts';
import { onEnd, test, until } from './runner.ts';
import { breakAt, Sessions } from './session.ts';

export { run } from './runner.ts';

const launch = (more: object = {}): vscode.DebugConfiguration => ({
  type: 'jstime',
  request: 'launch',
  name: 'test',
  program: file('main.js').fsPath,
  ...more,
});

/** Starts the project's jstime beside VS Code. */
async function startProgram(...args: string[]): Promise<ChildProcess> {
  const runtime = await (await api()).runtime(projectFolder().uri);
  const child = spawn(runtime!.path, args, { cwd: projectFolder().uri.fsPath, stdio: ['ignore', 'pipe', 'pipe'] });
  onEnd(() => child.kill('SIGKILL'));
  return child;
}

/** One that the program can open at a signal. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until it has printed something that fits, and returns that. */
function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  const read = (data: Buffer) => {
    text += data;
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  return until(`output like ${pattern}`, () => pattern.exec(text)?.[0]);
}

async function readyToDebug(): Promise<Sessions> {
  await api();
  return new Sessions();
}

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

test('attaches to a port', async () => {
  const sessions = await readyToDebug();
  const child = await startProgram('--inspect-wait=127.0.0.1:0', 'main.js');
  const port = Number(/\d+(?=\/)/.exec(await printed(child, /listening on ws:\S+:\d+\//))?.[0]);
  breakAt(file('main.js'), 3);
  await vscode.debug.startDebugging(projectFolder(), { type: 'jstime', request: 'attach', name: 'attach', port });
  const session = await sessions.started();
  assert.equal((await session.stopped('breakpoint'))[0]?.name, 'add');
  await vscode.commands.executeCommand('workbench.action.debug.continue');
  await session.ended();
});

test('attaches to a process; what a command gives as text is its number', async () => {
  const sessions = await readyToDebug();
  const port = await freePort();
  const child = await startProgram(`--inspect-port=127.0.0.1:${port}`, 'waits.js');
  await printed(child, /waits/);
  const processId = `${child.pid}`;
  breakAt(file('waits.js'), 3);
  const configuration = { type: 'jstime', request: 'attach', name: 'process', processId, port };
  await vscode.debug.startDebugging(projectFolder(), configuration);
  const session = await sessions.started();
  assert.equal((await session.stopped('breakpoint'))[0]?.line, 3);
  await vscode.commands.executeCommand('workbench.action.debug.disconnect');
  await session.ended();
  assert.equal(child.exitCode, null);
});

test('CPU profiles start and stop by command, and open; heap snapshots are written', async () => {
  const sessions = await readyToDebug();
  await vscode.debug.startDebugging(projectFolder(), launch({ program: file('waits.js').fsPath }));
  const session = await sessions.started();
  await until('the program', () => /waits/.test(session.output()));
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

test('the process picker offers programs, not the servers', async () => {
  await readyToDebug();
  const child = await startProgram('waits.js');
  await printed(child, /waits/);
  const picked = vscode.commands.executeCommand<string | undefined>('jstime.pickProcess');
  await until('the list', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const answer = await Promise.race([picked, new Promise<null>((done) => setTimeout(() => done(null), 100))]);
    return answer !== null && answer;
  });
  assert.equal(await picked, `${child.pid}`);
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
