/** Where a script declares its names, and which names an expression uses: what renaming needs. */
import type { TextPosition } from './declarations.ts';
import { declaredNames, parseProgram, visit } from './syntax-tree.ts';

/** Where the names of a script are declared. */
export class Bindings {
  readonly #lineStarts: readonly number[];
  /** Places by name, those of outer scopes first. */
  readonly #places: ReadonlyMap<string, readonly number[]>;

  constructor(lineStarts: readonly number[], places: ReadonlyMap<string, readonly number[]>) {
    this.#lineStarts = lineStarts;
    this.#places = places;
  }

  /** Where the scope from `start` to `end` declares a name: of several places the outermost one. */
  find(name: string, start: TextPosition, end: TextPosition): TextPosition | undefined {
    const from = this.#offset(start);
    const to = this.#offset(end);
    const place = this.#places.get(name)?.find((offset) => offset >= from && offset < to);
    return place === undefined ? undefined : this.#position(place);
  }

  #offset({ line, column }: TextPosition): number {
    return (this.#lineStarts[line] ?? Number.POSITIVE_INFINITY) + column;
  }

  #position(offset: number): TextPosition {
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, column: offset - (this.#lineStarts[low] as number) };
  }
}

/** Looks through a script; nothing if it cannot be read. */
export async function bindingsOf(source: string): Promise<Bindings | undefined> {
  const program = await parseProgram(source);
  if (!program) return undefined;
  const places = new Map<string, number[]>();
  visit(program, (node) => {
    for (const { name, start } of declaredNames(node)) {
      const known = places.get(name);
      if (known) known.push(start);
      else places.set(name, [start]);
    }
    return undefined;
  });
  const lineStarts = [0];
  for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', end + 1)) lineStarts.push(end + 1);
  return new Bindings(lineStarts, places);
}

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
