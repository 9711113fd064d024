/** The engine's words for kinds of things, as LSP's numbers. */
import type { CompletionItemKind, SymbolKind } from 'vscode-languageserver';

const completionKinds: Record<string, CompletionItemKind> = {
  method: 2,
  function: 3,
  'local function': 3,
  property: 10,
  getter: 10,
  setter: 10,
  accessor: 10,
  var: 6,
  let: 6,
  parameter: 6,
  'local var': 6,
  alias: 9,
  class: 7,
  'local class': 7,
  interface: 8,
  module: 9,
  'external module name': 9,
  enum: 13,
  'enum member': 20,
  keyword: 14,
  'primitive type': 14,
  const: 21,
  string: 12,
  script: 17,
  directory: 19,
  type: 7,
  'type parameter': 25,
  warning: 1,
};

export function completionKind(kind: string): CompletionItemKind {
  return kind === 'constructor' ? 4 : (completionKinds[kind] ?? 10);
}

const symbolKinds: Record<string, SymbolKind> = {
  module: 2,
  script: 1,
  class: 5,
  'local class': 5,
  method: 6,
  property: 7,
  getter: 7,
  setter: 7,
  accessor: 7,
  enum: 10,
  'enum member': 22,
  interface: 11,
  type: 26,
  'type parameter': 26,
  function: 12,
  'local function': 12,
  const: 14,
};

export function symbolKind(kind: string): SymbolKind {
  return kind === 'constructor' ? 9 : (symbolKinds[kind] ?? 13);
}
