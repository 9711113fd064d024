/** Ops of text encodings. */

export interface EncodingOps {
  /**
   * Decodes UTF-8; invalid sequences become U+FFFD, a byte order mark is kept. With `isFatal`, undefined if there are
   * invalid sequences.
   */
  utf8Decode(bytes: Uint8Array): string;
  utf8Decode(bytes: Uint8Array, isFatal: boolean): string | undefined;
  /** Encodes as UTF-8; lone surrogates become U+FFFD. */
  utf8Encode(text: string): Uint8Array<ArrayBuffer>;
  /**
   * Encodes as many whole characters as `bytes` has room for. `counts` takes the numbers of code units read and of
   * bytes written.
   */
  utf8EncodeInto(text: string, bytes: Uint8Array, counts: Uint32Array): void;
  /** Decodes an even number of bytes; lone surrogates become U+FFFD. With `isFatal`, undefined if there are any. */
  utf16Decode(bytes: Uint8Array, isBigEndian: boolean, isFatal: boolean): string | undefined;
  /**
   * Decodes an encoding that extends ASCII by the 128 code units of `index`, where 0 stands for an error: U+FFFD or,
   * with `isFatal`, undefined as result.
   */
  singleByteDecode(bytes: Uint8Array, index: Uint16Array, isFatal: boolean): string | undefined;
  /** That index, as ICU's converter has it; undefined if there is none of that name. */
  singleByteIndex(converter: string): Uint16Array<ArrayBuffer> | undefined;
  /**
   * The code points of all pairs of bytes, first byte first, 0 for none, as ICU's converter has them after `prefix`
   * (0: no prefix).
   */
  twoByteIndex(converter: string, prefix: number): Uint32Array<ArrayBuffer> | undefined;
}
