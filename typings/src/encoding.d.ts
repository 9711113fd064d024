/** Text to bytes and back. */

/**
 * Encodes as UTF-8. Lone surrogates become U+FFFD.
 * @since 0.1.0
 * @see https://encoding.spec.whatwg.org/#interface-textencoder
 */
interface TextEncoder {
  /** Always `utf-8`. */
  readonly encoding: string;
  /** The bytes of `input`, by default none. */
  encode(input?: string): Uint8Array<ArrayBuffer>;
  /**
   * Writes as many whole characters as `destination` has room for.
   * @returns how many UTF-16 code units were read, and how many bytes written
   */
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}
declare var TextEncoder: {
  readonly prototype: TextEncoder;
  new (): TextEncoder;
};

/** What a decoder does with what is not text. @since 0.1.0 */
interface TextDecoderOptions {
  /** Bytes that are not valid throw instead of becoming U+FFFD. @default false */
  fatal?: boolean;
  /** A byte order mark stays in the text. @default false */
  ignoreBOM?: boolean;
}

/**
 * Decodes every encoding of the Encoding standard, by any of its labels.
 * @since 0.1.0
 * @see https://encoding.spec.whatwg.org/#interface-textdecoder
 */
interface TextDecoder {
  /** Name of the encoding, in lower case. */
  readonly encoding: string;
  /** Whether bytes that are not valid throw. */
  readonly fatal: boolean;
  /** Whether a byte order mark stays in the text. */
  readonly ignoreBOM: boolean;
  /**
   * The text that the bytes stand for.
   * @param input default: no bytes
   * @param options `stream`: more bytes follow in the next call, which may complete the last character
   * @throws {TypeError} if the decoder is fatal and the bytes are not valid
   */
  decode(input?: AllowSharedBufferSource, options?: { stream?: boolean }): string;
}
declare var TextDecoder: {
  readonly prototype: TextDecoder;
  /**
   * @param label default: `utf-8`
   * @throws {RangeError} if no encoding has that label
   * @example
   * console.log(new TextDecoder('windows-1251').decode(new Uint8Array([207, 240, 232])));
   */
  new (label?: string, options?: TextDecoderOptions): TextDecoder;
};

/** Bytes, in memory that may be shared with other threads. @since 0.1.0 */
type AllowSharedBufferSource = ArrayBufferLike | ArrayBufferView;

/**
 * Encodes a stream of strings as UTF-8.
 * @since 0.1.0
 * @see https://encoding.spec.whatwg.org/#interface-textencoderstream
 */
interface TextEncoderStream {
  /** Always `utf-8`. */
  readonly encoding: string;
  /** Where the result is read. */
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Where the input is written. */
  readonly writable: WritableStream<string>;
}
declare var TextEncoderStream: {
  readonly prototype: TextEncoderStream;
  new (): TextEncoderStream;
};

/**
 * Decodes a stream of bytes.
 * @since 0.1.0
 * @see https://encoding.spec.whatwg.org/#interface-textdecoderstream
 */
interface TextDecoderStream {
  /** Name of the encoding, in lower case. */
  readonly encoding: string;
  /** Whether bytes that are not valid throw. */
  readonly fatal: boolean;
  /** Whether a byte order mark stays in the text. */
  readonly ignoreBOM: boolean;
  /** Where the result is read. */
  readonly readable: ReadableStream<string>;
  /** Where the input is written. */
  readonly writable: WritableStream<AllowSharedBufferSource>;
}
declare var TextDecoderStream: {
  readonly prototype: TextDecoderStream;
  /**
   * @param label default: `utf-8`
   * @throws {RangeError} if no encoding has that label
   */
  new (label?: string, options?: TextDecoderOptions): TextDecoderStream;
};
