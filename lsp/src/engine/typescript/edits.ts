/** What changes text: fixes, refactorings, formatting, renamed files. */
import * as ts from 'typescript6';
import type {
  FileChange,
  Fix,
  FormatOptions,
  OrganizeMode,
  Refactoring,
  RefactoringEdits,
  Span,
  TextEdit,
} from '../engine.ts';
import { formatSettings, preferences } from './options.ts';
import { showSourcePhase } from './source-phase.ts';

const settings = formatSettings({ tabSize: 2, insertSpaces: true });

export function toFileChanges(changes: readonly ts.FileTextChanges[]): FileChange[] {
  return changes.map(({ fileName, isNewFile, textChanges }) => ({
    file: fileName,
    isNew: isNewFile === true,
    edits: toEdits(textChanges),
  }));
}

function toEdits(changes: readonly ts.TextChange[]): TextEdit[] {
  return changes.map(({ span, newText }) => ({ span, newText: showSourcePhase(newText) }));
}

export function fixes(service: ts.LanguageService, file: string, span: Span, codes: readonly number[]): Fix[] {
  return service
    .getCodeFixesAtPosition(file, span.start, span.start + span.length, codes, settings, preferences)
    .map((fix) => ({
      title: fix.description,
      name: fix.fixName,
      changes: toFileChanges(fix.changes),
      fixAll: typeof fix.fixId === 'string' ? fix.fixId : undefined,
      fixAllTitle: fix.fixAllDescription,
    }));
}

export function fixAll(service: ts.LanguageService, file: string, fix: string): FileChange[] {
  return toFileChanges(
    service.getCombinedCodeFix({ type: 'file', fileName: file }, fix, settings, preferences).changes,
  );
}

export function refactorings(
  service: ts.LanguageService,
  file: string,
  { start, length }: Span,
  kind: string | undefined,
  explicit: boolean,
): Refactoring[] {
  return service
    .getApplicableRefactors(
      file,
      length === 0 ? start : { pos: start, end: start + length },
      preferences,
      explicit ? 'invoked' : 'implicit',
      kind,
      false,
    )
    .flatMap(({ name, actions }) =>
      actions.map((action) => ({
        title: action.description,
        kind: action.kind ?? 'refactor',
        refactor: name,
        action: action.name,
        notApplicable: action.notApplicableReason,
      })),
    );
}

export function refactor(
  service: ts.LanguageService,
  file: string,
  { start, length }: Span,
  refactoring: Refactoring,
): RefactoringEdits | undefined {
  const info = service.getEditsForRefactor(
    file,
    settings,
    length === 0 ? start : { pos: start, end: start + length },
    refactoring.refactor,
    refactoring.action,
    preferences,
  );
  if (!info) return undefined;
  return {
    changes: toFileChanges(info.edits),
    rename:
      info.renameFilename !== undefined && info.renameLocation !== undefined
        ? { file: info.renameFilename, span: { start: info.renameLocation, length: 0 } }
        : undefined,
  };
}

const organizeModes = {
  all: ts.OrganizeImportsMode.All,
  sort: ts.OrganizeImportsMode.SortAndCombine,
  removeUnused: ts.OrganizeImportsMode.RemoveUnused,
};

export function organizeImports(service: ts.LanguageService, file: string, mode: OrganizeMode): FileChange[] {
  return toFileChanges(
    service.organizeImports({ type: 'file', fileName: file, mode: organizeModes[mode] }, settings, preferences),
  );
}

export function fileRename(service: ts.LanguageService, from: string, to: string): FileChange[] {
  return toFileChanges(service.getEditsForFileRename(from, to, settings, preferences));
}

export function format(
  service: ts.LanguageService,
  file: string,
  span: Span | undefined,
  options: FormatOptions,
): TextEdit[] {
  return toEdits(
    span
      ? service.getFormattingEditsForRange(file, span.start, span.start + span.length, formatSettings(options))
      : service.getFormattingEditsForDocument(file, formatSettings(options)),
  );
}

export function formatOnType(
  service: ts.LanguageService,
  file: string,
  offset: number,
  key: string,
  options: FormatOptions,
): TextEdit[] {
  return toEdits(service.getFormattingEditsAfterKeystroke(file, offset, key, formatSettings(options)));
}
