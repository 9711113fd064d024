/** What a program's text declares: constants, and the declarations of a line of the debug console. */
import { boundNames, parseProgram, visit } from './syntax-tree.ts';

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
  const program = await parseProgram(source);
  if (!program) return false;
  const from = start ? offsetOf(source, start) : 0;
  const to = end ? offsetOf(source, end) : source.length;
  let found = false;
  visit(program, (node) => {
    if (node.type === 'VariableDeclaration' && node.start >= from && node.end <= to) {
      const names = node.declarations.flatMap(({ id }) => boundNames(id).map((bound) => bound.name));
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
  const program = await parseProgram(line);
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
      names.push(...node.declarations.flatMap(({ id }) => boundNames(id).map((bound) => bound.name)));
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

function offsetOf(source: string, { line, column }: TextPosition): number {
  let offset = 0;
  for (let current = 0; current < line; current++) {
    const end = source.indexOf('\n', offset);
    if (end < 0) return source.length;
    offset = end + 1;
  }
  return offset + column;
}
