/** Expressions that lead to a value: what an editor evaluates to look at a variable again. */
import { quote } from './primitive-text.ts';

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const wellKnownSymbol =
  /^Symbol\(Symbol\.(asyncDispose|asyncIterator|dispose|hasInstance|isConcatSpreadable|iterator|match|matchAll|replace|search|species|split|toPrimitive|toStringTag|unscopables)\)$/;
/** What binds tighter than a property access needs no parentheses. */
const simple = /^[\p{ID_Start}$_][\p{ID_Continue}$]*([.?]{1,2}#?[\p{ID_Start}$_][\p{ID_Continue}$]*|\[[\w.]+\])*$/u;

/** Whether a name can stand for a variable. */
export function isIdentifier(name: string): boolean {
  return identifier.test(name);
}

/** An expression in a form behind which `.property` may stand. */
export function asOperand(expression: string): string {
  return simple.test(expression) || isCall(expression) ? expression : `(${expression})`;
}

/** The property of that name; `parent` is an operand. */
export function propertyOf(parent: string, name: string): string {
  if (identifier.test(name)) return `${parent}.${name}`;
  // The names of indexes are those that numbers have.
  return /^(0|[1-9]\d{0,14})$/.test(name) ? `${parent}[${name}]` : `${parent}[${quote(name)}]`;
}

/** The private member `#name`. */
export function privateOf(parent: string, name: string): string | undefined {
  return identifier.test(name.slice(1)) ? `${parent}.${name}` : undefined;
}

/**
 * The property with a symbol for its key.
 * @param index its place among the object's own symbols.
 */
export function symbolPropertyOf(parent: string, description: string, index: number): string {
  const known = wellKnownSymbol.exec(description)?.[1];
  return known ? `${parent}[Symbol.${known}]` : `${parent}[Object.getOwnPropertySymbols(${parent})[${index}]]`;
}

/** What is at some place in a map or a set. */
export function entryOf(parent: string, index: number): string {
  return `[...${parent}][${index}]`;
}

/** Ends like a call or an access, and has no operator outside of brackets and strings. */
function isCall(expression: string): boolean {
  return (
    /^[\w$.]+\((?:[^()'"`]|\([^()'"`]*\))*\)(\[\d+\])*$/.test(expression) ||
    /^\[\.\.\.[\w$.]+\]\[\d+\](\[\d+\])?$/.test(expression)
  );
}
