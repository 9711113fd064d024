/** Quick fixes, refactorings, what is done to whole files, formatting. */
import type { Diagnostic } from 'vscode-languageserver';
import { type Any, everyRange, type Folder, type Row, yes } from './rows.ts';

const action = 'textDocument/codeAction';

/** Ten faults with a fix, each in a module of its own. */
const faults = [
  'four();\n',
  "import { twice } from './util.js';\nexport {};\n",
  'let used = 1;\nlet unused = 2;\nconsole.log(used);\n',
  'const count = 1;\nconsole.log(coutn);\n',
  'function f() {\n  await 1;\n}\nf();\n',
  "// @ts-check\nimport { Shape } from './util.js';\nclass Dot extends Shape {\n  constructor() {\n    this.x = 1;\n  }\n}\nnew Dot();\n",
  'function f() {\n  return 1;\n  f();\n}\nf();\n',
  'class C {\n  n = 1;\n  get() {\n    return n;\n  }\n}\nnew C();\n',
  "// @ts-check\nimport { Shape } from './util.js';\nnew Shape().size();\n",
  "// @ts-check\nconst text = 'a';\ntext.lenght;\n",
];

async function problems(folder: Folder, uri: string): Promise<Diagnostic[]> {
  return (await folder.of('textDocument/diagnostic', uri)).items;
}

async function titles(folder: Folder, text: string, extension = 'js'): Promise<string[]> {
  const { uri } = folder.open(text, extension);
  const diagnostics = await problems(folder, uri);
  const context = { diagnostics, only: ['quickfix'] };
  const actions: Any[] = await folder.of(action, uri, { range: everyRange(text), context });
  return actions.map(({ title }) => title);
}

function fixRow(feature: string, text: string): Row {
  return {
    feature,
    request: action,
    ask: async (folder) => (await titles(folder, text)).join('; ') || 'NO',
  };
}

function sourceRow(feature: string, kind: string, text: string): Row {
  return {
    feature,
    request: 'codeAction/resolve',
    async ask(folder) {
      const { uri } = folder.open(text);
      const context = { diagnostics: [], only: [kind] };
      const actions: Any[] = await folder.of(action, uri, { range: everyRange(text), context });
      if (actions.some((found) => found.kind !== kind)) return 'NO';
      const { edit } = await folder.client.result('codeAction/resolve', actions[0]);
      const texts = edit.documentChanges[0].edits.map(({ newText }: Any) => newText.trim());
      return texts.length === 1 && texts[0] !== '' ? `\`${texts[0]}\`` : `${texts.length} edits`;
    },
  };
}

async function refactorings(folder: Folder, marked: string, only: string): Promise<Any[]> {
  const [before = '', inside = ''] = marked.split('|');
  const { uri, text } = folder.open(marked.replaceAll('|', ''));
  const line = before.split('\n').length - 1;
  const character = before.length - (before.lastIndexOf('\n') + 1);
  const range = { start: { line, character }, end: { line, character: character + inside.length } };
  expectOneLine(text, inside);
  return folder.of(action, uri, { range, context: { diagnostics: [], only: [only], triggerKind: 1 } });
}

function expectOneLine(text: string, inside: string): void {
  if (inside.includes('\n')) throw new Error(`the selection in ${JSON.stringify(text)} has more than one line`);
}

export const actionRows: readonly Row[] = [
  {
    feature: 'quick fixes of ten planted faults',
    request: action,
    async ask(folder) {
      let count = 0;
      for (const text of faults) {
        const found = await titles(folder, text);
        if (found.length === 0) return `NO, ${JSON.stringify(text)} has none`;
        count += found.length;
      }
      return `${count}, at least one for each`;
    },
  },
  fixRow('fix: extension', "import './util';\n"),
  fixRow('fix: bare specifier', "import 'util.js';\n"),
  fixRow('fix: built-in module', "import 'node:fs';\n"),
  fixRow('fix: attribute', "import t from './notes.txt';\nt;\n"),
  fixRow('fix: names of a JSON module', "import { one } from './data.json';\none;\n"),
  fixRow('fix: `require`', "const { twice } = require('./util.js');\ntwice(1);\n"),
  fixRow('fix: global of Node', '__dirname;\n'),
  sourceRow('organise imports', 'source.organizeImports', "import { twice, Shape } from './util.js';\ntwice(1);\n"),
  sourceRow(
    'remove unused imports',
    'source.removeUnusedImports',
    "import { twice, Shape } from './util.js';\ntwice(1);\n",
  ),
  sourceRow('sort imports', 'source.sortImports', "import { twice, Shape } from './util.js';\ntwice(1);\n"),
  sourceRow('add missing imports', 'source.addMissingImports', 'twice(1);\n'),
  sourceRow('fix all', 'source.fixAll', "import './util';\nimport 'other.js';\n"),
  {
    feature: 'extraction, with the place of the new name',
    request: 'codeAction/resolve',
    async ask(folder) {
      const found = await refactorings(folder, 'export function f() {\n  return |1 + 2|;\n}\n', 'refactor.extract');
      const { command } = await folder.client.result('codeAction/resolve', found[0]);
      return `${found.map(({ title }) => title).join('; ')}; then \`${command.command}\``;
    },
  },
  {
    feature: 'inlining',
    request: action,
    ask: async (folder) =>
      (await refactorings(folder, 'const |a| = 1;\nconsole.log(a);\n', 'refactor.inline'))
        .map(({ title }) => title)
        .join('; ') || 'NO',
  },
  {
    feature: 'moving to a new file',
    request: 'codeAction/resolve',
    async ask(folder) {
      const found = await refactorings(
        folder,
        '|export function moved() {}|\nexport const stays = 1;\n',
        'refactor.move',
      );
      const move = found.find(({ kind }) => kind === 'refactor.move.newFile');
      const { edit } = await folder.client.result('codeAction/resolve', move);
      return yes(edit.documentChanges.some(({ kind }: Any) => kind === 'create'));
    },
  },
  {
    feature: 'rewriting',
    request: action,
    ask: async (folder) =>
      (await refactorings(folder, 'export const f = (|a|) => a;\n', 'refactor.rewrite'))
        .map(({ title }) => title)
        .join('; ') || 'NO',
  },
  {
    feature: 'formatting: all',
    request: 'textDocument/formatting',
    async ask(folder) {
      const { uri } = folder.open('let  a=1;\n');
      const options = { tabSize: 2, insertSpaces: true };
      return `${(await folder.of('textDocument/formatting', uri, { options })).length} edits`;
    },
  },
  {
    feature: '… a range',
    request: 'textDocument/rangeFormatting',
    async ask(folder) {
      const { uri } = folder.open('let  a=1;\nlet  b=1;\n');
      const options = { tabSize: 2, insertSpaces: true };
      const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } };
      return `${(await folder.of('textDocument/rangeFormatting', uri, { options, range })).length} edits`;
    },
  },
  {
    feature: '… while typing',
    request: 'textDocument/onTypeFormatting',
    async ask(folder) {
      const { uri } = folder.open('let  a=1;\nlet  b=1;\n');
      const options = { tabSize: 2, insertSpaces: true };
      const position = { line: 1, character: 9 };
      return `${(await folder.of('textDocument/onTypeFormatting', uri, { options, ch: ';', position })).length} edits`;
    },
  },
];
