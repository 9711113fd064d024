/** Functions and classes, short. */
import { truncate } from './primitive-text.ts';

const shortArrow = 60;

/** A function's source as its signature: `ƒ name(a, b)`, `class B extends A`, `(a) => a + 1`. */
export function functionText(source: string, budget: number): string {
  return truncate(signatureOf(source), budget);
}

/** Whether this is the source of a class, or a built-in function that is one by its name. */
export function isClass(source: string): boolean {
  return /^class\b/.test(source) || /^function _?[A-Z]\w*\(\) \{ \[native code\] \}$/.test(source);
}

function signatureOf(source: string): string {
  if (/^class\b/.test(source)) return oneLine(source.slice(0, endOfHead(source)));
  const named = /^(async\s+)?(?:function\b\s*(\*?)|(get|set)\s+(?=[^\s(])|(\*))?\s*/.exec(source);
  const [prefix = '', isAsync, star, accessor, methodStar] = named ?? [];
  const rest = source.slice(prefix.length);
  const open = rest.indexOf('(');
  const isArrow = !prefix.includes('function') && /^[\w$]+\s*=>/.test(rest);
  if (isArrow || open < 0) return arrowText(source, isAsync, rest, isArrow ? rest.search(/\s*=>/) : 0);
  const close = endOfParameters(rest, open);
  if (!prefix.includes('function') && open === 0 && /^\s*=>/.test(rest.slice(close))) {
    return arrowText(source, isAsync, rest, close);
  }
  const mark = `${isAsync ? 'async ' : ''}ƒ${star || methodStar ? '*' : ''}`;
  return oneLine(`${mark} ${accessor ? `${accessor} ` : ''}${rest.slice(0, close)}`);
}

function arrowText(source: string, isAsync: string | undefined, rest: string, close: number): string {
  if (source.length <= shortArrow && !source.includes('\n')) return source;
  return oneLine(`${isAsync ? 'async ' : ''}${rest.slice(0, close)} => …`);
}

/** Where the list of parameters that opens at `open` has ended. Strings and comments in it may mislead it. */
function endOfParameters(source: string, open: number): number {
  let depth = 0;
  for (let index = open; index < source.length; index++) {
    const character = source[index];
    if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') depth--;
    if (depth === 0) return index + 1;
  }
  return source.length;
}

/** Where the body of a class begins; what it extends may have braces of its own in parentheses. */
function endOfHead(source: string): number {
  let depth = 0;
  for (let index = 0; index < source.length; index++) {
    const character = source[index];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '{' && depth === 0) return index;
  }
  return source.length;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
