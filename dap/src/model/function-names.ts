/** The functions of a script, by the names that users give them. */
import type { AnyNode, Function as FunctionNode, Identifier, Literal, Node } from 'acorn';
import { parser } from './syntax.ts';

/** Where a function's own code begins. */
export interface FunctionPlace {
  /** Such as `draw`, `Shape.draw`, `tools.cut`. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Finds all functions that have a name.
 * @returns none for a script that cannot be parsed.
 */
export async function functionsOf(text: string): Promise<FunctionPlace[]> {
  const { parse } = await parser();
  const options = { ecmaVersion: 'latest', locations: true, allowHashBang: true } as const;
  const lenient = { ...options, allowReturnOutsideFunction: true, allowAwaitOutsideFunction: true } as const;
  for (const sourceType of ['module', 'script'] as const) {
    try {
      const found: FunctionPlace[] = [];
      visit(parse(text, { ...lenient, sourceType }), [], found);
      return found;
    } catch {
      // The other kind, or none that is known.
    }
  }
  return [];
}

/** Whether a name that a user gives means a function: its whole name, or the end of it. */
export function isNamed(place: FunctionPlace, wanted: string): boolean {
  return place.name === wanted || place.name.endsWith(`.${wanted}`);
}

/** @param name what the node gets its name from, outermost first. */
function visit(node: AnyNode, name: readonly string[], found: FunctionPlace[]): void {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      visitFunction(node, name, found);
      return;
    case 'ClassDeclaration':
    case 'ClassExpression': {
      const own = node.id ? [node.id.name] : name;
      for (const member of node.body.body) visit(member, own, found);
      if (node.superClass) visit(node.superClass, [], found);
      return;
    }
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property': {
      const key = keyOf(node.key, node.computed);
      const isConstructor = node.type === 'MethodDefinition' && node.kind === 'constructor';
      const own = key === undefined ? [] : isConstructor ? name : [...name, key];
      if (node.computed) visit(node.key, [], found);
      if (node.value) visit(node.value as AnyNode, own, found);
      return;
    }
    case 'VariableDeclarator':
      if (node.init) visit(node.init, node.id.type === 'Identifier' ? [node.id.name] : [], found);
      if (node.id.type !== 'Identifier') visit(node.id, [], found);
      return;
    case 'AssignmentExpression':
      visit(node.left, [], found);
      visit(node.right, pathOf(node.left) ?? [], found);
      return;
    case 'ObjectExpression':
      for (const property of node.properties) visit(property, name, found);
      return;
    default:
      for (const child of childrenOf(node)) visit(child, [], found);
  }
}

function visitFunction(node: FunctionNode, name: readonly string[], found: FunctionPlace[]): void {
  const own = node.id ? [node.id.name] : [];
  for (const path of [name, own]) {
    if (path.length === 0 || (path === own && name.at(-1) === own[0])) continue;
    const { line, column } = (node.body as Node).loc?.start ?? { line: 1, column: 0 };
    found.push({ name: path.join('.'), line: line - 1, column });
  }
  for (const parameter of node.params) visit(parameter, [], found);
  visit(node.body, [], found);
}

/** `a.b`, `this.b`, and `A.prototype.b`, which users call `A.b`. */
function pathOf(node: AnyNode): string[] | undefined {
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'MemberExpression') return undefined;
  const key = keyOf(node.property, node.computed);
  if (key === undefined) return undefined;
  if (node.object.type === 'ThisExpression') return [key];
  const path = pathOf(node.object as AnyNode);
  if (!path) return [key];
  return key === 'prototype' ? path : [...path, key];
}

function keyOf(node: AnyNode, computed: boolean): string | undefined {
  if (node.type === 'PrivateIdentifier') return `#${node.name}`;
  if (node.type === 'Literal') return String((node as Literal).value);
  return computed || node.type !== 'Identifier' ? undefined : (node as Identifier).name;
}

function* childrenOf(node: AnyNode): Generator<AnyNode> {
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') yield child as AnyNode;
    }
  }
}
