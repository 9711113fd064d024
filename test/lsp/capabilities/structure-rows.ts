/** Outline, folds, tokens, links, hints, lenses. */
import { type Any, everyRange, files, type Row, yes } from './rows.ts';

const range = everyRange(files['main.js']);

export const structureRows: readonly Row[] = [
  {
    feature: 'outline, as a tree',
    request: 'textDocument/documentSymbol',
    async ask(folder) {
      const symbols: Any[] = await folder.of('textDocument/documentSymbol', folder.util);
      return symbols
        .map(({ name, children }) => `\`${[name, ...children.map((child: Any) => child.name)].join('.')}\``)
        .join(', ');
    },
  },
  {
    feature: 'folds',
    request: 'textDocument/foldingRange',
    ask: async (folder) => `${(await folder.of('textDocument/foldingRange', folder.util)).length}`,
  },
  {
    feature: 'selection',
    request: 'textDocument/selectionRange',
    async ask(folder) {
      let [at] = await folder.of('textDocument/selectionRange', folder.util, {
        positions: [{ line: 6, character: 10 }],
      });
      let depth = 0;
      for (; at; at = at.parent) depth += 1;
      return `${depth} ranges around each other`;
    },
  },
  {
    feature: 'semantic tokens: all',
    request: 'textDocument/semanticTokens/full',
    ask: async (folder) => `${(await folder.of('textDocument/semanticTokens/full', folder.main)).data.length / 5}`,
  },
  {
    feature: '… of a range',
    request: 'textDocument/semanticTokens/range',
    async ask(folder) {
      const first = { start: range.start, end: { line: 8, character: 0 } };
      const all = (await folder.of('textDocument/semanticTokens/full', folder.main)).data.length / 5;
      const part =
        (await folder.of('textDocument/semanticTokens/range', folder.main, { range: first })).data.length / 5;
      return `${part} of ${all}, in the first eight lines`;
    },
  },
  {
    feature: '… what changed',
    request: 'textDocument/semanticTokens/full/delta',
    async ask(folder) {
      const { uri } = folder.open('let a = 1;\nlet b = a;\n');
      const { resultId } = await folder.of('textDocument/semanticTokens/full', uri);
      const end = { line: 2, character: 0 };
      folder.client.change(uri, [{ range: { start: end, end }, text: 'let c = b;\n' }]);
      const { edits } = await folder.of('textDocument/semanticTokens/full/delta', uri, { previousResultId: resultId });
      return `${edits.length} edit`;
    },
  },
  {
    feature: 'links: specifiers and URLs',
    request: 'textDocument/documentLink',
    async ask(folder) {
      const inMain = await folder.of('textDocument/documentLink', folder.main);
      const inUtil = await folder.of('textDocument/documentLink', folder.util);
      return [...inMain, ...inUtil].map(({ target }: Any) => `\`${target.split('/').at(-1)}\``).join(', ');
    },
  },
  {
    feature: 'inlay hints',
    request: 'textDocument/inlayHint',
    async ask(folder) {
      const hints: Any[] = await folder.of('textDocument/inlayHint', folder.main, { range });
      const resolved = await folder.client.result('inlayHint/resolve', hints[1]);
      return `${hints.map(({ label }) => `\`${label.map(({ value }: Any) => value).join('')}\``).join(' ')}, with their places: ${yes(resolved.label[0].location !== undefined)}`;
    },
  },
  {
    feature: 'lenses Run and Debug above entry modules',
    request: 'textDocument/codeLens',
    async ask(folder) {
      const ofMain: Any[] = await folder.of('textDocument/codeLens', folder.main);
      const ofUtil: Any[] = await folder.of('textDocument/codeLens', folder.util);
      const run = (lenses: Any[]) => lenses.flatMap(({ command }) => command?.title ?? []).join(', ') || 'none';
      return `\`main.js\`: ${run(ofMain)}; \`util.js\`: ${run(ofUtil)}`;
    },
  },
  {
    feature: 'lenses with references',
    request: 'codeLens/resolve',
    async ask(folder) {
      const [lens] = await folder.of('textDocument/codeLens', folder.util);
      return (await folder.client.result('codeLens/resolve', lens)).command.title;
    },
  },
  {
    feature: 'linked editing (of JSX only, which jstime does not have)',
    request: 'textDocument/linkedEditingRange',
    async ask({ client, main }) {
      const { error } = await client.ask('textDocument/linkedEditingRange', client.at(main, range.start));
      return `not claimed, ${error?.code}`;
    },
  },
];
