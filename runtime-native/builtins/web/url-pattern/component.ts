/**
 * A component of a pattern: parts, compiled to a regular expression and to the normalised string of the pattern.
 * @see https://urlpattern.spec.whatwg.org/#component
 */
import { arrayPush, OriginalRegExp, regExpExec, stringCodePointAt } from '../../internal/primordials.ts';
import { isAsciiDigit, isValidNameCodePoint } from './code-points.ts';
import { escapePatternString, escapeRegexpString } from './escape.ts';
import {
  type EncodingCallback,
  FULL_WILDCARD,
  type Part,
  type PatternOptions,
  parsePatternString,
  segmentWildcard,
} from './pattern-parser.ts';

export interface CompileOptions extends PatternOptions {
  readonly ignoreCase?: boolean;
}

export interface Component {
  readonly patternString: string;
  readonly regularExpression: RegExp;
  readonly groupNames: readonly string[];
  readonly hasRegexpGroups: boolean;
}

export const DEFAULT_OPTIONS: CompileOptions = { delimiter: '', prefix: '' };
export const HOSTNAME_OPTIONS: CompileOptions = { delimiter: '.', prefix: '' };
export const PATHNAME_OPTIONS: CompileOptions = { delimiter: '/', prefix: '/' };

/** @see https://urlpattern.spec.whatwg.org/#compile-a-component */
export function compileComponent(input: string, encode: EncodingCallback, options: CompileOptions): Component {
  const parts = parsePatternString(input, options, encode);
  const groupNames: string[] = [];
  let source = '';
  let hasRegexpGroups = false;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Part;
    source += regexpOf(part, options);
    if (part.type !== 'fixed-text') arrayPush(groupNames, part.name);
    if (part.type === 'regexp') hasRegexpGroups = true;
  }
  let regularExpression: RegExp;
  try {
    regularExpression = new OriginalRegExp(`^${source}$`, options.ignoreCase ? 'vi' : 'v');
  } catch (error) {
    throw new TypeError(`URLPattern: '${input}' has a malformed regular expression`, { cause: error });
  }
  return { patternString: patternStringOf(parts, options), regularExpression, groupNames, hasRegexpGroups };
}

/** @see https://urlpattern.spec.whatwg.org/#generate-a-regular-expression-and-name-list */
function regexpOf({ type, value, modifier, prefix, suffix }: Part, options: PatternOptions): string {
  if (type === 'fixed-text') {
    const text = escapeRegexpString(value);
    return modifier === '' ? text : `(?:${text})${modifier}`;
  }
  const group =
    type === 'segment-wildcard' ? segmentWildcard(options) : type === 'full-wildcard' ? FULL_WILDCARD : value;
  const repeats = modifier === '*' || modifier === '+';
  if (prefix === '' && suffix === '') return repeats ? `((?:${group})${modifier})` : `(${group})${modifier}`;
  const before = escapeRegexpString(prefix);
  const after = escapeRegexpString(suffix);
  if (!repeats) return `(?:${before}(${group})${after})${modifier}`;
  // Prefix and suffix stand between the repetitions too; the outermost are not part of what is captured.
  const optional = modifier === '*' ? '?' : '';
  return `(?:${before}((?:${group})(?:${after}${before}(?:${group}))*)${after})${optional}`;
}

const isCustomName = (part: Part): boolean => part.name !== '' && !isAsciiDigit(part.name[0] as string);

function beginsWithNameCodePoint(text: string): boolean {
  const codePoint = stringCodePointAt(text, 0);
  return codePoint !== undefined && isValidNameCodePoint(codePoint, false);
}

/** Whether `part` must be written in braces, so that it reads as the same part again. */
function needsGrouping(
  part: Part,
  previous: Part | undefined,
  next: Part | undefined,
  options: PatternOptions,
): boolean {
  if (part.suffix !== '' || (part.prefix !== '' && part.prefix !== options.prefix)) return true;
  if (
    isCustomName(part) &&
    part.type === 'segment-wildcard' &&
    part.modifier === '' &&
    next !== undefined &&
    next.prefix === '' &&
    next.suffix === ''
  ) {
    const continuesName =
      next.type === 'fixed-text' ? beginsWithNameCodePoint(next.value) : isAsciiDigit(next.name[0] as string);
    if (continuesName) return true;
  }
  return (
    part.prefix === '' &&
    previous?.type === 'fixed-text' &&
    options.prefix !== '' &&
    previous.value[previous.value.length - 1] === options.prefix
  );
}

/** @see https://urlpattern.spec.whatwg.org/#generate-a-pattern-string */
function patternStringOf(parts: readonly Part[], options: PatternOptions): string {
  let result = '';
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Part;
    if (part.type === 'fixed-text') {
      const text = escapePatternString(part.value);
      result += part.modifier === '' ? text : `{${text}}${part.modifier}`;
      continue;
    }
    const previous = parts[index - 1];
    const isGrouped = needsGrouping(part, previous, parts[index + 1], options);
    const text = `${escapePatternString(part.prefix)}${matcherOf(part, previous, isGrouped, options)}`;
    const group = `${text}${escapePatternString(part.suffix)}`;
    result += `${isGrouped ? `{${group}}` : group}${part.modifier}`;
  }
  return result;
}

/** The name, and what it matches where that must be written. */
function matcherOf(part: Part, previous: Part | undefined, isGrouped: boolean, options: PatternOptions): string {
  const hasName = isCustomName(part);
  const name = hasName ? `:${part.name}` : '';
  switch (part.type) {
    case 'regexp':
      return `${name}(${part.value})`;
    case 'segment-wildcard':
      if (!hasName) return `(${segmentWildcard(options)})`;
      // The suffix must not go on with the name.
      return beginsWithNameCodePoint(part.suffix) ? `${name}\\` : name;
    default: {
      const standsAlone =
        previous === undefined ||
        previous.type === 'fixed-text' ||
        previous.modifier !== '' ||
        isGrouped ||
        part.prefix !== '';
      return !hasName && standsAlone ? '*' : `${name}(${FULL_WILDCARD})`;
    }
  }
}

const SPECIAL_SCHEMES = ['ftp', 'file', 'http', 'https', 'ws', 'wss'];

export function isSpecialScheme(scheme: string): boolean {
  for (let index = 0; index < SPECIAL_SCHEMES.length; index++) {
    if (SPECIAL_SCHEMES[index] === scheme) return true;
  }
  return false;
}

/** @see https://urlpattern.spec.whatwg.org/#protocol-component-matches-a-special-scheme */
export function matchesSpecialScheme(protocol: Component): boolean {
  for (let index = 0; index < SPECIAL_SCHEMES.length; index++) {
    if (regExpExec(protocol.regularExpression, SPECIAL_SCHEMES[index] as string) !== null) return true;
  }
  return false;
}
