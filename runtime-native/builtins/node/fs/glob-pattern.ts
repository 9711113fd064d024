/** Patterns of paths: `*`, `?`, `[…]`, `{a,b}`, `**` and the extended `@(a|b)`, `?()`, `*()`, `+()`, `!()`. */
import {
  arrayPush,
  numberParseInt,
  OriginalRegExp,
  regExpExec,
  stringIncludes,
  stringIndexOf,
  stringSlice,
  stringSplit,
} from '../../internal/primordials.ts';

/** Any number of directories. */
export const GLOBSTAR = Symbol('**');
/** A name, a pattern of names, or {@link GLOBSTAR}. */
export type Segment = RegExp | string | typeof GLOBSTAR;

export interface PathPattern {
  readonly isAbsolute: boolean;
  /** Ends in a slash: only directories match. */
  readonly onlyDirectories: boolean;
  readonly segments: readonly Segment[];
}

const MAGIC = /[*?[\\]|[@+!]\(/;
const REGEXP_SYNTAX = /[\\^$.*+?()[\]{}|/]/;
const RANGE = /^(-?\d+|[a-z])\.\.(-?\d+|[a-z])$/i;
const INTEGER = /^-?\d+$/;

const quoted = (character: string): string =>
  regExpExec(REGEXP_SYNTAX, character) === null ? character : `\\${character}`;

/** Where the bracket at `start` is closed; -1 if it is not. */
function closingBracket(text: string, start: number, open: string, close: string): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === open) depth++;
    else if (character === close && --depth === 0) return index;
  }
  return -1;
}

/** The parts of `text` between separators that are in no bracket. */
function splitOutside(text: string, separator: string, open: string, close: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === open) depth++;
    else if (character === close) depth--;
    else if (character === separator && depth === 0) {
      arrayPush(parts, stringSlice(text, start, index));
      start = index + 1;
    }
  }
  arrayPush(parts, stringSlice(text, start));
  return parts;
}

/** `1..3` or `a..c` spelled out; undefined for anything else. */
function expandRange(text: string): string[] | undefined {
  const match = regExpExec(RANGE, text);
  if (match === null) return undefined;
  const [, first, last] = match as unknown as [string, string, string];
  const isNumeric = regExpExec(INTEGER, first) !== null;
  if (isNumeric !== (regExpExec(INTEGER, last) !== null)) return undefined;
  const from = isNumeric ? numberParseInt(first, 10) : (first.codePointAt(0) as number);
  const to = isNumeric ? numberParseInt(last, 10) : (last.codePointAt(0) as number);
  const step = from <= to ? 1 : -1;
  const values: string[] = [];
  for (let value = from; value !== to + step; value += step) {
    arrayPush(values, isNumeric ? `${value}` : String.fromCharCode(value));
  }
  return values;
}

/** All patterns that the braces in `pattern` stand for. Braces without comma or range are text. */
export function expandBraces(pattern: string): string[] {
  for (let start = 0; start < pattern.length; start++) {
    if (pattern[start] === '\\') start++;
    else if (pattern[start] === '{') {
      const end = closingBracket(pattern, start, '{', '}');
      if (end === -1) return [pattern];
      const inner = stringSlice(pattern, start + 1, end);
      const alternatives = expandRange(inner) ?? splitOutside(inner, ',', '{', '}');
      if (alternatives.length < 2) continue;
      const expanded: string[] = [];
      const rests = expandBraces(stringSlice(pattern, end + 1));
      for (let index = 0; index < alternatives.length; index++) {
        const heads = expandBraces(alternatives[index] as string);
        for (let head = 0; head < heads.length; head++) {
          for (let rest = 0; rest < rests.length; rest++) {
            arrayPush(expanded, `${stringSlice(pattern, 0, start)}${heads[head]}${rests[rest]}`);
          }
        }
      }
      return expanded;
    }
  }
  return [pattern];
}

/** The class at `start`, and where it ends; undefined if it is not closed. */
function characterClass(text: string, start: number): { source: string; end: number } | undefined {
  let index = start + 1;
  const isNegated = text[index] === '!' || text[index] === '^';
  if (isNegated) index++;
  let source = '';
  for (let isFirst = true; index < text.length; index++, isFirst = false) {
    let character = text[index] as string;
    if (character === ']' && !isFirst) return { source: `[${isNegated ? '^/' : ''}${source}]`, end: index };
    if (character === '\\' && index + 1 < text.length) character = text[++index] as string;
    else if (character === '-') {
      source += '-';
      continue;
    }
    source += quoted(character);
  }
  return undefined;
}

/** The source of a regular expression for `text`, the rest of a segment. */
function sourceOf(text: string): string {
  let source = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    if (text[index + 1] === '(' && stringIncludes('@?*+!', character)) {
      const end = closingBracket(text, index + 1, '(', ')');
      if (end !== -1) return source + extendedSource(character, text, index + 2, end);
    }
    if (character === '*') source += text[index + 1] === '*' ? '' : '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (character === '[') {
      const found = characterClass(text, index);
      source += found?.source ?? '\\[';
      if (found !== undefined) index = found.end;
    } else if (character === '\\' && index + 1 < text.length) source += quoted(text[++index] as string);
    else source += quoted(character);
  }
  return source;
}

/** An extended pattern whose alternatives are at `start` to `end`, with what follows it. */
function extendedSource(kind: string, text: string, start: number, end: number): string {
  const alternatives = splitOutside(stringSlice(text, start, end), '|', '(', ')');
  let group = '';
  for (let index = 0; index < alternatives.length; index++) {
    group += `${index === 0 ? '' : '|'}${sourceOf(alternatives[index] as string)}`;
  }
  const rest = sourceOf(stringSlice(text, end + 1));
  if (kind === '!') return `(?!(?:${group})${rest}$)[^/]*${rest}`;
  return `(?:${group})${kind === '@' ? '' : kind}${rest}`;
}

function compileSegment(text: string): Segment {
  if (text === '**') return GLOBSTAR;
  if (regExpExec(MAGIC, text) === null) return text;
  // Names that begin with a dot are matched by patterns that do.
  const guard = text[0] === '.' ? '' : '(?!\\.)';
  return new OriginalRegExp(`^${guard}${sourceOf(text)}$`, 'us');
}

export function compilePattern(pattern: string): PathPattern {
  const texts = stringSplit(pattern, '/');
  const segments: Segment[] = [];
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index] as string;
    const repeatsGlobstar = text === '**' && segments[segments.length - 1] === GLOBSTAR;
    if (text !== '' && text !== '.' && !repeatsGlobstar) arrayPush(segments, compileSegment(text));
  }
  return {
    isAbsolute: stringIndexOf(pattern, '/') === 0,
    onlyDirectories: pattern[pattern.length - 1] === '/',
    segments,
  };
}

/** Whether the segments of a path, from `at` on, match those of a pattern, from `from` on. */
export function matchesPath(pattern: PathPattern, path: readonly string[], from = 0, at = 0): boolean {
  const { segments } = pattern;
  if (from === segments.length) return at === path.length;
  const segment = segments[from] as Segment;
  if (segment === GLOBSTAR) {
    // At the end it stands for what is in a directory, not for the directory.
    const least = from + 1 === segments.length ? at + 1 : at;
    for (let skip = at; skip <= path.length; skip++) {
      if (skip >= least && matchesPath(pattern, path, from + 1, skip)) return true;
      if (path[skip]?.[0] === '.') return false;
    }
    return false;
  }
  const name = path[at];
  return name !== undefined && matchesName(segment, name) && matchesPath(pattern, path, from + 1, at + 1);
}

export const matchesName = (segment: RegExp | string, name: string): boolean =>
  typeof segment === 'string' ? segment === name : regExpExec(segment, name) !== null;
