/**
 * From the string of a pattern to its parts.
 * @see https://urlpattern.spec.whatwg.org/#parsing-pattern-strings
 */
import { arrayPush, numberToString } from '../../internal/primordials.ts';
import { escapeRegexpString } from './escape.ts';
import { type Token, tokenize } from './tokenizer.ts';

export type Modifier = '' | '*' | '+' | '?';

export interface Part {
  readonly type: 'fixed-text' | 'full-wildcard' | 'regexp' | 'segment-wildcard';
  readonly value: string;
  readonly modifier: Modifier;
  /** A number for groups that were not given a name; empty for fixed text. */
  readonly name: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface PatternOptions {
  /** What a segment wildcard does not match. */
  readonly delimiter: string;
  /** Belongs to the group that follows it. */
  readonly prefix: string;
}

/** Makes text of a pattern what the URL parser would make of it. */
export type EncodingCallback = (text: string) => string;

export const FULL_WILDCARD = '.*';
export const segmentWildcard = (options: PatternOptions): string => `[^${escapeRegexpString(options.delimiter)}]+?`;

class PatternParser {
  readonly #tokens: Token[];
  readonly #options: PatternOptions;
  readonly #encode: EncodingCallback;
  readonly #segmentWildcard: string;
  readonly #parts: Part[] = [];
  #pendingFixedValue = '';
  #index = 0;
  #nextNumericName = 0;

  constructor(input: string, options: PatternOptions, encode: EncodingCallback) {
    this.#tokens = tokenize(input, 'strict');
    this.#options = options;
    this.#encode = encode;
    this.#segmentWildcard = segmentWildcard(options);
  }

  parse(): Part[] {
    while (this.#index < this.#tokens.length) {
      const char = this.#tryConsume('char');
      const name = this.#tryConsume('name');
      const matcher = this.#tryConsumeMatcher(name);
      if (name !== undefined || matcher !== undefined) {
        let prefix = char?.value ?? '';
        if (prefix !== '' && prefix !== this.#options.prefix) {
          this.#pendingFixedValue += prefix;
          prefix = '';
        }
        this.#addPendingFixedValue();
        this.#addPart(prefix, name, matcher, '', this.#tryConsumeModifier());
        continue;
      }
      const fixed = char ?? this.#tryConsume('escaped-char');
      if (fixed !== undefined) this.#pendingFixedValue += fixed.value;
      else if (this.#tryConsume('open') !== undefined) this.#parseGroup();
      else {
        this.#addPendingFixedValue();
        this.#consume('end');
      }
    }
    return this.#parts;
  }

  /** Behind `{`. */
  #parseGroup(): void {
    const prefix = this.#consumeText();
    const name = this.#tryConsume('name');
    const matcher = this.#tryConsumeMatcher(name);
    const suffix = this.#consumeText();
    this.#consume('close');
    this.#addPart(prefix, name, matcher, suffix, this.#tryConsumeModifier());
  }

  #tryConsume(type: Token['type']): Token | undefined {
    const token = this.#tokens[this.#index];
    if (token?.type !== type) return undefined;
    this.#index++;
    return token;
  }

  #consume(type: Token['type']): void {
    if (this.#tryConsume(type) !== undefined) return;
    const { index, value } = this.#tokens[this.#index] as Token;
    throw new TypeError(`URLPattern: unexpected '${value}' at position ${index} of a pattern`);
  }

  /** A regular expression or, where there is no name, a wildcard. */
  #tryConsumeMatcher(name: Token | undefined): Token | undefined {
    return this.#tryConsume('regexp') ?? (name === undefined ? this.#tryConsume('asterisk') : undefined);
  }

  #tryConsumeModifier(): Modifier {
    const token = this.#tryConsume('other-modifier') ?? this.#tryConsume('asterisk');
    return (token?.value ?? '') as Modifier;
  }

  #consumeText(): string {
    let text = '';
    for (;;) {
      const token = this.#tryConsume('char') ?? this.#tryConsume('escaped-char');
      if (token === undefined) return text;
      text += token.value;
    }
  }

  #addFixedText(text: string, modifier: Modifier): void {
    if (text === '') return;
    const value = this.#encode(text);
    arrayPush(this.#parts, { type: 'fixed-text', value, modifier, name: '', prefix: '', suffix: '' });
  }

  #addPendingFixedValue(): void {
    const text = this.#pendingFixedValue;
    this.#pendingFixedValue = '';
    this.#addFixedText(text, '');
  }

  #addPart(
    prefix: string,
    nameToken: Token | undefined,
    matcher: Token | undefined,
    suffix: string,
    modifier: Modifier,
  ): void {
    const isText = nameToken === undefined && matcher === undefined;
    if (isText && modifier === '') {
      // What comes next may go on with the same text: `{foo}bar`.
      this.#pendingFixedValue += prefix;
      return;
    }
    this.#addPendingFixedValue();
    if (isText) {
      this.#addFixedText(prefix, modifier);
      return;
    }
    let value = this.#segmentWildcard;
    if (matcher !== undefined) value = matcher.type === 'asterisk' ? FULL_WILDCARD : matcher.value;
    const type =
      value === this.#segmentWildcard ? 'segment-wildcard' : value === FULL_WILDCARD ? 'full-wildcard' : 'regexp';
    const name = nameToken?.value ?? numberToString(this.#nextNumericName++);
    this.#checkName(name);
    arrayPush(this.#parts, {
      type,
      value: type === 'regexp' ? value : '',
      modifier,
      name,
      prefix: this.#encode(prefix),
      suffix: this.#encode(suffix),
    });
  }

  #checkName(name: string): void {
    for (let index = 0; index < this.#parts.length; index++) {
      if (this.#parts[index]?.name === name) throw new TypeError(`URLPattern: two groups are called '${name}'`);
    }
  }
}

/** @throws {TypeError} if `input` is no well-formed pattern, or has text that the component cannot have. */
export function parsePatternString(input: string, options: PatternOptions, encode: EncodingCallback): Part[] {
  return new PatternParser(input, options, encode).parse();
}
