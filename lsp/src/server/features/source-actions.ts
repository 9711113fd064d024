/** What is done to a whole file. */
import type { FileChange, TextEdit } from '../../engine/engine.ts';
import type { Context, Subject } from '../context.ts';
import { moduleProblems } from '../diagnose.ts';

/** Titles by kind. */
export const sourceActions = {
  'source.organizeImports': 'Organize imports',
  'source.removeUnusedImports': 'Remove unused imports',
  'source.sortImports': 'Sort imports',
  'source.addMissingImports': 'Add all missing imports',
  'source.fixAll': 'Fix all problems that have one fix',
} as const;

type SourceAction = keyof typeof sourceActions;

export function isSourceAction(kind: string): kind is SourceAction {
  return Object.hasOwn(sourceActions, kind);
}

export function sourceChanges(context: Context, subject: Subject, kind: SourceAction): readonly FileChange[] {
  const { engine, file, project } = subject;
  if (kind === 'source.organizeImports') return engine.organizeImports(file, 'all');
  if (kind === 'source.removeUnusedImports') return engine.organizeImports(file, 'removeUnused');
  if (kind === 'source.sortImports') return engine.organizeImports(file, 'sort');
  if (kind === 'source.addMissingImports') {
    project.loadAll();
    return engine.fixAll(file, 'fixMissingImport');
  }
  return fixAll(context, subject);
}

/** Fixes that change no meaning but the one that was wrong, by the compiler's names. */
const certainFixes = ['fixAwaitInSyncFunction', 'fixUnreachableCode', 'constructorForDerivedNeedSuperCall'];

function fixAll(context: Context, subject: Subject): readonly FileChange[] {
  const { engine, file } = subject;
  const edits: TextEdit[] = [];
  const add = (edit: TextEdit) => {
    const { start, length } = edit.span;
    const overlaps = edits.some(({ span }) => start < span.start + span.length && span.start < start + length);
    if (!overlaps) edits.push(edit);
  };
  for (const { span, failure } of moduleProblems(context, subject)) {
    if (failure.suggestion === undefined) continue;
    add({ span: { start: span.start + 1, length: span.length - 2 }, newText: failure.suggestion });
  }
  for (const fix of certainFixes) {
    for (const change of engine.fixAll(file, fix)) {
      if (change.file === file) for (const edit of change.edits) add(edit);
    }
  }
  return edits.length === 0 ? [] : [{ file, isNew: false, edits }];
}
