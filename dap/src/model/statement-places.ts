/** Where V8 will be able to stop in a script that it does not know yet. */
import type { AnyNode } from 'acorn';
import { parseProgram, visit } from './syntax-tree.ts';

/** A place in a text, from zero. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Statements and calls, in the order of the text; none in what is no script. */
export async function statementPlaces(text: string): Promise<TextPlace[]> {
  const program = await parseProgram(text);
  if (!program) return [];
  const offsets = new Set<number>();
  visit(program, (node) => {
    for (const offset of stopsOf(node)) offsets.add(offset);
    return undefined;
  });
  const places: TextPlace[] = [];
  let line = 0;
  let lineStart = 0;
  for (const offset of [...offsets].sort((a, b) => a - b)) {
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
      lineStart = end + 1;
      line++;
    }
    places.push({ line, column: offset - lineStart });
  }
  return places;
}

function stopsOf(node: AnyNode): number[] {
  switch (node.type) {
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ init }) => init?.start ?? []);
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'DebuggerStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return [node.start];
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return [node.test.start];
    case 'ForStatement':
      return [node.test, node.update].flatMap((part) => part?.start ?? []);
    case 'ForInStatement':
    case 'ForOfStatement':
      return [node.right.start];
    case 'SwitchStatement':
      return [node.discriminant.start];
    case 'CallExpression':
      return [node.callee.type === 'MemberExpression' ? node.callee.property.start : node.callee.start];
    case 'NewExpression':
      return [node.start];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return endOf(node.body);
    default:
      return [];
  }
}

/** Where a function returns without a statement that says so. */
function endOf(body: AnyNode): number[] {
  if (body.type !== 'BlockStatement') return [body.start];
  const last = body.body.at(-1)?.type;
  return last === 'ReturnStatement' || last === 'ThrowStatement' ? [] : [body.end - 1];
}
