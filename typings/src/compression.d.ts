/** Compression and decompression. */

/** A format of compressed bytes. @since 0.1.0 */
type CompressionFormat = 'brotli' | 'deflate' | 'deflate-raw' | 'gzip' | 'zstd';

/**
 * Compresses a stream of bytes.
 * @remarks Also takes the format `zstd`, which is not in the standard. Brotli compresses with quality 5: 11 would be
 * fifty times slower. Chunks of more than 8 KiB are compressed on another thread.
 * @since 0.1.0
 * @see https://compression.spec.whatwg.org/#compression-stream
 */
interface CompressionStream {
  /** Where the result is read. */
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Where the input is written. */
  readonly writable: WritableStream<ArrayBuffer | ArrayBufferView<ArrayBuffer>>;
}
declare var CompressionStream: {
  readonly prototype: CompressionStream;
  /**
   * @throws {TypeError} for other formats
   * @example
   * const packed = new Blob(['text']).stream().pipeThrough(new CompressionStream('gzip'));
   * console.log((await new Response(packed).bytes()).length);
   */
  new (format: CompressionFormat): CompressionStream;
};

/**
 * Decompresses a stream of bytes. Fails with a TypeError if they are not valid, if they end too early, or if anything
 * follows their end.
 * @remarks Also takes the format `zstd`, which is not in the standard; its frames may follow one another.
 * @since 0.1.0
 * @see https://compression.spec.whatwg.org/#decompression-stream
 */
interface DecompressionStream {
  /** Where the result is read. */
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Where the input is written. */
  readonly writable: WritableStream<ArrayBuffer | ArrayBufferView<ArrayBuffer>>;
}
declare var DecompressionStream: {
  readonly prototype: DecompressionStream;
  /** @throws {TypeError} for other formats */
  new (format: CompressionFormat): DecompressionStream;
};
