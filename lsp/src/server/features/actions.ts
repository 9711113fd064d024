/** Quick fixes, refactorings, and what is done to whole files. */
import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver';
import type { FileChange, Refactoring, Span } from '../../engine/engine.ts';
import { replacementOf } from '../../service/foreign-globals.ts';
import type { Context, Feature, Subject } from '../context.ts';
import { moduleProblems } from '../diagnose.ts';

const sources = [
  'source.organizeImports',
  'source.removeUnusedImports',
  'source.sortImports',
  'source.addMissingImports',
  'source.fixAll',
];

export const actionsFeature: Feature = {
  capabilities: () => ({
    codeActionProvider: {
      codeActionKinds: [
        'quickfix',
        'refactor',
        'refactor.extract',
        'refactor.inline',
        'refactor.rewrite',
        'refactor.move',
        ...sources,
      ],
      resolveProvider: true,
    },
  }),
  requests: { 'textDocument/codeAction': codeActions, 'codeAction/resolve': resolve },
};

/** Of an action whose edit is not made yet. */
interface Unresolved {
  readonly uri: string;
  readonly span: Span;
  readonly refactoring?: Refactoring;
  readonly source?: string;
  readonly fixAll?: string;
}

function codeActions(context: Context, params: CodeActionParams): CodeAction[] | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject || context.uris.isLibrary(subject.file)) return null;
  const span = subject.lines.span(params.range);
  const { only, diagnostics, triggerKind } = params.context;
  const wants = (kind: string) =>
    only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`) || wanted === '');
  const actions: CodeAction[] = [];
  if (wants('quickfix')) actions.push(...quickFixes(context, subject, span, diagnostics));
  if (only === undefined || only.some((kind) => kind === '' || kind.startsWith('refactor'))) {
    const kind = only?.find((wanted) => wanted.startsWith('refactor'));
    for (const refactoring of subject.engine.refactorings(subject.file, span, kind, triggerKind !== 2)) {
      if (refactoring.notApplicable !== undefined || !wants(refactoring.kind)) continue;
      const data: Unresolved = { uri: subject.uri, span, refactoring };
      actions.push({ title: refactoring.title, kind: refactoring.kind, data });
    }
  }
  // Asked for by name only: in a menu they would stand at every place.
  for (const source of sources) {
    if (only?.some((wanted) => source === wanted || source.startsWith(`${wanted}.`))) {
      actions.push({ title: sourceTitles[source] ?? source, kind: source, data: { uri: subject.uri, span, source } });
    }
  }
  const canResolve = context.client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  return canResolve ? actions : actions.map((action) => resolve(context, action)).filter(({ edit }) => edit);
}

const sourceTitles: Record<string, string> = {
  'source.organizeImports': 'Organize imports',
  'source.removeUnusedImports': 'Remove unused imports',
  'source.sortImports': 'Sort imports',
  'source.addMissingImports': 'Add all missing imports',
  'source.fixAll': 'Fix all problems that have one fix',
};

function resolve(context: Context, action: CodeAction): CodeAction {
  const unresolved = action.data as Unresolved | undefined;
  const subject = unresolved && context.subject(unresolved.uri);
  if (!unresolved || !subject) return action;
  const { engine, file } = subject;
  const { refactoring, source, fixAll, span } = unresolved;
  let changes: readonly FileChange[] = [];
  if (refactoring) changes = engine.refactor(file, span, refactoring)?.changes ?? [];
  else if (source !== undefined) changes = sourceChanges(context, subject, source);
  else if (fixAll !== undefined) changes = engine.fixAll(file, fixAll);
  if (changes.length === 0 && source === undefined) return action;
  return { ...action, edit: context.workspaceEdit(changes, engine) };
}

function sourceChanges(context: Context, subject: Subject, source: string): readonly FileChange[] {
  const { engine, file, project } = subject;
  if (source === 'source.organizeImports') return engine.organizeImports(file, 'all');
  if (source === 'source.removeUnusedImports') return engine.organizeImports(file, 'removeUnused');
  if (source === 'source.sortImports') return engine.organizeImports(file, 'sort');
  if (source === 'source.addMissingImports') {
    project.loadAll();
    return engine.fixAll(file, 'fixMissingImport');
  }
  const edits = moduleProblems(context, subject).flatMap(({ span, failure }) =>
    failure.suggestion === undefined ? [] : [{ span: inner(span), newText: failure.suggestion }],
  );
  return edits.length === 0 ? [] : [{ file, isNew: false, edits }];
}

function inner({ start, length }: Span): Span {
  return { start: start + 1, length: length - 2 };
}

function quickFixes(context: Context, subject: Subject, span: Span, shown: readonly Diagnostic[]): CodeAction[] {
  const { engine, file, lines, project } = subject;
  const actions = [...moduleFixes(context, subject, span, shown)];
  const codes = [...new Set(shown.map(({ code }) => code).filter((code) => typeof code === 'number'))];
  // What is missing here may be exported by a file that nobody opened.
  if (codes.some((code) => unknownNames.has(code))) project.loadAll();
  const alsoAll = new Map<string, CodeAction>();
  for (const diagnostic of shown) {
    if (typeof diagnostic.code !== 'number') continue;
    const place = lines.span(diagnostic.range);
    const name = lines.text.slice(place.start, place.start + place.length);
    const replacement = unknownNames.has(diagnostic.code) ? replacementOf(name) : undefined;
    if (replacement !== undefined) {
      actions.push(edit(context, subject, `Write '${replacement}'`, diagnostic, place, replacement));
    }
    for (const fix of engine.fixes(file, place, [diagnostic.code])) {
      if (fix.changes.some((change) => context.uris.isLibrary(change.file))) continue;
      actions.push({
        title: fix.title,
        kind: 'quickfix',
        diagnostics: [diagnostic],
        edit: context.workspaceEdit(fix.changes, engine),
        ...(fix.name === 'import' && { isPreferred: true }),
      });
      if (fix.fixAll !== undefined && fix.fixAllTitle !== undefined && !alsoAll.has(fix.fixAll)) {
        const data: Unresolved = { uri: subject.uri, span, fixAll: fix.fixAll };
        alsoAll.set(fix.fixAll, { title: fix.fixAllTitle, kind: 'quickfix', diagnostics: [diagnostic], data });
      }
    }
  }
  return [...actions, ...alsoAll.values()];
}

const unknownNames = new Set([2304, 2552, 2580, 2584, 2591, 2503]);

function* moduleFixes(context: Context, subject: Subject, span: Span, shown: readonly Diagnostic[]) {
  const { text } = subject.lines;
  for (const { failure, span: place } of moduleProblems(context, subject)) {
    if (place.start > span.start + span.length || place.start + place.length < span.start) continue;
    const range = subject.lines.range(place);
    const diagnostic = shown.find(
      ({ code, range: { start } }) =>
        code === failure.code && start.line === range.start.line && start.character === range.start.character,
    );
    const { suggestion } = failure;
    if (suggestion !== undefined) {
      yield edit(context, subject, `Write '${suggestion}'`, diagnostic, inner(place), suggestion, true);
    } else if (failure.code === 'ERR_UNKNOWN_FILE_EXTENSION' && !/^\s*(with\b|[,)])/.test(rest(text, place))) {
      const end = { start: place.start + place.length, length: 0 };
      for (const [type, what] of [
        ['text', 'a string'],
        ['bytes', 'bytes'],
      ]) {
        yield edit(context, subject, `Import it as ${what}`, diagnostic, end, ` with { type: '${type}' }`);
      }
    } else if (failure.code === 'ERR_NO_SUCH_GLOBAL') {
      const line = lineAround(text, place.start);
      const written = /^(\s*)(?:const|let|var)\s+(\w+|\{[^}]*\})\s*=\s*require\((['"][^'"]+['"])\);?[^\S\n]*$/.exec(
        text.slice(line.start, line.start + line.length),
      );
      if (!written) continue;
      const [, indent = '', names = '', specifier = ''] = written;
      const bindings = names.replaceAll(/:\s*/g, ' as ');
      const newText = `${indent}import ${bindings} from ${specifier};`;
      yield edit(context, subject, 'Write an import', diagnostic, line, newText, true);
    }
  }
}

function rest(text: string, { start, length }: Span): string {
  return text.slice(start + length, start + length + 40);
}

function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, length: (end === -1 ? text.length : end) - start };
}

function edit(
  context: Context,
  { file, engine }: Subject,
  title: string,
  diagnostic: Diagnostic | undefined,
  span: Span,
  newText: string,
  isPreferred = false,
): CodeAction {
  return {
    title,
    kind: 'quickfix',
    ...(diagnostic && { diagnostics: [diagnostic] }),
    ...(isPreferred && { isPreferred }),
    edit: context.workspaceEdit([{ file, isNew: false, edits: [{ span, newText }] }], engine),
  };
}
