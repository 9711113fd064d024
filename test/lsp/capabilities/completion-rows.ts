/** Completion, hovers, signatures. */
import { type Any, type Row, yes } from './rows.ts';

const complete = 'textDocument/completion';
const resolve = 'completionItem/resolve';

function item(list: Any, label: string): Any {
  return list.items.find((candidate: Any) => candidate.label === label);
}

function labels(list: Any): string {
  return list.items
    .map(({ label }: Any) => `\`${label}\``)
    .sort()
    .join(', ');
}

export const completionRows: readonly Row[] = [
  {
    feature: 'members, and nothing else, after `console.`',
    request: complete,
    async ask(folder) {
      const { uri, position } = folder.open('console.$0\n');
      const list = await folder.client.result(complete, folder.client.at(uri, position));
      return yes(item(list, 'log') !== undefined && item(list, 'toString') === undefined);
    },
  },
  {
    feature: 'one range for the whole list',
    request: complete,
    async ask(folder) {
      const { uri, position } = folder.open('console.lo$0\n');
      const { itemDefaults, items } = await folder.client.result(complete, folder.client.at(uri, position));
      return yes(itemDefaults?.editRange !== undefined && items.every(({ textEdit }: Any) => textEdit === undefined));
    },
  },
  {
    feature: 'signature and documentation of an item',
    request: resolve,
    async ask(folder) {
      const { uri, position } = folder.open('console.$0\n');
      const list = await folder.client.result(complete, folder.client.at(uri, position));
      const { detail, documentation } = await folder.client.result(resolve, item(list, 'count'));
      return yes(/count\(/.test(detail) && /Prints how often/.test(documentation.value));
    },
  },
  {
    feature: 'calls with their parameters (setting `completion.calls`)',
    request: resolve,
    settings: { completion: { calls: true } },
    async ask(folder) {
      const { uri, position } = folder.open("import { twice } from './util.js';\ntwi$0\n");
      const list = await folder.client.result(complete, folder.client.at(uri, position));
      const { textEditText } = await folder.client.result(resolve, item(list, 'twice'));
      return `\`${textEditText}\``;
    },
  },
  {
    feature: 'import of what a module exports that was never opened',
    request: resolve,
    async ask(folder) {
      const { uri, position } = folder.open('fou$0\n');
      const list = await folder.client.result(complete, folder.client.at(uri, position));
      const { additionalTextEdits } = await folder.client.result(resolve, item(list, 'four'));
      return `\`${additionalTextEdits[0].newText.trim()}\``;
    },
  },
  {
    feature: "paths in `import './'`",
    request: complete,
    async ask(folder) {
      const { uri, position } = folder.open("import './$0';\n");
      return labels(await folder.client.result(complete, folder.client.at(uri, position)));
    },
  },
  {
    feature: "paths in `import t from './' with { type: 'text' }`",
    request: complete,
    async ask(folder) {
      const { uri, position } = folder.open("import t from './$0' with { type: 'text' };\n");
      return labels(await folder.client.result(complete, folder.client.at(uri, position)));
    },
  },
  {
    feature: '`/**` becomes a comment with the parameters',
    request: complete,
    async ask(folder) {
      const { uri, position } = folder.open('/**$0\nfunction f(a, b) {}\n');
      const list = await folder.client.result(complete, {
        ...folder.client.at(uri, position),
        context: { triggerKind: 2, triggerCharacter: '*' },
      });
      return yes(/@param \{any\} a[\s\S]*@param \{any\} b/.test(list?.items[0].textEdit.newText ?? ''));
    },
  },
  {
    feature: 'hover: signature, documentation, parameters',
    request: 'textDocument/hover',
    async ask(folder) {
      const { contents, range } = await folder.at('textDocument/hover', 'main.js', 'twice(2)');
      return yes(/twice\(n: number\): number[\s\S]*Doubles[\s\S]*@param/.test(contents.value) && range !== undefined);
    },
  },
  {
    feature: 'hover on the specifier of an import: the file and its exports',
    request: 'textDocument/hover',
    async ask(folder) {
      const { contents } = await folder.at('textDocument/hover', 'main.js', './util.js');
      return contents.value.replace(`${folder.client.folder}/`, '').replaceAll('\n\n', ' ');
    },
  },
  {
    feature: 'signatures with their documentation',
    request: 'textDocument/signatureHelp',
    async ask(folder) {
      const { uri, position } = folder.open("import { twice } from './util.js';\ntwice($0)\n");
      const { signatures } = await folder.client.result('textDocument/signatureHelp', folder.client.at(uri, position));
      const [first] = signatures;
      return yes(
        first.label === 'twice(n: number): number' && /the number/.test(first.parameters[0].documentation.value),
      );
    },
  },
];
