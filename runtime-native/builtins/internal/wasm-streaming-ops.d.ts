/** The ops of `core/ops/wasm_streaming_ops.cc`: WebAssembly that V8 compiles while it comes. */

declare const isWasmStream: unique symbol;
/** One compilation. */
export interface WasmStream {
  readonly [isWasmStream]: true;
}

export interface WasmStreamingOps {
  /** V8 copies the bytes. */
  wasmStreamPush(stream: WasmStream, bytes: Uint8Array): void;
  /** That was all. `url` is the module's, for debuggers. */
  wasmStreamFinish(stream: WasmStream, url: string): void;
  /** Rejects what the program waits for. */
  wasmStreamAbort(stream: WasmStream, error: unknown): void;
}
