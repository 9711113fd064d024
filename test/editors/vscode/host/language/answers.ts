// What the language server answers, and VS Code's own support does not.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, show } from '../project.ts';
import { test, until } from '../runner.ts';
import { diagnosticsOf, plain, ready } from './workspace.ts';

async function labelsAt(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

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
