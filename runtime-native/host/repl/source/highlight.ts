/** Colours of what is typed: the same as those of values that print. */
import { inspect } from 'node:util';
import { type Span, type Style, styleOf } from '../terminal/spans.ts';
import { type TokenType, tokenize } from './parser.ts';

/** Longer input is not coloured: each key would wait for it. */
const MAX_LENGTH = 20_000;

type Kind = keyof typeof inspect.styles;

const styles = new Map<Kind, Style | undefined>();

export function highlight(source: string): Span[] {
  if (source.length > MAX_LENGTH) return [{ text: source }];
  const { tokens, comments } = tokenize(source);
  const coloured = [
    ...tokens.map(({ start, end, type }) => ({ start, end, kind: kindOf(type, source.slice(start, end)) })),
    ...comments.map(({ start, end }) => ({ start, end, kind: 'undefined' as const })),
  ].sort((a, b) => a.start - b.start);
  const spans: Span[] = [];
  let position = 0;
  for (const { start, end, kind } of coloured) {
    const style = kind && styleOfKind(kind);
    if (!style || start < position) continue;
    if (start > position) spans.push({ text: source.slice(position, start) });
    spans.push({ text: source.slice(start, end), style });
    position = end;
  }
  if (position < source.length) spans.push({ text: source.slice(position) });
  return spans;
}

/** The style of a kind of values, by node:util's names for kinds. */
function styleOfKind(kind: Kind): Style | undefined {
  if (!styles.has(kind)) {
    const name = inspect.styles[kind];
    styles.set(kind, typeof name === 'string' ? styleOf(name) : undefined);
  }
  return styles.get(kind);
}

function kindOf({ label, keyword }: TokenType, text: string): Kind | undefined {
  if (keyword === 'true' || keyword === 'false') return 'boolean';
  if (keyword === 'null') return 'null';
  if (keyword === 'import' || keyword === 'export') return 'module';
  if (keyword !== undefined) return 'special';
  switch (label) {
    case 'name':
      return kindOfName(text);
    case 'num':
      return 'number';
    case 'bigint':
    case 'string':
      return label;
    case 'regexp':
      return 'string';
    case 'template':
    case '`':
      return 'string';
    default:
      return undefined;
  }
}

/** Names that mean a value, and keywords that are keywords in some places only. */
function kindOfName(name: string): Kind | undefined {
  switch (name) {
    case 'undefined':
      return 'undefined';
    case 'NaN':
    case 'Infinity':
      return 'number';
    case 'async':
    case 'await':
    case 'let':
    case 'yield':
      return 'special';
    default:
      return undefined;
  }
}
