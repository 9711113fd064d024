/** What a program's text declares: constants, and the declarations of a line of the debug console. */
import type { AnyNode, Pattern, Program } from 'acorn';
import { parser } from './syntax.ts';

/** A place in a text, counted from zero. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Whether a scope of a script declares a name as a constant.
 * @param start where the scope begins, and `end` where it ends; the whole script without.
 */
export async function isConstant(
  source: string,
  name: string,
  start?: TextPosition,
  end?: TextPosition,
): Promise<boolean> {
  const program = await parsed(source);
  if (!program) return false;
  const from = start ? offsetOf(source, start) : 0;
  const to = end ? offsetOf(source, end) : source.length;
  let found = false;
  visit(program, (node) => {
    if (node.type === 'VariableDeclaration' && node.start >= from && node.end <= to) {
      const names = node.declarations.flatMap(({ id }) => namesOf(id));
      // Of several the outermost is the scope's own: it comes first.
      if (!found && names.includes(name)) found = node.kind === 'const' ? true : found;
      if (names.includes(name)) return 'stop';
    }
    if (node.type === 'ImportDeclaration' && node.specifiers.some(({ local }) => local.name === name)) {
      found = true;
      return 'stop';
    }
    return undefined;
  });
  return found;
}

/** A line of the debug console whose declarations have become assignments. */
export interface ConsoleLine {
  /** What it declares. */
  readonly names: readonly string[];
  readonly text: string;
}

/** What a line declares at its top, and the same line without; nothing if it declares nothing, or cannot be read. */
export async function withoutDeclarations(line: string): Promise<ConsoleLine | undefined> {
  if (!/\b(?:let|const|var|class|function)\b/.test(line)) return undefined;
  const program = await parsed(line);
  if (!program) return undefined;
  const names: string[] = [];
  const functions: string[] = [];
  let text = '';
  let position = 0;
  const slice = ({ start, end }: { start: number; end: number }) => line.slice(start, end);
  for (const node of program.body) {
    text += line.slice(position, node.start);
    position = node.end;
    if (node.type === 'VariableDeclaration') {
      names.push(...node.declarations.flatMap(({ id }) => namesOf(id)));
      const assignments = node.declarations.map(
        ({ id, init }) => `(${slice(id)} = ${init ? slice(init) : 'undefined'})`,
      );
      text += `${assignments.join(', ')};`;
    } else if (node.type === 'ClassDeclaration') {
      names.push(node.id.name);
      text += `${node.id.name} = ${slice(node)};`;
    } else if (node.type === 'FunctionDeclaration') {
      names.push(node.id.name);
      functions.push(`${node.id.name} = ${slice(node)};`);
    } else text += slice(node);
  }
  if (names.length === 0) return undefined;
  const last = program.body.at(-1)?.type ?? '';
  const value = last.endsWith('Declaration') ? '\nundefined' : '';
  return { names, text: `${functions.join('')}${text}${line.slice(position)}${value}` };
}

/** The program of a text, with what is only allowed in one place allowed everywhere. */
async function parsed(source: string): Promise<Program | undefined> {
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

function namesOf(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => namesOf(part.type === 'Property' ? part.value : part.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap((part) => (part ? namesOf(part) : []));
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    case 'RestElement':
      return namesOf(pattern.argument);
    default:
      return [];
  }
}

/** Calls `see` for each node, outer ones first, level by level, until it says to stop. */
function visit(root: AnyNode, see: (node: AnyNode) => 'stop' | undefined): void {
  let level: AnyNode[] = [root];
  while (level.length > 0) {
    const next: AnyNode[] = [];
    for (const node of level) {
      if (see(node) === 'stop') return;
      for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) next.push(child);
      }
    }
    level = next;
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function offsetOf(source: string, { line, column }: TextPosition): number {
  let offset = 0;
  for (let current = 0; current < line; current++) {
    const end = source.indexOf('\n', offset);
    if (end < 0) return source.length;
    offset = end + 1;
  }
  return offset + column;
}
