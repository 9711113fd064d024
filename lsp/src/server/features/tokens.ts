/** Semantic tokens: whole, of a range, and what changed since the last ones. */
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensRangeParams,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { type Span, tokenModifiers, tokenTypes } from '../../engine/engine.ts';
import type { Context, Feature, Subject } from '../context.ts';

export const tokensFeature: Feature = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
  }),
  requests: {
    'textDocument/semanticTokens/full': full,
    'textDocument/semanticTokens/full/delta': delta,
    'textDocument/semanticTokens/range': (context, params: SemanticTokensRangeParams) => {
      const subject = context.subject(params.textDocument.uri);
      return subject ? { data: encode(subject, subject.lines.span(params.range)) } : null;
    },
  },
};

/** The last answer for each document, which the client may ask the difference to. */
const last = new WeakMap<Context, Map<string, { id: string; data: number[] }>>();
let lastId = 0;

function full(context: Context, params: { textDocument: TextDocumentIdentifier }): SemanticTokens | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  const data = encode(subject, { start: 0, length: subject.lines.text.length });
  return { resultId: remember(context, subject.uri, data), data };
}

function delta(context: Context, params: SemanticTokensDeltaParams): SemanticTokens | SemanticTokensDelta | null {
  const before = last.get(context)?.get(params.textDocument.uri);
  const now = full(context, params);
  if (!now || before?.id !== params.previousResultId) return now;
  const old = before.data;
  const { data } = now;
  const most = Math.min(old.length, data.length);
  let start = 0;
  while (start < most && old[start] === data[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === data[data.length - 1 - end]) end += 1;
  const deleteCount = old.length - end - start;
  const added = data.slice(start, data.length - end);
  return {
    resultId: now.resultId,
    edits: deleteCount === 0 && added.length === 0 ? [] : [{ start, deleteCount, data: added }],
  } as SemanticTokensDelta;
}

function remember(context: Context, uri: string, data: number[]): string {
  lastId += 1;
  const id = `${lastId}`;
  const known = last.get(context) ?? new Map<string, { id: string; data: number[] }>();
  known.set(uri, { id, data });
  last.set(context, known);
  return id;
}

function encode({ engine, file, lines }: Subject, span: Span): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span: place, type, modifiers } of engine.tokens(file, span)) {
    const { start, end } = lines.range(place);
    if (end.line !== start.line) continue;
    const sameLine = start.line === line;
    data.push(start.line - line, sameLine ? start.character - character : start.character);
    data.push(end.character - start.character, type, modifiers);
    ({ line, character } = start);
  }
  return data;
}
