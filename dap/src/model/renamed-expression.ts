/** Expressions with other names for their variables. */
import { declaredNames, parseProgram, visit } from './syntax-tree.ts';

/**
 * An expression with other names for the variables that it uses; as it is if it cannot be read.
 * @param rename the new name, or nothing.
 */
export async function renamed(text: string, rename: (name: string) => string | undefined): Promise<string> {
  const program = await parseProgram(text);
  if (!program) return text;
  const own = new Set<string>();
  const edits: { start: number; end: number; text: string }[] = [];
  visit(program, (node, parent) => {
    for (const { name } of declaredNames(node)) own.add(name);
    if (node.type !== 'Identifier') return undefined;
    const isName =
      (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
      ((parent?.type === 'Property' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') &&
        parent.key === node &&
        !parent.computed &&
        !(parent.type === 'Property' && parent.shorthand && parent.value === node));
    const isShorthand = parent?.type === 'Property' && parent.shorthand;
    if (isName && !isShorthand) return undefined;
    const name = rename(node.name);
    if (name === undefined || name === node.name) return undefined;
    edits.push({ start: node.start, end: node.end, text: isShorthand ? `${node.name}: ${name}` : name });
    return undefined;
  });
  const wanted = new Map(
    edits.filter(({ start, end }) => !own.has(text.slice(start, end))).map((edit) => [edit.start, edit]),
  );
  let result = '';
  let position = 0;
  for (const edit of [...wanted.values()].sort((a, b) => a.start - b.start)) {
    result += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + text.slice(position);
}
