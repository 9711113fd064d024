/** Completion, hover and signature help. */
import type {
  CompletionItem,
  CompletionList,
  CompletionParams,
  Hover,
  HoverParams,
  Range,
  SignatureHelp,
  SignatureHelpParams,
  TextEdit,
} from 'vscode-languageserver';
import type { Completion, Completions, Span } from '../../engine/engine.ts';
import type { Context, Feature, Subject } from '../context.ts';
import { completionKind } from '../kinds.ts';
import { code, documentationMarkdown, markup } from '../markdown.ts';
import { completeAttribute, completeSpecifier, hoverSpecifier } from './specifiers.ts';

/** The lists that items may still be resolved of. */
const remembered: { id: number; subject: Subject; offset: number; entries: readonly Completion[] }[] = [];
let lastId = 0;

const triggers = ['.', '"', "'", '`', '/', '@', '<', '#', ' ', '*'];

export const completionFeature: Feature = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: triggers, resolveProvider: true },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: ['(', ',', '<'], retriggerCharacters: [')'] },
  }),
  requests: {
    'textDocument/completion': complete,
    'completionItem/resolve': resolve,
    'textDocument/hover': hover,
    'textDocument/signatureHelp': signatureHelp,
  },
};

function complete(context: Context, params: CompletionParams): CompletionList | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  const offset = subject.lines.offset(params.position);
  const trigger = params.context?.triggerKind === 2 ? params.context.triggerCharacter : undefined;
  const inImport = completeSpecifier(context, subject, offset) ?? completeAttribute(subject, offset);
  if (inImport) return inImport;
  const comment = completeDocComment(context, subject, offset);
  if (comment || trigger === '*') return comment;
  if (trigger === '/' || (trigger === ' ' && !/\bimport\s$/.test(subject.lines.text.slice(offset - 8, offset)))) {
    return null;
  }
  const found = subject.engine.completions(subject.file, offset, trigger);
  return found ? toList(context, subject, offset, found) : null;
}

function toList(context: Context, subject: Subject, offset: number, found: Completions): CompletionList {
  lastId += 1;
  remembered.unshift({ id: lastId, subject, offset, entries: found.entries });
  remembered.splice(4);
  const word = found.defaultSpan ?? wordAt(subject.lines.text, offset);
  const defaults = context.client.textDocument?.completion?.completionList?.itemDefaults ?? [];
  const range = subject.lines.range(word);
  const hasDefaultRange = defaults.includes('editRange');
  const items = found.entries
    .filter(({ source }) => context.settings['completion.imports'] || source === undefined)
    .map((entry, index) => {
      const item = toItem(context, subject, entry, word);
      item.data = [lastId, index];
      const text = item.insertText ?? item.label;
      delete item.insertText;
      const own = item.textEdit?.newText ?? text;
      if (!hasDefaultRange) item.textEdit ??= { range, newText: text };
      else if (!item.textEdit || isSame((item.textEdit as TextEdit).range, range)) {
        delete item.textEdit;
        if (own !== item.label) item.textEditText = own;
      }
      return item;
    });
  return {
    // What modules export that were not read yet is still missing.
    isIncomplete: found.isIncomplete || !subject.project.isLoaded,
    items,
    ...(hasDefaultRange && { itemDefaults: { editRange: range } }),
  };
}

function isSame(a: Range, b: Range): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function toItem(context: Context, { lines }: Subject, entry: Completion, word: Span): CompletionItem {
  const item: CompletionItem = {
    label: entry.name,
    kind: completionKind(entry.kind),
    sortText: entry.sortText,
  };
  const support = context.client.textDocument?.completion?.completionItem;
  if (entry.label !== undefined || entry.description !== undefined) {
    if (support?.labelDetailsSupport) {
      item.labelDetails = {
        ...(entry.label !== undefined && { detail: entry.label }),
        ...(entry.description !== undefined && { description: entry.description }),
      };
    } else if (entry.description !== undefined) item.detail = entry.description;
  }
  if (entry.insertText !== undefined) item.insertText = entry.insertText;
  if (entry.filterText !== undefined) item.filterText = entry.filterText;
  if (entry.deprecated) {
    if (support?.tagSupport) item.tags = [1];
    else if (support?.deprecatedSupport) item.deprecated = true;
  }
  const { replace } = entry;
  if (replace && replace.start < word.start) {
    // Every item's range starts where its siblings' does: what stands before it goes by an edit of its own.
    const text = entry.insertText ?? entry.name;
    const within = text.endsWith(entry.name) ? text.length - entry.name.length : 0;
    item.textEdit = { range: lines.range(word), newText: text.slice(within) };
    item.filterText = entry.name;
    item.additionalTextEdits = [
      {
        range: lines.range({ start: replace.start, length: word.start - replace.start }),
        newText: text.slice(0, within),
      },
    ];
  } else if (replace && (replace.start !== word.start || replace.length !== word.length)) {
    item.textEdit = { range: lines.range(replace), newText: entry.insertText ?? entry.name };
  }
  return item;
}

/** The identifier around a place. */
function wordAt(text: string, offset: number): Span {
  const [before = ''] = /[\p{ID_Continue}$#]*$/u.exec(text.slice(Math.max(0, offset - 200), offset)) ?? [];
  const [after = ''] = /^[\p{ID_Continue}$]*/u.exec(text.slice(offset, offset + 200)) ?? [];
  return { start: offset - before.length, length: before.length + after.length };
}

function resolve(context: Context, item: CompletionItem): CompletionItem {
  if (!Array.isArray(item.data)) return item;
  const [id, index] = item.data as [number, number];
  const list = remembered.find((candidate) => candidate.id === id);
  const entry = list?.entries[index];
  if (!list || !entry) return item;
  const { subject, offset } = list;
  const details = subject.engine.completionDetails(subject.file, offset, entry);
  if (!details) return item;
  const resolved: CompletionItem = { ...item, detail: details.signature };
  const text = documentationMarkdown(details);
  if (text !== '') resolved.documentation = markup(text);
  const edits = details.changes
    .filter(({ file }) => file === subject.file)
    .flatMap((change) => context.edits(subject.lines, change.edits));
  if (edits.length > 0) resolved.additionalTextEdits = [...(item.additionalTextEdits ?? []), ...edits];
  const canSnippet = context.client.textDocument?.completion?.completionItem?.snippetSupport === true;
  if (context.settings['completion.calls'] && canSnippet && details.parameters) {
    const call = snippet(item.label, details.parameters);
    resolved.insertTextFormat = 2;
    if (item.textEdit) resolved.textEdit = { ...item.textEdit, newText: call };
    else resolved.textEditText = call;
  }
  return resolved;
}

function snippet(name: string, parameters: readonly string[]): string {
  const stops = parameters.map((parameter, index) => `\${${index + 1}:${parameter}}`).join(', ');
  return `${name.replaceAll('$', '\\$')}(${stops === '' ? '$1' : stops})$0`;
}

function completeDocComment(context: Context, subject: Subject, offset: number): CompletionList | null {
  if (!subject.lines.text.slice(0, offset).endsWith('/**')) return null;
  const template = subject.engine.docComment(subject.file, offset);
  if (!template) return null;
  const canSnippet = context.client.textDocument?.completion?.completionItem?.snippetSupport === true;
  const rest = /^\s*\*\//.exec(subject.lines.text.slice(offset))?.[0].length ?? 0;
  const text = canSnippet
    ? template.text.slice(0, template.caret).replaceAll('$', '\\$') +
      '$0' +
      template.text.slice(template.caret).replaceAll('$', '\\$')
    : template.text;
  return {
    isIncomplete: false,
    items: [
      {
        label: '/** */',
        kind: 1,
        detail: 'JSDoc comment',
        filterText: '/**',
        insertTextFormat: canSnippet ? 2 : 1,
        textEdit: { range: subject.lines.range({ start: offset - 3, length: 3 + rest }), newText: text },
      },
    ],
  };
}

function hover(context: Context, params: HoverParams): Hover | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  const offset = subject.lines.offset(params.position);
  const specifier = hoverSpecifier(context, subject, offset);
  if (specifier) return specifier;
  const found = subject.engine.hover(subject.file, offset);
  if (!found) return null;
  const documentation = documentationMarkdown(found);
  const parts = [code(found.signature), ...(documentation === '' ? [] : [documentation])];
  return { contents: markup(parts.join('\n\n')), range: subject.lines.range(found.span) };
}

function signatureHelp(context: Context, params: SignatureHelpParams): SignatureHelp | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  const help = subject.engine.signatures(
    subject.file,
    subject.lines.offset(params.position),
    params.context?.triggerCharacter,
    params.context?.isRetrigger === true,
  );
  if (!help) return null;
  return {
    activeSignature: help.active,
    activeParameter: help.argument,
    signatures: help.items.map((item) => {
      const documentation = documentationMarkdown(item);
      return {
        label: item.label,
        ...(documentation !== '' && { documentation: markup(documentation) }),
        parameters: item.parameters.map(({ label, documentation: text }) => ({
          label: [label[0], label[1]] as [number, number],
          ...(text !== '' && { documentation: markup(text) }),
        })),
      };
    }),
  };
}
