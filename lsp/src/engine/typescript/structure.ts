/** The shape of one file: outline, folds, selection, tokens, hints. */
import * as ts from 'typescript6';
import type { Fold, Hint, HintPreferences, Outline, Span, Token } from '../engine.ts';

export function outline(service: ts.LanguageService, file: string): Outline[] {
  return inOrder((service.getNavigationTree(file).childItems ?? []).flatMap(toOutline));
}

/** Of the text: the compiler orders by name. */
function inOrder(items: Outline[]): Outline[] {
  return items.sort((a, b) => a.span.start - b.span.start);
}

function toOutline(tree: ts.NavigationTree): Outline[] {
  const children = inOrder((tree.childItems ?? []).flatMap(toOutline));
  const span = tree.spans[0];
  // Imports are no part of what a file declares.
  if (!span || tree.kind === ts.ScriptElementKind.alias) return children;
  return [
    {
      name: tree.text,
      kind: tree.kind,
      span,
      nameSpan: tree.nameSpan ?? { start: span.start, length: 0 },
      deprecated: tree.kindModifiers.split(',').includes('deprecated'),
      children,
    },
  ];
}

const foldKinds: Record<string, Fold['kind']> = {
  [ts.OutliningSpanKind.Comment]: 'comment',
  [ts.OutliningSpanKind.Imports]: 'imports',
  [ts.OutliningSpanKind.Region]: 'region',
};

export function folds(service: ts.LanguageService, file: string): Fold[] {
  return service
    .getOutliningSpans(file)
    .map(({ textSpan, kind }) => ({ span: textSpan, kind: foldKinds[kind] ?? 'code' }));
}

/** From the innermost to the outermost. */
export function selection(service: ts.LanguageService, file: string, offset: number): Span[] {
  const spans: Span[] = [];
  for (
    let range: ts.SelectionRange | undefined = service.getSmartSelectionRange(file, offset);
    range;
    range = range.parent
  ) {
    spans.push(range.textSpan);
  }
  return spans;
}

export function tokens(service: ts.LanguageService, file: string, span: Span): Token[] {
  const { spans } = service.getEncodedSemanticClassifications(file, span, ts.SemanticClassificationFormat.TwentyTwenty);
  const found: Token[] = [];
  for (let at = 0; at + 2 < spans.length; at += 3) {
    const [start = 0, length = 0, classification = 0] = spans.slice(at, at + 3);
    // The type in the upper bits, counted from one; modifiers in the lower eight.
    const type = (classification >> 8) - 1;
    if (type >= 0) found.push({ span: { start, length }, type, modifiers: classification & 255 });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

export function hints(service: ts.LanguageService, file: string, span: Span, wanted: HintPreferences): Hint[] {
  const found = service.provideInlayHints(file, span, {
    includeInlayParameterNameHints: wanted.parameterNames,
    includeInlayParameterNameHintsWhenArgumentMatchesName: false,
    includeInlayVariableTypeHints: wanted.variableTypes,
    includeInlayVariableTypeHintsWhenTypeMatchesName: false,
    includeInlayFunctionParameterTypeHints: wanted.parameterTypes,
    includeInlayFunctionLikeReturnTypeHints: wanted.returnTypes,
    includeInlayPropertyDeclarationTypeHints: wanted.propertyTypes,
    interactiveInlayHints: true,
  });
  // That nothing is known is no hint, nor is the name of all arguments that have no parameter of their own.
  const telling = found.filter(({ kind, text, displayParts }) => {
    const shown = displayParts?.map((part) => part.text).join('') ?? text;
    return kind === ts.InlayHintKind.Parameter ? !shown.startsWith('...') : !/\bany\b/.test(shown);
  });
  return telling.map((hint) => ({
    position: hint.position,
    kind:
      hint.kind === ts.InlayHintKind.Parameter ? 'parameter' : hint.kind === ts.InlayHintKind.Type ? 'type' : 'enum',
    parts: hint.displayParts?.map((part) => ({
      text: part.text,
      place: part.file && part.span ? { file: part.file, span: part.span } : undefined,
    })) ?? [{ text: hint.text }],
    spaceBefore: hint.whitespaceBefore === true,
    spaceAfter: hint.whitespaceAfter === true,
  }));
}

export function docComment(
  service: ts.LanguageService,
  file: string,
  offset: number,
): { text: string; caret: number } | undefined {
  const options = { generateReturnInDocTemplate: true };
  const text = service.getProgram()?.getSourceFile(file)?.text ?? '';
  const [line = '', next = ''] = text.slice(offset).split('\n', 2);
  // Not closed yet: all that follows seems to be comment.
  const asked = /^\s*$/.test(line) && !/^\s*\*/.test(next) ? closedComment(file, text, offset) : service;
  const template = asked.getDocCommentTemplateAtPosition(file, offset, options);
  return template && { text: template.newText, caret: template.caretOffset };
}

/** A service of one file alone, in which the comment before `offset` ends there: enough for what only parses. */
function closedComment(file: string, text: string, offset: number): ts.LanguageService {
  const snapshot = ts.ScriptSnapshot.fromString(`${text.slice(0, offset)}*/${text.slice(offset)}`);
  return ts.createLanguageService({
    getCompilationSettings: () => ({ allowJs: true, noLib: true, noResolve: true }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '',
    getScriptSnapshot: (name) => (name === file ? snapshot : undefined),
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => '',
    fileExists: () => false,
    readFile: () => undefined,
  });
}
