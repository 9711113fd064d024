/**
 * A pattern given as one string, like a URL: where its components begin and end.
 * @see https://urlpattern.spec.whatwg.org/#constructor-string-parsing
 */
import { stringSlice } from '../../internal/primordials.ts';
import { canonicalizeProtocol } from './canonicalize.ts';
import { compileComponent, DEFAULT_OPTIONS, matchesSpecialScheme } from './component.ts';
import type { PatternInit } from './pattern-init.ts';
import { type Token, tokenize } from './tokenizer.ts';

type ComponentState = Exclude<keyof PatternInit, 'baseURL'>;
type State = ComponentState | 'authority' | 'done' | 'init';

/** Place of a state in the order of components. */
const ORDER: Record<State, number> = {
  init: 0,
  protocol: 1,
  authority: 2,
  username: 3,
  password: 4,
  hostname: 5,
  port: 6,
  pathname: 7,
  search: 8,
  hash: 9,
  done: 10,
};

class ConstructorStringParser {
  readonly result: PatternInit = {};
  readonly #input: string;
  readonly #tokens: readonly Token[];
  #componentStart = 0;
  #index = 0;
  #increment = 1;
  #groupDepth = 0;
  #bracketDepth = 0;
  #isSpecial = false;
  #state: State = 'init';

  constructor(input: string) {
    this.#input = input;
    this.#tokens = tokenize(input, 'lenient');
  }

  parse(): void {
    while (this.#index < this.#tokens.length) {
      this.#increment = 1;
      const { type } = this.#tokens[this.#index] as Token;
      if (type === 'end') {
        if (!this.#goOnAtEnd()) break;
      } else if (type === 'open') {
        this.#groupDepth++;
      } else if (this.#groupDepth > 0) {
        if (type === 'close') this.#groupDepth--;
      } else {
        this.#step();
      }
      this.#index += this.#increment;
    }
    if (this.result.hostname !== undefined) this.result.port ??= '';
  }

  /** What looked like the start of a longer string was all: looks at it again. False when it has been taken in. */
  #goOnAtEnd(): boolean {
    switch (this.#state) {
      case 'init':
        this.#rewind();
        if (this.#isAt('#')) this.#changeState('hash', 1);
        else if (this.#isSearchPrefix()) this.#changeState('search', 1);
        else this.#changeState('pathname', 0);
        return true;
      case 'authority':
        this.#rewindTo('hostname');
        return true;
      default:
        this.#changeState('done', 0);
        return false;
    }
  }

  #step(): void {
    switch (this.#state) {
      case 'init':
        if (this.#isAt(':')) this.#rewindTo('protocol');
        break;
      case 'protocol':
        if (this.#isAt(':')) this.#endProtocol();
        break;
      case 'authority':
        if (this.#isAt('@')) this.#rewindTo('username');
        else if (this.#isAt('/') || this.#isSearchPrefix() || this.#isAt('#')) this.#rewindTo('hostname');
        break;
      case 'username':
        if (this.#isAt(':')) this.#changeState('password', 1);
        else if (this.#isAt('@')) this.#changeState('hostname', 1);
        break;
      case 'password':
        if (this.#isAt('@')) this.#changeState('hostname', 1);
        break;
      case 'hostname':
        if (this.#isAt('[')) this.#bracketDepth++;
        else if (this.#isAt(']')) this.#bracketDepth--;
        else if (this.#isAt(':') && this.#bracketDepth === 0) this.#changeState('port', 1);
        else this.#endAuthority();
        break;
      case 'port':
        this.#endAuthority();
        break;
      case 'pathname':
        if (this.#isSearchPrefix()) this.#changeState('search', 1);
        else if (this.#isAt('#')) this.#changeState('hash', 1);
        break;
      case 'search':
        if (this.#isAt('#')) this.#changeState('hash', 1);
        break;
      default:
    }
  }

  #endProtocol(): void {
    const protocol = compileComponent(this.#componentText(), canonicalizeProtocol, DEFAULT_OPTIONS);
    this.#isSpecial = matchesSpecialScheme(protocol);
    if (this.#isAt('/', 1) && this.#isAt('/', 2)) this.#changeState('authority', 3);
    else this.#changeState(this.#isSpecial ? 'authority' : 'pathname', 1);
  }

  #endAuthority(): void {
    if (this.#isAt('/')) this.#changeState('pathname', 0);
    else if (this.#isSearchPrefix()) this.#changeState('search', 1);
    else if (this.#isAt('#')) this.#changeState('hash', 1);
  }

  #changeState(state: State, skip: number): void {
    const from = this.#state;
    const { result } = this;
    if (from !== 'init' && from !== 'authority' && from !== 'done') result[from] = this.#componentText();
    if (from !== 'init' && state !== 'done') {
      // Components that the string has passed over are empty; those that it does not reach match anything.
      if (ORDER[from] < ORDER.hostname && ORDER[state] > ORDER.hostname) result.hostname ??= '';
      if (ORDER[from] < ORDER.pathname && ORDER[state] > ORDER.pathname) result.pathname ??= this.#isSpecial ? '/' : '';
      if (ORDER[from] < ORDER.search && ORDER[state] > ORDER.search) result.search ??= '';
    }
    this.#state = state;
    this.#index += skip;
    this.#componentStart = this.#index;
    this.#increment = 0;
  }

  #rewind(): void {
    this.#index = this.#componentStart;
    this.#increment = 0;
  }

  #rewindTo(state: State): void {
    this.#rewind();
    this.#state = state;
  }

  #safeToken(index: number): Token {
    return (this.#tokens[index] ?? this.#tokens[this.#tokens.length - 1]) as Token;
  }

  /** Whether the token `ahead` is `character` without a meaning in patterns. */
  #isAt(character: string, ahead = 0): boolean {
    const { type, value } = this.#safeToken(this.#index + ahead);
    return value === character && (type === 'char' || type === 'escaped-char' || type === 'invalid-char');
  }

  /** A question mark that is no modifier of what stands before it. */
  #isSearchPrefix(): boolean {
    if (this.#isAt('?')) return true;
    if (this.#tokens[this.#index]?.value !== '?') return false;
    if (this.#index === 0) return true;
    const { type } = this.#safeToken(this.#index - 1);
    return type !== 'name' && type !== 'regexp' && type !== 'close' && type !== 'asterisk';
  }

  #componentText(): string {
    const end = this.#safeToken(this.#index).index;
    return stringSlice(this.#input, this.#safeToken(this.#componentStart).index, end);
  }
}

/** @throws {TypeError} if the protocol is not a well-formed pattern. */
export function parseConstructorString(input: string): PatternInit {
  const parser = new ConstructorStringParser(input);
  parser.parse();
  return parser.result;
}
