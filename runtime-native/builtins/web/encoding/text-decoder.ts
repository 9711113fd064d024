/** @see https://encoding.spec.whatwg.org/#interface-textdecoder */
import { printAttributes } from '../../internal/inspectable.ts';
import { stringSlice, typedArrayTag } from '../../internal/primordials.ts';
import { bytesOf, toBufferSource } from '../../internal/webidl/buffers.ts';
import { member, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toBoolean, toDOMString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { beginsWithByteOrderMark, type Decoder, makeDecoder } from './decoder.ts';
import { encodingOfLabel } from './encodings.ts';

const ALLOWED = { shared: true, resizable: true };
const NO_BYTES = new Uint8Array(0);

/** The bytes of an `AllowSharedBufferSource`. Of the usual kind of array, itself. */
export function toBytes(value: unknown, what: string): Uint8Array<ArrayBuffer> {
  if (typedArrayTag(value) === 'Uint8Array') return value as Uint8Array<ArrayBuffer>;
  return bytesOf(toBufferSource(value, what, ALLOWED));
}

/** What a TextDecoder and a TextDecoderStream have in common. */
export class DecoderState {
  readonly encoding: string;
  readonly isFatal: boolean;
  readonly ignoresBom: boolean;
  /** Whether a byte order mark would be dropped: only Unicode encodings have one. */
  readonly #dropsBom: boolean;
  #decoder: Decoder | undefined = undefined;
  #isBomSeen = false;

  constructor(label: unknown, options: unknown, what: string) {
    const text = toDOMString(label);
    const init = toDictionary(options, `${what}, options`);
    this.isFatal = member(init, 'fatal', toBoolean, false);
    this.ignoresBom = member(init, 'ignoreBOM', toBoolean, false);
    const encoding = encodingOfLabel(text);
    if (encoding === undefined || encoding === 'replacement') {
      throw new RangeError(`${what}, label: '${text}' is no encoding that can be decoded`);
    }
    this.encoding = encoding;
    this.#dropsBom = !this.ignoresBom && (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be');
  }

  /** @throws {TypeError} for bytes that a fatal decoder does not take. */
  decode(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): string {
    this.#decoder ??= makeDecoder(this.encoding, this.isFatal);
    const text = this.#decoder.decode(bytes, isLast);
    const isBomSeen = this.#isBomSeen;
    if (isLast) this.#isBomSeen = false;
    if (text === undefined) {
      this.#decoder = undefined;
      this.#isBomSeen = false;
      throw new TypeError(`The data is not valid for the encoding ${this.encoding}`);
    }
    if (!this.#dropsBom || isBomSeen || text === '') return text;
    this.#isBomSeen = !isLast;
    return beginsWithByteOrderMark(text) ? stringSlice(text, 1) : text;
  }
}

let stateOf: (value: unknown) => DecoderState;

export class TextDecoder {
  readonly #state: DecoderState;

  static {
    stateOf = (value) => {
      if (!isObject(value) || !(#state in value)) throw illegalInvocation('TextDecoder');
      return (value as TextDecoder).#state;
    };
  }

  constructor(label: unknown = 'utf-8', options: unknown = undefined) {
    this.#state = new DecoderState(label, options, 'TextDecoder constructor');
  }

  get encoding(): string {
    return stateOf(this).encoding;
  }

  get fatal(): boolean {
    return stateOf(this).isFatal;
  }

  get ignoreBOM(): boolean {
    return stateOf(this).ignoresBom;
  }

  decode(input: unknown = undefined, options: unknown = undefined): string {
    const state = stateOf(this);
    const bytes = input === undefined ? NO_BYTES : toBytes(input, 'TextDecoder.decode, input');
    const isLast =
      options === undefined ||
      !member(toDictionary(options, 'TextDecoder.decode, options'), 'stream', toBoolean, false);
    return state.decode(bytes, isLast);
  }
}
configureInterface(TextDecoder, 'TextDecoder');
printAttributes(TextDecoder.prototype, ['encoding', 'fatal', 'ignoreBOM']);
