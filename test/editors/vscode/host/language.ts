// Enablement, the language server, the editors' buttons, tasks and terminals, in a workspace of two folders: one is
// jstime's, the other is not.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, extensionId, file, projectFolder, show } from './project.ts';
import { onEnd, test, until } from './runner.ts';

export { run } from './runner.ts';

const extension = () => vscode.extensions.getExtension(extensionId);

/** The folder without a marker. */
const plain = (name: string) => vscode.Uri.joinPath(projectFolder().uri, '../plain', name);

async function ready(): Promise<void> {
  const { languageServer } = await api();
  await until('the language server', () => languageServer() === 'running');
}

async function diagnosticsOf(uri: vscode.Uri, enough: (found: vscode.Diagnostic[]) => boolean) {
  return until('diagnostics', () => {
    const found = vscode.languages.getDiagnostics(uri);
    return enough(found) && found;
  });
}

async function labelsAt(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

test('a folder with a marker activates the extension, without a file being opened', async () => {
  await until('activation', () => extension()?.isActive === true);
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

test('diagnostics: those of the runtime, once, and none of the built-in support', async () => {
  await ready();
  await show('wrong.js');
  const found = await diagnosticsOf(file('wrong.js'), (all) => all.length > 0);
  assert.deepEqual([...new Set(found.map(({ source }) => source))], ['jstime']);
  assert.ok(
    found.some(({ message }) => /missing/.test(message)),
    found.map(({ message }) => message).join('\n'),
  );
});

test('the built-in support is silent where it would contradict', async () => {
  await ready();
  const editor = await show('types.ts');
  // The runtime's own global, which the built-in support does not know: it would say "Cannot find name".
  await vscode.commands.executeCommand('vscode.executeHoverProvider', editor.document.uri, new vscode.Position(0, 8));
  await diagnosticsOf(file('types.ts'), (all) => all.length > 0);
  // A change makes both servers look again; the answer of ours is the sign that time has passed.
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "import './none.js';\n"));
  const found = await diagnosticsOf(file('types.ts'), (all) => all.some(({ message }) => /none/.test(message)));
  assert.deepEqual([...new Set(found.map(({ source }) => source))], ['jstime']);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

test('completion knows the globals of jstime, and offers each once', async () => {
  await ready();
  await show('main.js');
  const labels = await until('completions', async () => {
    const found = await labelsAt(file('main.js'), new vscode.Position(0, 4));
    return found.includes('structuredClone') && found;
  });
  assert.equal(labels.filter((label) => label === 'structuredClone').length, 1);
  assert.ok(!labels.includes('document'));
});

test('hover, definition and outline come from one server', async () => {
  await ready();
  await show('main.js');
  const at = new vscode.Position(2, 13);
  const hovers = await until('a hover', async () => {
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      file('main.js'),
      at,
    );
    return found.length > 0 && found;
  });
  assert.equal(hovers.length, 1, JSON.stringify(hovers));
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    file('main.js'),
  );
  const names = symbols.map(({ name }) => name);
  assert.deepEqual(names, ['text', 'greet']);
  const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    file('main.js'),
    at,
  );
  assert.equal(places.length, 1, JSON.stringify(places));
});

test('code lenses to run and to debug name the file', async () => {
  await ready();
  await show('main.js');
  const lenses = await until('lenses', async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      file('main.js'),
    );
    return found.some(({ command }) => command?.command === 'jstime.run') && found;
  });
  const run = lenses.find(({ command }) => command?.command === 'jstime.run');
  assert.deepEqual(run?.command?.arguments, [file('main.js').toString()]);
  assert.ok(lenses.some(({ command }) => command?.command === 'jstime.debug'));
});

test('in another folder the built-in support works, and ours is silent', async () => {
  await ready();
  await vscode.window.showTextDocument(plain('main.ts'));
  const found = await diagnosticsOf(plain('main.ts'), (all) => all.length > 0);
  assert.deepEqual([...new Set(found.map(({ source }) => source))], ['ts']);
});

test('tasks: the usual programs of jstime’s folders', async () => {
  await api();
  const tasks = await vscode.tasks.fetchTasks({ type: 'jstime' });
  const names = tasks.map(({ name }) => name).sort();
  assert.ok(names.includes('run main.js'), names.join());
  assert.ok(names.includes('run src/app.ts'), names.join());
  assert.ok(tasks.every(({ source }) => source === 'jstime'));
});

test('a task runs its program with its arguments, and its errors become problems', async () => {
  await api();
  const tasks = await vscode.tasks.fetchTasks({ type: 'jstime' });
  const task = tasks.find(({ name }) => name === 'run src/app.ts');
  assert.ok(task);
  const ended = new Promise<number | undefined>((done) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name === task.name) done(exitCode);
    });
    onEnd(() => listening.dispose());
  });
  await vscode.tasks.executeTask(task);
  assert.equal(await ended, 1);
  const problems = await diagnosticsOf(file('src/app.ts'), (all) =>
    all.some(({ message }) => /it broke/.test(message)),
  );
  const problem = problems.find(({ message }) => /it broke/.test(message));
  assert.equal(problem?.message, 'Error: it broke');
  assert.equal(problem?.range.start.line, 1);
});

test('Run starts the file in front in a terminal', async () => {
  await api();
  await show('main.js');
  const ended = new Promise<number | undefined>((done) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => done(exitCode));
    onEnd(() => listening.dispose());
  });
  await vscode.commands.executeCommand('jstime.run', file('main.js'));
  assert.equal(await ended, 0);
});

test('the REPL opens in a terminal', async () => {
  await api();
  const terminal = await vscode.commands.executeCommand<vscode.Terminal>('jstime.openRepl');
  onEnd(() => terminal.dispose());
  assert.equal(terminal.name, 'jstime REPL');
  assert.ok(await terminal.processId);
});

test('restarting the language server gives another one, with the same answers', async () => {
  await ready();
  await vscode.commands.executeCommand('jstime.restartLanguageServer');
  await ready();
  await show('wrong.js');
  const found = await diagnosticsOf(file('wrong.js'), (all) => all.length > 0);
  assert.ok(found.every(({ source }) => source === 'jstime'));
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

test('a marker that comes or goes enables or disables', async () => {
  const { isEnabled } = await api();
  const marker = plain('jstime.json');
  await vscode.workspace.fs.writeFile(marker, new Uint8Array());
  onEnd(() => vscode.workspace.fs.delete(marker).then(undefined, () => {}));
  await until('the folder to be enabled', () => isEnabled(plain('main.ts')));
  await vscode.workspace.fs.delete(marker);
  await until('the folder to be disabled', () => !isEnabled(plain('main.ts')));
});

test('every command that package.json names is there', async () => {
  await api();
  const declared: { command: string }[] = extension()?.packageJSON.contributes.commands;
  const there = new Set(await vscode.commands.getCommands(true));
  assert.deepEqual(
    declared.map(({ command }) => command).filter((command) => !there.has(command)),
    [],
  );
});
