/** Whether parameters have the shape that their method wants: clients are programs, and programs have bugs. */

type Fields = Record<string, unknown>;

const withPosition = new Set(
  [
    'completion',
    'hover',
    'signatureHelp',
    'definition',
    'declaration',
    'typeDefinition',
    'implementation',
    'references',
    'documentHighlight',
    'prepareRename',
    'rename',
    'prepareCallHierarchy',
    'prepareTypeHierarchy',
    'onTypeFormatting',
  ].map((name) => `textDocument/${name}`),
);

const withRange = new Set(
  ['codeAction', 'inlayHint', 'rangeFormatting', 'semanticTokens/range'].map((name) => `textDocument/${name}`),
);

/** What is wrong with them; undefined if nothing is. */
export function wrongParameters(method: string, params: unknown): string | undefined {
  if (method.startsWith('textDocument/')) {
    if (!isFields(params) || !isFields(params.textDocument) || typeof params.textDocument.uri !== 'string') {
      return `${method} wants textDocument.uri`;
    }
    if (withPosition.has(method) && !isPosition(params.position)) return `${method} wants a position`;
    if (withRange.has(method) && !isRange(params.range)) return `${method} wants a range`;
    if (method === 'textDocument/references' && !isFields(params.context)) return `${method} wants a context`;
    if (method === 'textDocument/rename' && typeof params.newName !== 'string') return `${method} wants newName`;
    if (method === 'textDocument/selectionRange' && !isPositions(params.positions)) return `${method} wants positions`;
  } else if (method === 'workspace/symbol') {
    if (!isFields(params) || typeof params.query !== 'string') return `${method} wants a query`;
  } else if (method === 'workspace/diagnostic') {
    if (!isFields(params) || !Array.isArray(params.previousResultIds)) return `${method} wants previousResultIds`;
  } else if (/^(callHierarchy|typeHierarchy)\//.test(method)) {
    if (!isFields(params) || !isFields(params.item)) return `${method} wants an item`;
  } else if (/^(completionItem|codeAction|codeLens|inlayHint|documentLink|workspaceSymbol)\/resolve$/.test(method)) {
    if (!isFields(params)) return `${method} wants an object`;
  }
  return undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown): boolean {
  return isFields(value) && isCount(value.line) && isCount(value.character);
}

function isRange(value: unknown): boolean {
  return isFields(value) && isPosition(value.start) && isPosition(value.end);
}

function isPositions(value: unknown): boolean {
  return Array.isArray(value) && value.every(isPosition);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
