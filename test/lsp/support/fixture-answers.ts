/** What is asked for each feature of the fixtures, and how the answer is written down. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Position, Range } from 'vscode-languageserver';
import { applyEdits } from './apply-edits.ts';
import type { LspClient } from './client.ts';

// biome-ignore lint/suspicious/noExplicitAny: what comes is written down
type Any = any;

export interface Asked {
  readonly client: LspClient;
  readonly uri: string;
  readonly text: string;
  readonly position: Position;
  /** The parameters of a request about the caret. */
  readonly at: { textDocument: { uri: string }; position: Position };
}

type Answer = (asked: Asked) => Promise<string>;

/** By the name of the folder. */
export const answers: Readonly<Record<string, Answer>> = {
  /** What is offered for the word before the caret, and the text after the first is taken. */
  async completion({ client, at, uri, text, position }) {
    const before = text.split('\n')[position.line]?.slice(0, position.character) ?? '';
    const [word = ''] = /[\w$]*$/.exec(before) ?? [];
    const list = await client.result('textDocument/completion', at);
    const fitting: Any[] = (list?.items ?? [])
      .filter(({ label, filterText = label }: Any) => filterText.toLowerCase().includes(word.toLowerCase()))
      .sort((a: Any, b: Any) => (orderOf(a) < orderOf(b) ? -1 : 1));
    const [first] = fitting;
    if (!first) return 'nothing';
    const chosen = await client.result('completionItem/resolve', first);
    const newText = chosen.textEdit?.newText ?? chosen.textEditText ?? chosen.label;
    const range = chosen.textEdit?.range ?? list.itemDefaults.editRange;
    const labels = fitting
      .slice(0, 10)
      .map(({ label, labelDetails }) => label + (labelDetails?.description ? ` (${labelDetails.description})` : ''));
    const after = applyEdits(text, [{ range, newText }, ...(chosen.additionalTextEdits ?? [])]);
    return `${labels.join('\n')}\n----\n${after.replaceAll(uri, 'URI')}`;
  },

  async diagnostics({ client, uri }) {
    const { items } = await client.result('textDocument/diagnostic', { textDocument: { uri } });
    return items.map((item: Any) => `${where(item.range)} ${item.code} ${item.message}`).join('\n') || 'none';
  },

  /** The titles of the fixes of what is wrong at the caret, and the text after each. */
  async fixes({ client, uri, text, position }) {
    const { items } = await client.result('textDocument/diagnostic', { textDocument: { uri } });
    const here = items.filter(({ range }: Any) => holds(range, position));
    const actions: Any[] = await client.result('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: here, only: ['quickfix'] },
    });
    const parts = [];
    for (const action of actions.filter(({ title }) => !/^(Ignore this|Disable checking)/.test(title))) {
      const { edit } = action.edit ? action : await client.result('codeAction/resolve', action);
      parts.push(`---- ${action.title}\n${afterEdit(client, edit, uri, text)}`);
    }
    return parts.join('\n') || 'none';
  },

  /** Refactorings of what stands between the caret and the end of its line, and the text after each. */
  async refactorings({ client, uri, text, position }) {
    const end = { line: position.line, character: text.split('\n')[position.line]?.replace(/;$/, '').length ?? 0 };
    const actions: Any[] = await client.result('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end },
      context: { diagnostics: [], only: ['refactor'], triggerKind: 1 },
    });
    const parts = [];
    for (const action of actions) {
      const { edit, command } = await client.result('codeAction/resolve', action);
      const rename = command
        ? `\nthen ${command.command} at ${where({ start: command.arguments[1], end: command.arguments[1] })}`
        : '';
      parts.push(`---- ${action.title}\n${afterEdit(client, edit, uri, text)}${rename}`);
    }
    return parts.join('\n') || 'none';
  },

  async hover({ client, at }) {
    const hover = await client.result('textDocument/hover', at);
    return hover ? hover.contents.value.replaceAll(client.folder, 'FOLDER') : 'nothing';
  },

  async signature({ client, at }) {
    const help = await client.result('textDocument/signatureHelp', at);
    if (!help) return 'none';
    const { label, parameters } = help.signatures[help.activeSignature];
    const [start, end] = parameters[help.activeParameter]?.label ?? [0, 0];
    return `${label.slice(0, start)}[${label.slice(start, end)}]${label.slice(end)}`;
  },

  definition: async ({ client, at }) => places(client, await client.result('textDocument/definition', at)),
  references: async ({ client, at }) =>
    places(client, await client.result('textDocument/references', { ...at, context: { includeDeclaration: true } })),
  implementation: async ({ client, at }) => places(client, await client.result('textDocument/implementation', at)),

  async callers({ client, at }) {
    const [item] = (await client.result('textDocument/prepareCallHierarchy', at)) ?? [];
    if (!item) return 'none';
    const calls: Any[] = await client.result('callHierarchy/incomingCalls', { item });
    return calls
      .map(({ from, fromRanges }) => `${nameOf(client, from.uri)} ${from.name}: ${fromRanges.map(where).join(', ')}`)
      .join('\n');
  },

  /** All texts after the name at the caret became `renamed`. */
  async rename({ client, at, uri, text }) {
    const { result, error } = await client.ask('textDocument/rename', { ...at, newName: 'renamed' });
    return error ? error.message : afterEdit(client, result, uri, text);
  },

  /** All texts after the file with the caret went to `moved/here.js`. */
  async 'rename-file'({ client, uri, text }) {
    const files = [{ oldUri: uri, newUri: client.uri(`moved/here${/\.\w+$/.exec(uri)?.[0] ?? ''}`) }];
    return afterEdit(client, await client.result('workspace/willRenameFiles', { files }), uri, text);
  },

  /** The text with its hints at their places. */
  async hints({ client, uri, text }) {
    const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    const hints: Any[] = await client.result('textDocument/inlayHint', { textDocument: { uri }, range });
    const edits = hints.map(({ position, label }) => ({
      range: { start: position, end: position },
      newText: `«${label.map(({ value }: Any) => value).join('')}»`,
    }));
    return applyEdits(text, edits);
  },

  async lenses({ client, uri }) {
    const lenses: Any[] = await client.result('textDocument/codeLens', { textDocument: { uri } });
    const lines = [];
    for (const lens of lenses) {
      const { range, command } = lens.command ? lens : await client.result('codeLens/resolve', lens);
      lines.push(`${where(range)} ${command.title}`);
    }
    return lines.join('\n') || 'none';
  },

  async outline({ client, uri }) {
    const write = (symbols: Any[], depth: number): string[] =>
      symbols.flatMap(({ name, range, children }) => [
        `${'  '.repeat(depth)}${name} ${where(range)}`,
        ...write(children, depth + 1),
      ]);
    return write(await client.result('textDocument/documentSymbol', { textDocument: { uri } }), 0).join('\n');
  },

  async folds({ client, uri }) {
    const folds: Any[] = await client.result('textDocument/foldingRange', { textDocument: { uri } });
    return folds
      .map(({ startLine, endLine, kind = '' }) => `${startLine + 1}-${endLine + 1} ${kind}`.trim())
      .join('\n');
  },

  async links({ client, uri }) {
    const links: Any[] = await client.result('textDocument/documentLink', { textDocument: { uri } });
    return links.map(({ range, target }) => `${where(range)} ${nameOf(client, target)}`).join('\n') || 'none';
  },
};

/** As editors order items. */
function orderOf({ label, sortText = label }: Any): string {
  return `${sortText} ${label}`;
}

/** From one, as editors show it. */
function where({ start, end }: Range): string {
  const from = `${start.line + 1}:${start.character + 1}`;
  if (start.line === end.line && start.character === end.character) return from;
  return start.line === end.line ? `${from}-${end.character + 1}` : `${from}-${end.line + 1}:${end.character + 1}`;
}

function holds({ start, end }: Range, { line, character }: Position): boolean {
  const after = line > start.line || (line === start.line && character >= start.character);
  return after && (line < end.line || (line === end.line && character <= end.character));
}

function nameOf(client: LspClient, uri: string): string {
  return uri.replace(`${client.uri('')}`, '').replace(/^\//, '');
}

/** Each place with the text of its line. */
function places(client: LspClient, found: Any[] | null): string {
  const lines = (found ?? []).map((place) => {
    const uri: string = place.targetUri ?? place.uri;
    const range: Range = place.targetSelectionRange ?? place.range;
    const name = nameOf(client, uri);
    if (!uri.startsWith('file:') || name === uri) return name;
    const line = readFileSync(fileURLToPath(uri), 'utf8').split('\n')[range.start.line] ?? '';
    return `${name} ${where(range)} ${line.trim()}`;
  });
  return lines.sort().join('\n') || 'none';
}

/** The texts of all documents that an edit changes; of the one with the caret without its name if it is alone. */
function afterEdit(client: LspClient, edit: Any, uri: string, text: string): string {
  if (!edit) return 'nothing';
  const texts = edit.documentChanges
    .filter(({ kind }: Any) => kind === undefined)
    .map(({ textDocument, edits }: Any) => {
      const path = fileURLToPath(textDocument.uri);
      const before = textDocument.uri === uri ? text : textDocument.version === null ? contentOf(path) : text;
      return { name: nameOf(client, textDocument.uri), after: applyEdits(before, edits).trimEnd() };
    });
  if (texts.length === 1 && edit.documentChanges[0].textDocument?.uri === uri) return texts[0].after;
  return texts
    .sort((a: Any, b: Any) => (a.name < b.name ? -1 : 1))
    .map(({ name, after }: Any) => `==== ${name}\n${after}`)
    .join('\n');
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
