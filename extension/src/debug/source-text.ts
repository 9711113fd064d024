/** Names and expressions in a piece of code, seen without a parser: what it takes for a name is asked of the debugger. */

export interface Name {
  readonly name: string;
  /** Counted from the beginning of the text. */
  readonly line: number;
  readonly start: number;
}

const identifier = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*`;

const keywords = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do ' +
    'else enum export extends false finally for from function get if implements import in instanceof interface is let new ' +
    'null number of private protected public readonly return satisfies set static string super switch this throw true try ' +
    'type typeof undefined var void while with yield'
  ).split(' '),
);

const pieces = new RegExp(
  [
    String.raw`(?<skipped>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")`,
    // Of templates only what stands between `${` and `}` is code, which is left out, too.
    String.raw`(?<template>\x60(?:[^\x60\\]|\\[\s\S])*\x60)`,
    String.raw`(?<number>\b\d[\w.]*)`,
    // A property, a private name, and what follows a name that is called.
    String.raw`(?<member>(?:\.\s*|#)${identifier})`,
    String.raw`(?<name>${identifier})(?<after>\s*(?:\(|=>|:(?!:)))?`,
  ].join('|'),
  'gu',
);

/** The variables that a text seems to use, each at all of its places. */
export function namesIn(text: string): Name[] {
  const found: Name[] = [];
  let line = 0;
  let lineStart = 0;
  let counted = 0;
  let isDeclared = false;
  for (const { index, groups = {} } of text.matchAll(pieces)) {
    const { name, after } = groups;
    const isVariable = isDeclared;
    isDeclared = name === 'const' || name === 'let' || name === 'var';
    // Calls and keys of objects are none; what has a type is, and an arrow's parameter.
    if (name === undefined || keywords.has(name) || (!isVariable && /[(:]$/.test(after ?? ''))) continue;
    for (; counted < index; counted += 1) {
      if (text[counted] !== '\n') continue;
      line += 1;
      lineStart = counted + 1;
    }
    found.push({ name, line, start: index - lineStart });
  }
  return found;
}

const chain = new RegExp(
  String.raw`(?:\bthis\b|\bnew\.target\b|\bimport\.meta\b|${identifier})(?:\s*\??\.\s*#?${identifier}|\[(?:\d+|'[^'\\]*'|"[^"\\]*")\])*`,
  'gu',
);

/** The expression under a place in a line: up to the part that is pointed at, so `a.b` of `a.b.c` at `b`. */
export function expressionAt(line: string, column: number): { text: string; start: number; end: number } | undefined {
  for (const { 0: whole, index: start } of line.matchAll(chain)) {
    if (start > column) return undefined;
    if (start + whole.length < column) continue;
    // To the end of the part that holds the place.
    let end = start;
    for (const part of whole.matchAll(/[[\]]|[^.[\]?\s#]+|[.?\s#]+/gu)) {
      end = start + part.index + part[0].length;
      if (end >= column && !/^[.?\s#[]+$/.test(part[0])) break;
    }
    if (line[end] === ']') end += 1;
    const text = line.slice(start, end);
    return keywords.has(text) && text !== 'this' ? undefined : { text, start, end };
  }
  return undefined;
}
