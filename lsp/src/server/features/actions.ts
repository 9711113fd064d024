/** Quick fixes, refactorings, and what is done to whole files: offered, and made when the client asks for their edits. */
import type { CodeAction, CodeActionParams, Command } from 'vscode-languageserver';
import type { FileChange, Place, Refactoring, Span } from '../../engine/engine.ts';
import { isLibrary } from '../../engine/libraries.ts';
import { clientCommands } from '../../protocol.ts';
import type { Context, Feature } from '../context.ts';
import { Lines } from '../positions.ts';
import { quickFixes } from './quick-fixes.ts';
import { isSourceAction, sourceActions, sourceChanges } from './source-actions.ts';

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
        ...Object.keys(sourceActions),
      ],
      resolveProvider: true,
    },
  }),
  requests: { 'textDocument/codeAction': codeActions, 'codeAction/resolve': resolve },
};

/** Of an action whose edit is not made yet. */
export interface Unresolved {
  readonly uri: string;
  readonly span: Span;
  readonly refactoring?: Refactoring;
  readonly source?: string;
  readonly fixAll?: string;
}

function codeActions(context: Context, params: CodeActionParams): CodeAction[] | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject || isLibrary(subject.file)) return null;
  const { uri } = subject;
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
      const data: Unresolved = { uri, span, refactoring };
      actions.push({ title: refactoring.title, kind: refactoring.kind, data });
    }
  }
  // Asked for by name only: in a menu they would stand at every place.
  for (const [source, title] of Object.entries(sourceActions)) {
    if (!only?.some((wanted) => source === wanted || source.startsWith(`${wanted}.`))) continue;
    const data: Unresolved = { uri, span, source };
    actions.push({ title, kind: source, data });
  }
  const canResolve = context.client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  return canResolve ? actions : actions.map((action) => resolve(context, action)).filter(({ edit }) => edit);
}

function resolve(context: Context, action: CodeAction): CodeAction {
  const unresolved = action.data as Unresolved | undefined;
  const subject = unresolved && context.subject(unresolved.uri);
  if (!unresolved || !subject) return action;
  const { engine, file } = subject;
  const { refactoring, source, fixAll, span } = unresolved;
  let changes: readonly FileChange[] = [];
  let command: Command | undefined;
  if (refactoring) {
    const made = engine.refactor(file, span, refactoring);
    changes = made?.changes ?? [];
    command = made?.rename && renameCommand(context, changes, made.rename);
  } else if (source !== undefined && isSourceAction(source)) changes = sourceChanges(context, subject, source);
  else if (fixAll !== undefined) changes = engine.fixAll(file, fixAll);
  if (changes.length === 0 && source === undefined) return action;
  return { ...action, edit: context.workspaceEdit(changes, engine), ...(command && { command }) };
}

/** Asks for a better name than the one that an extraction made up. @param place in the text after the changes */
function renameCommand(context: Context, changes: readonly FileChange[], place: Place): Command | undefined {
  if (!context.hasCommand(clientCommands.rename)) return undefined;
  const change = changes.find(({ file }) => file === place.file);
  const before = context.linesOf(place.file)?.text ?? '';
  const text = (change?.edits ?? [])
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.start + span.length),
      before,
    );
  const position = new Lines(text, context.documents.encoding).position(place.span.start);
  return { title: 'Rename', command: clientCommands.rename, arguments: [context.uriOf(place.file), position] };
}
