/** acorn, loaded when the REPL has shown its prompt, and set up for what may be typed there. */
import type * as Acorn from 'acorn';

export type { Program, Token, TokenType } from 'acorn';

type Library = typeof import('./acorn.ts');

let acorn: Library | undefined;

/** To be awaited before anything else of this folder is used. */
export async function loadParser(): Promise<void> {
  acorn ??= await import('./acorn.ts');
}

function loaded(): Library {
  if (!acorn) throw new Error('the parser is not loaded');
  return acorn;
}

/** Scripts of V8's REPL mode have top-level await; import and export are ours. */
const options: Acorn.Options = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
};

/** The syntax tree; undefined where there is none. That acorn does not know the syntax does not mean that V8 does not. */
export function parse(source: string): Acorn.Program | undefined {
  try {
    return loaded().parse(source, options);
  } catch {
    return undefined;
  }
}

export interface Tokens {
  /** Comments are not among them. */
  readonly tokens: readonly Acorn.Token[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  /** Whether the source ends outside of any string, template, comment or regular expression. */
  readonly finished: boolean;
}

/** The tokens up to where the source stops making sense. */
export function tokenize(source: string): Tokens {
  const tokens: Acorn.Token[] = [];
  const comments: { start: number; end: number }[] = [];
  const onComment = (_block: boolean, _text: string, start: number, end: number) => comments.push({ start, end });
  try {
    // At the very end acorn takes `?.` for two tokens.
    for (const token of loaded().tokenizer(`${source}\n`, { ...options, onComment })) tokens.push(token);
    return { tokens, comments, finished: !endsInLineComment(source, comments) && !isInTemplate(tokens) };
  } catch {
    return { tokens, comments, finished: false };
  }
}

function endsInLineComment(source: string, comments: readonly { start: number; end: number }[]): boolean {
  const last = comments.at(-1);
  return last !== undefined && last.end === source.length && source.startsWith('//', last.start);
}

/** Whether what follows the last token is text of a template. */
function isInTemplate(tokens: readonly Acorn.Token[]): boolean {
  const open: string[] = [];
  for (const { type } of tokens) {
    if (type.label === '{' || type.label === '${' || (type.label === '`' && open.at(-1) !== '`')) open.push(type.label);
    else if (type.label === '}' || type.label === '`') open.pop();
  }
  return open.at(-1) === '`';
}

/**
 * `source` in parentheses, if it starts with a brace and means an object then: people who type `{ a: 1 }` do not mean
 * a block with a label. A semicolon at the end makes it a block.
 */
export function asObject(source: string): string | undefined {
  if (!/^\s*\{/.test(source) || /;\s*$/.test(source)) return undefined;
  // A comment at the end of the source ends before the parenthesis.
  const expression = `(${source}\n)`;
  return parse(expression) ? expression : undefined;
}

/** Whether more input can make sense of `source`, which makes none yet. */
export function isIncomplete(source: string): boolean {
  if (parse(source) || asObject(source) !== undefined) return false;
  if (endsEarly(source, 'script') || endsEarly(source, 'module')) return true;
  // What starts with a brace may be an object.
  return source.trimStart().startsWith('{') && endsEarly(`(${source}`, 'script');
}

/** Whether what is wrong with `source` is that it ends: in the middle of a statement, or of a token that has lines. */
function endsEarly(source: string, sourceType: 'script' | 'module'): boolean {
  let reachesEnd = false;
  const { Parser, tokTypes } = loaded();
  class EndWatcher extends (Parser as unknown as ParserInternals) {
    override nextToken(): void {
      super.nextToken();
      if (this.type === tokTypes.eof) reachesEnd = true;
    }
    override raise(position: number, message: string): never {
      // acorn tells these apart by their text only.
      if (message === 'Unterminated template' || message === 'Unterminated comment') reachesEnd = true;
      if (message === 'Unterminated string constant' && /\\\n?$/.test(this.input)) reachesEnd = true;
      super.raise(position, message);
    }
  }
  try {
    (EndWatcher as unknown as typeof Acorn.Parser).parse(source, { ...options, sourceType });
    return false;
  } catch {
    return reachesEnd;
  }
}

/** What acorn's plugins build on, and its types leave out. */
interface ParserInternals {
  new (
    options: Acorn.Options,
    input: string,
  ): {
    readonly type: Acorn.TokenType;
    readonly input: string;
    nextToken(): void;
    raise(position: number, message: string): never;
  };
}
