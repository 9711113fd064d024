/** The shape of a file: outline, folds, selection, links, hints. */
import type {
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  InlayHintParams,
  SelectionRange,
  SelectionRangeParams,
  SymbolInformation,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { Outline } from '../../engine/engine.ts';
import { isFailure } from '../../service/module-rules.ts';
import type { Context, Feature, Subject } from '../context.ts';
import { symbolKind } from '../kinds.ts';

type OfDocument = { textDocument: TextDocumentIdentifier };

export const structureFeature: Feature = {
  capabilities: () => ({
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: true },
  }),
  requests: {
    'textDocument/documentSymbol': documentSymbols,
    'textDocument/foldingRange': folds,
    'textDocument/selectionRange': selectionRanges,
    'textDocument/documentLink': links,
    'textDocument/inlayHint': hints,
    'inlayHint/resolve': (_context, hint) => hint,
  },
};

function documentSymbols(
  context: Context,
  { textDocument }: OfDocument,
): DocumentSymbol[] | SymbolInformation[] | null {
  const subject = context.subject(textDocument.uri);
  if (!subject) return null;
  const outline = subject.engine.outline(subject.file);
  if (context.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport) {
    return outline.map((item) => toSymbol(subject, item));
  }
  return flatten(subject, outline, '');
}

function toSymbol(subject: Subject, item: Outline): DocumentSymbol {
  const { span, nameSpan } = item;
  const holdsName = nameSpan.start >= span.start && nameSpan.start + nameSpan.length <= span.start + span.length;
  return {
    name: item.name || '(anonymous)',
    kind: symbolKind(item.kind),
    range: subject.lines.range(span),
    selectionRange: subject.lines.range(holdsName ? nameSpan : { start: span.start, length: 0 }),
    ...(item.deprecated && { tags: [1 as const] }),
    children: item.children.map((child) => toSymbol(subject, child)),
  };
}

function flatten(subject: Subject, items: readonly Outline[], container: string): SymbolInformation[] {
  return items.flatMap((item) => [
    {
      name: item.name || '(anonymous)',
      kind: symbolKind(item.kind),
      location: { uri: subject.uri, range: subject.lines.range(item.span) },
      ...(container !== '' && { containerName: container }),
    },
    ...flatten(subject, item.children, item.name),
  ]);
}

const foldKinds = { comment: 'comment', imports: 'imports', region: 'region', code: undefined } as const;

function folds(context: Context, { textDocument }: OfDocument): FoldingRange[] | null {
  const subject = context.subject(textDocument.uri);
  if (!subject) return null;
  const { lines } = subject;
  const limit = context.client.textDocument?.foldingRange?.rangeLimit ?? 5000;
  return subject.engine
    .folds(subject.file)
    .map(({ span, kind }) => {
      const { start, end } = lines.range(span);
      // The line of a closing bracket stays in sight.
      const closes = /[\])}`]/.test(lines.text.charAt(span.start + span.length - 1));
      const endLine = closes && end.line > start.line ? end.line - 1 : end.line;
      return { startLine: start.line, endLine, ...(foldKinds[kind] && { kind: foldKinds[kind] }) };
    })
    .filter(({ startLine, endLine }) => endLine > startLine)
    .slice(0, limit);
}

function selectionRanges(context: Context, params: SelectionRangeParams): SelectionRange[] | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  return params.positions.map((position) => {
    const spans = subject.engine.selection(subject.file, subject.lines.offset(position));
    let range: SelectionRange | undefined;
    for (const span of spans.reverse()) {
      range = { range: subject.lines.range(span), ...(range && { parent: range }) };
    }
    return range ?? { range: { start: position, end: position } };
  });
}

function links(context: Context, { textDocument }: OfDocument): DocumentLink[] | null {
  const subject = context.subject(textDocument.uri);
  if (!subject) return null;
  const { engine, file, lines, project } = subject;
  const found: DocumentLink[] = [];
  for (const { text, span, attributes, form } of engine.imports(file)) {
    const target = context.workspace.rules.resolve(text, project.urlOf(file), attributes);
    if (form !== 'import' || isFailure(target) || target.path === undefined) continue;
    const inside = { start: span.start + 1, length: span.length - 2 };
    found.push({ range: lines.range(inside), target: context.uriOf(target.path) });
  }
  for (const match of lines.text.matchAll(/\bhttps?:\/\/[^\s'"`<>\\)\]}]+[^\s'"`<>\\)\]}.,;:!?*]/g)) {
    if (!URL.canParse(match[0])) continue;
    found.push({ range: lines.range({ start: match.index, length: match[0].length }), target: match[0] });
  }
  return found;
}

function hints(context: Context, params: InlayHintParams): InlayHint[] | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  const { engine, file, lines } = subject;
  const { settings } = context;
  const wanted = {
    parameterNames: settings['inlayHints.parameterNames'],
    variableTypes: settings['inlayHints.variableTypes'],
    parameterTypes: settings['inlayHints.parameterTypes'],
    returnTypes: settings['inlayHints.returnTypes'],
    propertyTypes: settings['inlayHints.propertyTypes'],
  };
  return engine.hints(file, lines.span(params.range), wanted).map((hint) => ({
    position: lines.position(hint.position),
    label: hint.parts.map(({ text, place }) => ({
      value: text,
      ...(place && { location: context.location(place, engine) }),
    })),
    ...(hint.kind !== 'enum' && { kind: hint.kind === 'type' ? (1 as const) : (2 as const) }),
    paddingLeft: hint.spaceBefore,
    paddingRight: hint.spaceAfter,
  }));
}
