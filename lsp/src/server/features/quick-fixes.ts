/** Fixes of single problems: the compiler's, and those of the runtime's own rules. */
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { Span, TextEdit } from '../../engine/engine.ts';
import { isLibrary } from '../../engine/libraries.ts';
import { foreign, memberName } from '../../service/foreign-globals.ts';
import { esModuleStatement, valueImport } from '../../service/module-fixes.ts';
import { isFailure } from '../../service/module-rules.ts';
import type { Context, Subject } from '../context.ts';
import { type ModuleProblem, moduleProblems } from '../diagnose.ts';
import type { Unresolved } from './actions.ts';

/** Names that are declared nowhere. */
const unknownNames = new Set([2304, 2552, 2580, 2584, 2591, 2503]);

/** The compiler's fix that writes `// @ts-ignore`: for one place it is an answer, for all it is not. */
const silencing = 'disableJsDiagnostics';

export function quickFixes(context: Context, subject: Subject, span: Span, shown: readonly Diagnostic[]): CodeAction[] {
  const { engine, file, lines, project } = subject;
  const actions = [...moduleFixes(context, subject, span, shown)];
  // What is missing here may be exported by a file that nobody opened.
  if (shown.some(({ code }) => typeof code === 'number' && unknownNames.has(code))) project.loadAll();
  const alsoAll = new Map<string, CodeAction>();
  for (const diagnostic of shown) {
    if (typeof diagnostic.code !== 'number') continue;
    const place = lines.span(diagnostic.range);
    const isForeign = foreign(memberName(lines.text, place.start, place.length)) !== undefined;
    actions.push(...foreignFixes(context, subject, place, diagnostic));
    for (const fix of engine.fixes(file, place, [diagnostic.code])) {
      if (fix.changes.some((change) => isLibrary(change.file))) continue;
      // What another runtime has is not to be written here.
      if (isForeign && fix.fixAll === 'fixMissingFunctionDeclaration') continue;
      actions.push({
        title: fix.title,
        kind: 'quickfix',
        diagnostics: [diagnostic],
        edit: context.workspaceEdit(fix.changes, engine),
        ...(fix.name === 'import' && { isPreferred: true }),
      });
      if (fix.fixAll === undefined || fix.fixAllTitle === undefined || fix.fixAll === silencing) continue;
      if (!alsoAll.has(fix.fixAll)) {
        const data: Unresolved = { uri: subject.uri, span, fixAll: fix.fixAll };
        alsoAll.set(fix.fixAll, { title: fix.fixAllTitle, kind: 'quickfix', diagnostics: [diagnostic], data });
      }
    }
  }
  return [...actions, ...alsoAll.values()];
}

/** Of names that other runtimes have. */
function* foreignFixes(context: Context, subject: Subject, place: Span, diagnostic: Diagnostic) {
  const { text } = subject.lines;
  const name = memberName(text, place.start, place.length);
  const replacement = foreign(name)?.replacement;
  if (replacement !== undefined) {
    yield edit(context, subject, `Write '${replacement}'`, diagnostic, { span: place, newText: replacement });
  }
  const mended = foreign(name) && esModuleStatement(text, place.start, false);
  if (mended) yield edit(context, subject, 'Write an export', diagnostic, mended, true);
}

/** Of imports that would not load. */
function* moduleFixes(context: Context, subject: Subject, span: Span, shown: readonly Diagnostic[]) {
  for (const problem of moduleProblems(context, subject)) {
    const place = problem.span;
    if (place.start > span.start + span.length || place.start + place.length < span.start) continue;
    const range = subject.lines.range(place);
    const diagnostic = shown.find(
      ({ code, range: { start } }) =>
        code === problem.failure.code && start.line === range.start.line && start.character === range.start.character,
    );
    for (const { title, change, isPreferred } of fixesOf(context, subject, problem)) {
      yield edit(context, subject, title, diagnostic, change, isPreferred);
    }
  }
}

function* fixesOf(context: Context, subject: Subject, { failure, span, specifier }: ModuleProblem) {
  const { text } = subject.lines;
  const { code, suggestion } = failure;
  const end = span.start + span.length;
  if (suggestion !== undefined) {
    const change = { span: { start: span.start + 1, length: span.length - 2 }, newText: suggestion };
    yield { title: `Write '${suggestion}'`, change, isPreferred: true };
  } else if (code === 'ERR_UNKNOWN_FILE_EXTENSION' && !/^\s*(with\b|[,)])/.test(text.slice(end, end + 40))) {
    for (const [type, what] of [
      ['text', 'a string'],
      ['bytes', 'bytes'],
    ]) {
      const change = { span: { start: end, length: 0 }, newText: ` with { type: '${type}' }` };
      yield { title: `Import it as ${what}`, change, isPreferred: false };
    }
  } else if (code === 'ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE' || code === 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED') {
    const [written = ''] = /^\s*with\s*\{[^}]*\}/.exec(text.slice(end)) ?? [];
    if (written === '') return;
    yield {
      title: 'Remove the attribute',
      change: { span: { start: end, length: written.length }, newText: '' },
      isPreferred: true,
    };
  } else if (code === 'ERR_NO_SUCH_GLOBAL') {
    const change = esModuleStatement(text, span.start, hasDefault(context, subject, specifier));
    if (change) yield { title: 'Write an import', change, isPreferred: true };
  } else if (code === 'ERR_NO_SUCH_EXPORT') {
    const change = valueImport(text, span.start, specifier);
    if (change) yield { title: 'Import the value, and take it apart', change, isPreferred: true };
  }
}

/** Whether `import x from` is what `const x = require()` was. */
function hasDefault(context: Context, { engine, project, file }: Subject, specifier: string): boolean {
  const target = context.workspace.rules.resolve(specifier, project.urlOf(file), {});
  if (isFailure(target)) return false;
  return target.kind === 'json' || engine.exports(project.fileOf(target)).includes('default');
}

function edit(
  context: Context,
  { file, engine }: Subject,
  title: string,
  diagnostic: Diagnostic | undefined,
  change: TextEdit,
  isPreferred = false,
): CodeAction {
  return {
    title,
    kind: 'quickfix',
    ...(diagnostic && { diagnostics: [diagnostic] }),
    ...(isPreferred && { isPreferred }),
    edit: context.workspaceEdit([{ file, isNew: false, edits: [change] }], engine),
  };
}
