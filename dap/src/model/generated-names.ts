/** The names that things have in a script that was made from other sources, and what they were there. */
import type { AnyNode, Identifier, Pattern } from 'acorn';
import type { SourceMap } from './source-map.ts';
import { parser } from './syntax.ts';

/** A stretch of a script with its own variables. */
interface NameScope {
  readonly start: number;
  readonly end: number;
  /** What its variables were in the source, by what they are; nothing for those that have kept their names. */
  readonly originals: Map<string, string | undefined>;
  readonly children: NameScope[];
}

/** To read a larger one takes longer than anybody waits for a list of variables. */
const maxLength = 4 * 1024 * 1024;

/** Reads the names of a script; nothing for one that has only names of its own. */
export async function readNames(text: string, map: SourceMap): Promise<GeneratedNames | undefined> {
  if (!map.hasNames || text.length > maxLength) return undefined;
  const { parse } = await parser();
  const options = { ecmaVersion: 'latest', allowHashBang: true, allowReturnOutsideFunction: true } as const;
  for (const sourceType of ['module', 'script'] as const) {
    try {
      const ends = [...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)];
      const lineStarts = [0, ...ends.map(({ index, 0: end }) => index + end.length)];
      const program = parse(text, { ...options, sourceType, allowAwaitOutsideFunction: true });
      const reader = new NameReader(map, lineStarts);
      return new GeneratedNames(reader.read(program), lineStarts);
    } catch {
      // The other kind, or none that is known.
    }
  }
  return undefined;
}

export class GeneratedNames {
  readonly #root: NameScope;
  readonly #lineStarts: readonly number[];

  constructor(root: NameScope, lineStarts: readonly number[]) {
    this.#root = root;
    this.#lineStarts = lineStarts;
  }

  /** What things are called at a place, by what they were called in the source. */
  visibleAt(line: number, column: number): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    // From the outermost: what is within hides it.
    for (const { originals } of this.#chain(this.#offset(line, column)).toReversed()) {
      for (const [generated, original] of originals) {
        names.delete(generated);
        if (original !== undefined) names.set(original, generated);
      }
    }
    return names;
  }

  /** What a variable was that the scope from `start` to `end` declares; nothing if it has kept its name. */
  find(name: string, start: Position, end: Position): string | undefined {
    const from = this.#offset(start.line, start.column);
    // Where the text ends, there are no lines.
    const to = this.#offset(end.line, end.column) + 1;
    // Those of scopes within are other variables of that name.
    for (let level = [this.#root]; level.length > 0; level = level.flatMap(({ children }) => children)) {
      level = level.filter((scope) => scope.start < to && scope.end > from);
      for (const scope of level) {
        // V8 begins a function with its parameters.
        const isWithin = scope.end <= to || scope === this.#root;
        if (isWithin && scope.end > from && scope.originals.has(name)) return scope.originals.get(name);
      }
    }
    return undefined;
  }

  /** The scopes around a place, from the innermost. */
  #chain(offset: number): NameScope[] {
    const chain: NameScope[] = [];
    for (let scope: NameScope | undefined = this.#root; scope; ) {
      chain.unshift(scope);
      scope = scope.children.find(({ start, end }) => start <= offset && offset < end);
    }
    return chain;
  }

  #offset(line: number, column: number): number {
    return (this.#lineStarts[line] ?? Number.POSITIVE_INFINITY) + column;
  }
}

interface Position {
  readonly line: number;
  readonly column: number;
}

class NameReader {
  readonly #map: SourceMap;
  readonly #lineStarts: readonly number[];

  constructor(map: SourceMap, lineStarts: readonly number[]) {
    this.#map = map;
    this.#lineStarts = lineStarts;
  }

  read(program: AnyNode): NameScope {
    const root = newScope(program);
    this.#children(program, root);
    // What is behind the program's last statement is in it, too.
    return { ...root, start: 0, end: Number.POSITIVE_INFINITY };
  }

  #visit(node: AnyNode, scope: NameScope, outer: NameScope): void {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const own = newScope(node);
        scope.children.push(own);
        if (node.id) this.#declare(node.id, node.type === 'FunctionDeclaration' ? scope : own);
        for (const parameter of node.params) {
          this.#declare(parameter, own);
          this.#children(parameter, own, own);
        }
        if (node.body.type === 'BlockStatement') this.#children(node.body, own, own);
        else this.#visit(node.body, own, own);
        return;
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        if (node.id) this.#declare(node.id, scope);
        break;
      case 'VariableDeclaration':
        for (const { id } of node.declarations) this.#declare(id, node.kind === 'var' ? outer : scope);
        break;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        this.#declare(node.local, scope);
        return;
      case 'BlockStatement':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'SwitchStatement':
      case 'StaticBlock':
      case 'CatchClause': {
        const own = newScope(node);
        scope.children.push(own);
        if (node.type === 'CatchClause' && node.param) this.#declare(node.param, own);
        this.#children(node, own, outer);
        return;
      }
    }
    this.#children(node, scope, outer);
  }

  #children(node: AnyNode, scope: NameScope, outer = scope): void {
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === 'string') this.#visit(child as AnyNode, scope, outer);
      }
    }
  }

  #declare(pattern: Pattern, scope: NameScope): void {
    switch (pattern.type) {
      case 'Identifier': {
        const original = this.#originalOf(pattern);
        scope.originals.set(pattern.name, original === pattern.name ? undefined : original);
        return;
      }
      case 'ObjectPattern':
        for (const property of pattern.properties)
          this.#declare(property.type === 'RestElement' ? property.argument : property.value, scope);
        return;
      case 'ArrayPattern':
        for (const element of pattern.elements) if (element) this.#declare(element, scope);
        return;
      case 'RestElement':
        this.#declare(pattern.argument, scope);
        return;
      case 'AssignmentPattern':
        this.#declare(pattern.left, scope);
    }
  }

  #originalOf({ start }: Identifier): string | undefined {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] as number) <= start) low = middle;
      else high = middle - 1;
    }
    return this.#map.nameAt(low, start - (this.#lineStarts[low] as number));
  }
}

function newScope({ start, end }: AnyNode): NameScope {
  return { start, end, originals: new Map(), children: [] };
}
