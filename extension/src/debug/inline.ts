/** Values beside the code while the program stands still, and what the pointer means when it rests on an expression. */
import * as vscode from 'vscode';
import { expressionAt, namesIn } from './source-text.ts';

const modules: vscode.DocumentSelector = [
  { scheme: 'file', language: 'javascript' },
  { scheme: 'file', language: 'typescript' },
];

/** Further up nobody looks for values, and every name is a request. */
const mostLines = 200;

/** The providers, while there are sessions of ours: for those of other debuggers VS Code has its own ways. */
export class InlineDebugging implements vscode.DebugAdapterTrackerFactory, vscode.Disposable {
  readonly #sessions = new Set<string>();
  #providers: vscode.Disposable | undefined;

  createDebugAdapterTracker({ id }: vscode.DebugSession): vscode.DebugAdapterTracker {
    const end = () => {
      this.#sessions.delete(id);
      if (this.#sessions.size === 0) this.dispose();
    };
    return {
      onWillStartSession: () => {
        this.#sessions.add(id);
        this.#providers ??= registerProviders();
      },
      onWillStopSession: end,
      // What there is of an adapter that ends by itself, or does not start.
      onExit: end,
    };
  }

  dispose(): void {
    this.#providers?.dispose();
    this.#providers = undefined;
  }
}

function registerProviders(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerInlineValuesProvider(modules, { provideInlineValues }),
    vscode.languages.registerEvaluatableExpressionProvider(modules, {
      provideEvaluatableExpression(document, position) {
        if (vscode.debug.activeDebugSession?.type !== 'jstime') return undefined;
        const found = expressionAt(document.lineAt(position.line).text, position.character);
        if (!found) return undefined;
        const range = new vscode.Range(position.line, found.start, position.line, found.end);
        return new vscode.EvaluatableExpression(range, found.text);
      },
    }),
  );
}

async function provideInlineValues(
  document: vscode.TextDocument,
  viewPort: vscode.Range,
  { stoppedLocation }: vscode.InlineValueContext,
): Promise<vscode.InlineValue[]> {
  if (vscode.debug.activeDebugSession?.type !== 'jstime') return [];
  const around = await functionAround(document, stoppedLocation.start);
  const last = Math.min(stoppedLocation.end.line, viewPort.end.line);
  const first = Math.max(around?.start.line ?? 0, last - mostLines, 0);
  const text = document.getText(new vscode.Range(first, 0, last + 1, 0));
  const values: vscode.InlineValue[] = [];
  for (const { name, line, start } of namesIn(text)) {
    const range = new vscode.Range(first + line, start, first + line, start + name.length);
    values.push(new vscode.InlineValueVariableLookup(range, name, true));
  }
  return values;
}

const functions = new Set([
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Property,
]);

/** The innermost function at a place: names of others mean something else there. */
async function functionAround(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Range | undefined> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  let found: vscode.Range | undefined;
  const visit = (level: readonly vscode.DocumentSymbol[]) => {
    for (const { kind, range, children } of level) {
      if (!range.contains(position)) continue;
      if (functions.has(kind)) found = range;
      visit(children ?? []);
    }
  };
  visit(symbols ?? []);
  return found;
}
