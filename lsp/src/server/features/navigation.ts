/** From a name to what it means, and to where it is used. */

import type {
  DocumentHighlight,
  Location,
  LocationLink,
  ReferenceParams,
  SymbolInformation,
  TextDocumentPositionParams,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { Span, Target } from '../../engine/engine.ts';
import { isLibrary } from '../../engine/libraries.ts';
import { isFailure } from '../../service/module-rules.ts';
import type { Context, Feature, Subject } from '../context.ts';
import { symbolKind } from '../kinds.ts';

const mostSymbols = 1000;

export const navigationFeature: Feature = {
  capabilities: () => ({
    definitionProvider: true,
    declarationProvider: true,
    typeDefinitionProvider: true,
    implementationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: { resolveProvider: true },
  }),
  requests: {
    'textDocument/definition': (context, params) => definition(context, params, 'definition'),
    'textDocument/declaration': (context, params) => definition(context, params, 'declaration'),
    'textDocument/typeDefinition': (context, params: TextDocumentPositionParams) =>
      locate(context, params, 'typeDefinition', ({ engine, file }, offset) => engine.typeDefinitions(file, offset)),
    'textDocument/implementation': (context, params: TextDocumentPositionParams) =>
      locate(context, params, 'implementation', ({ engine, file, project }, offset) => {
        project.loadAll();
        return engine.implementations(file, offset);
      }),
    'textDocument/references': references,
    'textDocument/documentHighlight': highlights,
    'workspace/symbol': workspaceSymbols,
    'workspaceSymbol/resolve': (_context, symbol) => symbol,
  },
};

type LinkKind = 'definition' | 'declaration' | 'typeDefinition' | 'implementation';

function locate(
  context: Context,
  params: TextDocumentPositionParams,
  kind: LinkKind,
  find: (subject: Subject, offset: number) => readonly Target[],
) {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  return answer(context, subject, kind, find(subject, subject.lines.offset(params.position)), undefined);
}

function definition(context: Context, params: TextDocumentPositionParams, kind: LinkKind) {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  const offset = subject.lines.offset(params.position);
  const found = subject.engine.definitions(subject.file, offset);
  if (found && found.targets.length > 0) return answer(context, subject, kind, found.targets, found.span);
  // A module without exports is a place, too.
  const literal = subject.engine
    .imports(subject.file)
    .find(({ span }) => span.start <= offset && offset < span.start + span.length);
  if (!literal) return null;
  const target = context.workspace.rules.resolve(literal.text, subject.project.urlOf(subject.file), literal.attributes);
  if (isFailure(target) || target.path === undefined) return null;
  const place = { file: target.path, span: { start: 0, length: 0 }, kind: 'module', name: literal.text };
  return answer(context, subject, kind, [place], literal.span);
}

function answer(
  context: Context,
  subject: Subject,
  kind: LinkKind,
  targets: readonly Target[],
  origin: Span | undefined,
): (Location | LocationLink)[] {
  const { engine, lines } = subject;
  if (context.client.textDocument?.[kind]?.linkSupport !== true) {
    return targets.map((target) => context.location(target, engine));
  }
  return targets.map(({ file, span, context: around }) => ({
    targetUri: context.uriOf(file),
    targetSelectionRange: context.range(file, span, engine),
    targetRange: context.range(file, around && contains(around, span) ? around : span, engine),
    ...(origin && { originSelectionRange: lines.range(origin) }),
  }));
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start + inner.length <= outer.start + outer.length;
}

function references(context: Context, params: ReferenceParams): Location[] | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  subject.project.loadAll();
  return subject.engine
    .references(subject.file, subject.lines.offset(params.position))
    .filter(({ isDefinition }) => params.context.includeDeclaration || !isDefinition)
    .map((reference) => context.location(reference, subject.engine));
}

function highlights(context: Context, params: TextDocumentPositionParams): DocumentHighlight[] | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  return subject.engine
    .highlights(subject.file, subject.lines.offset(params.position))
    .map(({ span, isWrite, isDefinition }) => ({
      range: subject.lines.range(span),
      kind: isWrite || isDefinition ? 3 : 2,
    }));
}

function workspaceSymbols(context: Context, { query }: WorkspaceSymbolParams): SymbolInformation[] {
  return context.workspace.projects().flatMap((project) => {
    project.loadAll();
    return project.engine
      .workspaceSymbols(query, mostSymbols)
      .filter(({ file }) => !isLibrary(file))
      .map((symbol) => ({
        name: symbol.name,
        kind: symbolKind(symbol.kind),
        location: context.location(symbol, project.engine),
        ...(symbol.container !== '' && { containerName: symbol.container }),
        ...(symbol.deprecated && { tags: [1 as const] }),
      }));
  });
}
