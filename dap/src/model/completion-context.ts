/** What is being typed where the caret is. */
import type { Token } from 'acorn';
import { parser } from './syntax.ts';

/** Offsets are those of the text, in UTF-16 code units. */
export type CompletionContext =
  /** A property behind a dot. */
  | {
      readonly kind: 'member';
      /** The expression before the dot. */
      readonly receiver: string;
      readonly prefix: string;
      readonly start: number;
      /** Where the dot is, or the question mark before it. */
      readonly operatorStart: number;
    }
  /** A property in brackets and quotes. */
  | {
      readonly kind: 'key';
      readonly receiver: string;
      readonly prefix: string;
      readonly start: number;
      readonly quote: string;
    }
  /** A variable or a keyword. */
  | { readonly kind: 'name'; readonly prefix: string; readonly start: number };

/** What there is at the end of a text; nothing in comments, strings, numbers and behind what makes no sense. */
export async function completionContext(text: string): Promise<CompletionContext | undefined> {
  const prefix = /#?[\p{ID_Continue}$]*$/u.exec(text)?.[0] ?? '';
  const start = text.length - prefix.length;
  const before = text.slice(0, start);
  const { tokens, openString } = await tokensOf(before);
  if (openString !== undefined) return keyContext(text, tokens, openString);
  if (isInTemplate(tokens)) return undefined;
  // In a comment: what is there is no token, and nothing that could be skipped.
  if (isInComment(before, tokens)) return undefined;
  const last = tokens.at(-1);
  const label = last?.type.label;
  if (last && (label === '.' || label === '?.')) {
    // At the end of a text the question mark before a dot is a token of its own.
    const question = tokens.at(-2);
    const isSplit = label === '.' && question?.type.label === '?' && question.end === last.start;
    const receiver = operandBefore(text, tokens.slice(0, isSplit ? -2 : -1));
    if (receiver === undefined) return undefined;
    return { kind: 'member', receiver, prefix, start, operatorStart: isSplit ? question.start : last.start };
  }
  // Behind a number, as in `1.`, or in the middle of one.
  if (/^\d/.test(prefix) || prefix.startsWith('#') || (label === 'num' && last?.end === start)) return undefined;
  return { kind: 'name', prefix, start };
}

function keyContext(text: string, tokens: readonly Token[], openString: number): CompletionContext | undefined {
  const quote = text.charAt(openString);
  if (tokens.at(-1)?.type.label !== '[' || quote === '`') return undefined;
  const receiver = operandBefore(text, tokens.slice(0, -1));
  const start = openString + 1;
  return receiver === undefined ? undefined : { kind: 'key', receiver, prefix: text.slice(start), start, quote };
}

async function tokensOf(text: string): Promise<{ tokens: Token[]; openString?: number }> {
  const { tokenizer } = await parser();
  const tokens: Token[] = [];
  try {
    for (const token of tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module' })) {
      tokens.push(token);
    }
  } catch (error) {
    const position = (error as { pos?: number }).pos ?? text.length;
    if (/['"`]/.test(text.charAt(position))) return { tokens, openString: position };
    // An open template, comment or regular expression: there is nothing to complete in them.
    return { tokens, openString: /Unterminated/.test((error as Error).message) ? position : text.length };
  }
  return { tokens };
}

function isInTemplate(tokens: readonly Token[]): boolean {
  const open: string[] = [];
  for (const { type } of tokens) {
    const top = open.at(-1);
    if (type.label === '`' && top !== '`') open.push('`');
    else if (type.label === '${' || type.label === '{') open.push(type.label);
    else if (type.label === '`' || type.label === '}') open.pop();
  }
  return open.at(-1) === '`';
}

function isInComment(before: string, tokens: readonly Token[]): boolean {
  const rest = before.slice(tokens.at(-1)?.end ?? 0);
  return /^(?:\s|\/\*[\s\S]*?\*\/|\/\/.*\n)*\/[/*]/.test(rest) && !/\n\s*$|\*\/\s*$/.test(rest);
}

/** The expression that the tokens end with, as far as an access binds. */
function operandBefore(text: string, tokens: readonly Token[]): string | undefined {
  let index = tokens.length - 1;
  let start: number | undefined;
  while (index >= 0) {
    const first = firstOfPart(tokens, index);
    if (first === undefined) break;
    start = first;
    const before = tokens[first - 1];
    const label = before?.type.label;
    if (label === '.' || label === '?.') index = first - 2;
    else if (before && isOpening(tokens[first]) && endsOperand(tokens, first - 1)) index = first - 1;
    else break;
  }
  if (start === undefined) return undefined;
  if (tokens[start - 1]?.type.label === 'new') start--;
  const from = tokens[start]?.start;
  const to = tokens.at(-1)?.end;
  return from === undefined || to === undefined ? undefined : text.slice(from, to);
}

const closers: Record<string, string> = { ')': '(', ']': '[' };

/** Where a name, a literal, a call's arguments, an index or something in parentheses begins that ends at `index`. */
function firstOfPart(tokens: readonly Token[], index: number): number | undefined {
  const label = tokens[index]?.type.label ?? '';
  const opener = closers[label];
  if (opener) return matching(tokens, index, label, opener);
  if (label === '`') {
    let first = index - 1;
    while (first >= 0 && tokens[first]?.type.label !== '`') first--;
    return first < 0 ? undefined : first;
  }
  return endsOperand(tokens, index) ? index : undefined;
}

function matching(tokens: readonly Token[], index: number, closer: string, opener: string): number | undefined {
  let depth = 0;
  for (let at = index; at >= 0; at--) {
    const label = tokens[at]?.type.label;
    if (label === closer) depth++;
    else if (label === opener && --depth === 0) return at;
  }
  return undefined;
}

/** `(`, `[` or a backquote continue what stands before them. */
function isOpening(token: Token | undefined): boolean {
  return ['(', '[', '`'].includes(token?.type.label ?? '');
}

/** Whether an operand can end with the token: a name, also a keyword behind a dot, a literal, a bracket. */
function endsOperand(tokens: readonly Token[], index: number): boolean {
  const { type } = tokens[index] as Token;
  if (
    ['name', 'privateId', 'string', 'regexp', 'num', ')', ']', '`', 'this', 'super', 'null', 'true', 'false'].includes(
      type.label,
    )
  )
    return true;
  const before = tokens[index - 1]?.type.label;
  return type.keyword !== undefined && (before === '.' || before === '?.');
}
