/** Ops of compression. */

/** A codec and the state of its stream. */
export type CodecHandle = object;

export interface CompressionOps {
  /** `format`: deflate, deflate-raw, gzip, brotli or zstd. */
  makeCompressor(format: string): CodecHandle;
  /**
   * `tolerant` as in HTTP: members of gzip may follow one another, "deflate" may lack zlib's container, and what
   * follows the end of the data is ignored. Otherwise that is an error.
   */
  makeDecompressor(format: string, tolerant: boolean): CodecHandle;
  /**
   * Feeds `bytes` and gives the output, at most 64 KiB at a time; undefined when there is none. Call it again without
   * bytes until then. `isLast` also says that nothing follows; it has to be repeated in those calls.
   * @throws {TypeError} when data is not valid or, with `isLast`, incomplete.
   */
  runCodec(handle: CodecHandle, bytes: Uint8Array | undefined, isLast: boolean): Uint8Array<ArrayBuffer> | undefined;
  /** As {@link runCodec} on another thread, 1 MiB at a time. One call at a time for a handle. */
  runCodecOnPool(
    handle: CodecHandle,
    bytes: Uint8Array | undefined,
    isLast: boolean,
  ): Promise<Uint8Array<ArrayBuffer> | undefined>;
}
