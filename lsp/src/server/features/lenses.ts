/** Lenses: Run and Debug above entry modules, references above what is declared. */

import type { CodeLens, TextDocumentIdentifier } from 'vscode-languageserver';
import type { Outline } from '../../engine/engine.ts';
import { isLibrary } from '../../engine/libraries.ts';
import { clientCommands } from '../../protocol.ts';
import { isFailure } from '../../service/module-rules.ts';
import type { Context, Feature, Subject } from '../context.ts';

export const lensesFeature: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  requests: { 'textDocument/codeLens': lenses, 'codeLens/resolve': resolve },
};

function lenses(context: Context, { textDocument }: { textDocument: TextDocumentIdentifier }): CodeLens[] | null {
  const subject = context.subject(textDocument.uri);
  if (!subject || isLibrary(subject.file) || subject.file.endsWith('.json')) return null;
  return [...runLenses(context, subject), ...referenceLenses(context, subject)];
}

function runLenses(context: Context, subject: Subject): CodeLens[] {
  if (!context.settings['codeLens.run']) return [];
  const named = [
    { title: 'Run', command: clientCommands.run },
    { title: 'Debug', command: clientCommands.debug },
  ].filter(({ command }) => context.hasCommand(command));
  if (named.length === 0 || !isEntry(context, subject)) return [];
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return named.map((command) => ({ range, command: { ...command, arguments: [subject.uri] } }));
}

/** Programs, and scripts that no other module imports. */
function isEntry(context: Context, { engine, file, project }: Subject): boolean {
  const role = engine.role(file);
  if (role !== 'script') return role === 'program';
  return !project.modules.some((other) => {
    if (other === file) return false;
    return engine.imports(other).some(({ text, attributes, form }) => {
      if (form !== 'import') return false;
      const target = context.workspace.rules.resolve(text, project.urlOf(other), attributes);
      return !isFailure(target) && target.kind === 'javascript' && target.path === file;
    });
  });
}

const counted = new Set(['function', 'class', 'method', 'interface']);

function referenceLenses(context: Context, { engine, file, lines, uri }: Subject): CodeLens[] {
  if (!context.settings['codeLens.references']) return [];
  const found: CodeLens[] = [];
  const visit = (items: readonly Outline[]): void => {
    for (const { kind, nameSpan, children } of items) {
      if (counted.has(kind) && nameSpan.length > 0) {
        found.push({ range: lines.range(nameSpan), data: { uri, offset: nameSpan.start } });
      }
      if (kind === 'class') visit(children);
    }
  };
  visit(engine.outline(file));
  return found;
}

function resolve(context: Context, lens: CodeLens): CodeLens {
  const { uri, offset } = (lens.data ?? {}) as { uri?: string; offset?: number };
  const subject = uri === undefined ? undefined : context.subject(uri);
  if (!subject || offset === undefined) return lens;
  subject.project.loadAll();
  const found = subject.engine.references(subject.file, offset).filter(({ isDefinition }) => !isDefinition);
  const title = found.length === 1 ? '1 reference' : `${found.length} references`;
  // Without a command that the client has, it only tells.
  if (found.length === 0 || !context.hasCommand(clientCommands.showReferences)) {
    return { ...lens, command: { title, command: '' } };
  }
  const places = found.map((reference) => context.location(reference, subject.engine));
  const position = subject.lines.position(offset);
  return { ...lens, command: { title, command: clientCommands.showReferences, arguments: [uri, position, places] } };
}
