/** What the text before the cursor wants to become. */
import { type Token, tokenize } from './parser.ts';

export type CompletionTarget =
  /** A property of what `object`, an expression, gives. */
  | { readonly kind: 'member'; readonly object: string; readonly prefix: string }
  /** A variable or a keyword. */
  | { readonly kind: 'name'; readonly prefix: string }
  /** A module, in `import` or `import()`. */
  | { readonly kind: 'specifier'; readonly prefix: string };

/** Up to the first quote of a specifier, and what there is of it. */
const IN_SPECIFIER = /(?:\bimport\s*\(?\s*|\bfrom\s*)(["'`])((?:(?!\1)[^\\\n])*)$/;

/** Undefined where nothing can be completed. `text` ends at the cursor. */
export function completionTarget(text: string): CompletionTarget | undefined {
  const specifier = IN_SPECIFIER.exec(text);
  const { tokens, finished } = tokenize(text);
  if (specifier && !finished) return { kind: 'specifier', prefix: specifier[2] as string };
  if (!finished) return undefined;
  const last = tokens.at(-1);
  const isWord = last !== undefined && last.end === text.length && isName(last);
  const prefix = isWord ? text.slice(last.start) : '';
  const index = isWord ? tokens.length - 2 : tokens.length - 1;
  const before = tokens[index];
  if (before && isDot(before)) {
    const start = startOfOperand(tokens, index - 1);
    return start === undefined ? undefined : { kind: 'member', object: text.slice(start, before.start), prefix };
  }
  if (isWord) return { kind: 'name', prefix };
  // Behind a value comes an operator.
  return before && endsValue(before) ? undefined : { kind: 'name', prefix };
}

function isName({ type }: Token): boolean {
  return type.label === 'name' || type.keyword !== undefined;
}

function isDot({ type }: Token): boolean {
  return type.label === '.' || type.label === '?.';
}

const VALUE_LABELS = new Set(['name', 'num', 'bigint', 'string', 'regexp', ')', ']', '`', 'privateId']);
const VALUE_KEYWORDS = new Set(['this', 'super', 'null', 'true', 'false']);

/** Whether an expression may end in the token. */
function endsValue({ type }: Token): boolean {
  return type.keyword === undefined ? VALUE_LABELS.has(type.label) : VALUE_KEYWORDS.has(type.keyword);
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Where the operand starts that ends in the token at `index`: names, members, calls, `new`. */
function startOfOperand(tokens: readonly Token[], index: number): number | undefined {
  let at = index;
  for (;;) {
    const token = tokens[at];
    if (!token) return undefined;
    const { label } = token.type;
    let open: number | undefined = at;
    if (label === '`') open = startOfTemplate(tokens, at);
    else if (label in OPENING) open = matching(tokens, at);
    else if (!endsValue(token) && !isMemberName(tokens, at)) return undefined;
    if (open === undefined) return undefined;
    const before = tokens[open - 1];
    if (!before) return tokens[open]?.start;
    if (open === at && isDot(before)) at = open - 2;
    // `a?.[0]` and `a?.()`
    else if (open !== at && before.type.label === '?.') at = open - 2;
    else if (open !== at && label !== '}' && (endsValue(before) || before.type.keyword === 'import')) {
      if (before.type.keyword === 'import') return before.start;
      at = open - 1;
    } else return before.type.keyword === 'new' ? before.start : tokens[open]?.start;
  }
}

/** Keywords are names behind a dot. */
function isMemberName(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before !== undefined && isDot(before) && tokens[index]?.type.keyword !== undefined;
}

/** The token that opens what the one at `index` closes. */
function matching(tokens: readonly Token[], index: number): number | undefined {
  const closes: string[] = [];
  for (let at = index; at >= 0; at--) {
    const label = tokens[at]?.type.label as string;
    if (label in OPENING) closes.push(OPENING[label] as string);
    else if (label === closes.at(-1) || (label === '${' && closes.at(-1) === '{')) closes.pop();
    if (closes.length === 0) return at;
  }
  return undefined;
}

/** The token that starts the template that ends at `index`. */
function startOfTemplate(tokens: readonly Token[], index: number): number | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const label = tokens[at]?.type.label;
    if (label === '`') return at;
    if (label !== '}') continue;
    const open = matching(tokens, at);
    if (open === undefined) return undefined;
    at = open;
  }
  return undefined;
}
