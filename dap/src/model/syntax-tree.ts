/** Trees of programs: made from texts that may be pieces of something, and looked through. */
import type { AnyNode, Identifier, Pattern, Program } from 'acorn';
import { parser } from './syntax.ts';

/** The program of a text, with what is only allowed in one place allowed everywhere; nothing if it cannot be read. */
export async function parseProgram(source: string): Promise<Program | undefined> {
  const { parse } = await parser();
  try {
    return parse(source, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowSuperOutsideMethod: true,
      allowHashBang: true,
      checkPrivateFields: false,
    });
  } catch {
    return undefined;
  }
}

/** The names that a pattern declares. */
export function boundNames(pattern: Pattern): Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => boundNames(part.type === 'Property' ? part.value : part.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap((part) => (part ? boundNames(part) : []));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** The names that a node declares in itself or around it. */
export function declaredNames(node: AnyNode): Identifier[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id }) => boundNames(id));
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...(node.id ? [node.id] : []), ...node.params.flatMap(boundNames)];
    case 'ClassDeclaration':
    case 'ClassExpression':
      return node.id ? [node.id] : [];
    case 'CatchClause':
      return node.param ? boundNames(node.param) : [];
    case 'ImportDeclaration':
      return node.specifiers.map(({ local }) => local);
    default:
      return [];
  }
}

/** Calls `see` for each node and its parent, outer ones first, level by level, until it says to stop. */
export function visit(root: AnyNode, see: (node: AnyNode, parent: AnyNode | undefined) => 'stop' | undefined): void {
  let level: [node: AnyNode, parent: AnyNode | undefined][] = [[root, undefined]];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const [node, parent] of level) {
      if (see(node, parent) === 'stop') return;
      for (const value of Object.values(node)) {
        if (Array.isArray(value)) {
          for (const child of value) if (isNode(child)) next.push([child, node]);
        } else if (isNode(value)) next.push([value, node]);
      }
    }
    level = next;
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
