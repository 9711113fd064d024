/**
 * `import` and `export` statements, which scripts have not, as what means the same there. Names that are imported
 * become constants, with the values that the exports have at that time.
 */
import type { ExportDefaultDeclaration, ImportAttribute, ImportDeclaration, Literal, Program } from 'acorn';
import { parse } from './parser.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `source` without module syntax; undefined if it has none, or cannot be parsed. */
export function withoutModuleSyntax(source: string): string | undefined {
  if (!/\b(?:im|ex)port\b/.test(source)) return undefined;
  const program = parse(source);
  if (!program) return undefined;
  const edits = editsOf(program, source);
  if (edits.length === 0) return undefined;
  let result = '';
  let position = 0;
  for (const { start, end, text } of edits) {
    result += source.slice(position, start) + text;
    position = end;
  }
  return result + source.slice(position);
}

/** In the order of the source; edits at one place in their order. */
function editsOf({ body }: Program, source: string): Edit[] {
  const edits: Edit[] = [];
  // Imports come first whatever stands before them.
  const first = body.findIndex(({ type }) => type !== 'ImportDeclaration');
  for (const [index, node] of body.entries()) {
    const { start, end } = node;
    switch (node.type) {
      case 'ImportDeclaration': {
        const text = importOf(node);
        if (first < 0 || index < first) edits.push({ start, end, text });
        else edits.push({ start: 0, end: 0, text: `${text} ` }, { start, end, text: '' });
        break;
      }
      case 'ExportAllDeclaration':
        edits.push({ start, end, text: loadOf(node.source, node.attributes) });
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration) edits.push({ start, end: node.declaration.start, text: '' });
        else edits.push({ start, end, text: node.source ? loadOf(node.source, node.attributes) : '' });
        break;
      case 'ExportDefaultDeclaration':
        edits.push(...defaultEdits(node, source));
        break;
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** A declaration with a name stays one, any other default is an expression. */
function defaultEdits({ start, end, declaration }: ExportDefaultDeclaration, source: string): Edit[] {
  const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
  if (isDeclaration && declaration.id) return [{ start, end: declaration.start, text: '' }];
  const expression = source.slice(declaration.start, declaration.end);
  return [{ start, end, text: `(${expression});` }];
}

/** Loads a module for its effects. */
function loadOf(source: Literal, attributes: readonly ImportAttribute[]): string {
  return `void await ${dynamicImport(source, attributes)};`;
}

function importOf({ specifiers, source, attributes }: ImportDeclaration): string {
  if (specifiers.length === 0) return loadOf(source, attributes);
  const load = `await ${dynamicImport(source, attributes)}`;
  const members: string[] = [];
  const names: string[] = [];
  let namespace: string | undefined;
  for (const specifier of specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') {
      namespace = specifier.local.name;
      continue;
    }
    const name = specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported);
    names.push(JSON.stringify(name));
    members.push(`${JSON.stringify(name)}: ${specifier.local.name}`);
  }
  // `import {} from 'a'`
  if (namespace === undefined && members.length === 0) return loadOf(source, attributes);
  const whole = namespace === undefined ? '' : `${namespace} = ${load}`;
  if (members.length === 0) return `const ${whole};`;
  const checked = `${CHECK_EXPORTS}(${namespace ?? load}, ${source.raw}, ${names.join(', ')})`;
  return `const ${whole === '' ? '' : `${whole}, `}{ ${members.join(', ')} } = ${checked};`;
}

/** Gives the module, or says what V8 says of an import that is not exported: an error without a trace. */
const CHECK_EXPORTS =
  '((m, s, ...n) => { for (const k of n) if (!(k in m)) { ' +
  `const t = "The requested module '" + s + "' does not provide an export named '" + k + "'"; ` +
  "throw Object.assign(new SyntaxError(t), { stack: 'SyntaxError: ' + t }); } return m; })";

function dynamicImport(source: Literal, attributes: readonly ImportAttribute[]): string {
  if (attributes.length === 0) return `import(${source.raw})`;
  const list = attributes.map(({ key, value }) => `${JSON.stringify(nameOf(key))}: ${value.raw}`);
  return `import(${source.raw}, { with: { ${list.join(', ')} } })`;
}

function nameOf(node: { type: 'Identifier'; name: string } | Literal): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}
