/**
 * WebAssembly.compileStreaming and instantiateStreaming are V8's; what they take is a Response.
 * @see https://webassembly.github.io/spec/web-api/#compile-a-potential-webassembly-response
 */
import { ops } from '../../internal/native.ts';
import { typedArrayTag } from '../../internal/primordials.ts';
import type { WasmStream } from '../../internal/wasm-streaming-ops.d.ts';
import { acquireReader, type DefaultReaderState } from '../streams/internals.ts';
import { lowerCase } from './header-list.ts';
import { responseRecord } from './response.ts';
import type { ResponseRecord } from './response-record.ts';

const { utf8Encode, wasmStreamAbort, wasmStreamFinish, wasmStreamPush } = ops;

/** Why `record` cannot be compiled; undefined if it can. */
function objection(record: ResponseRecord | undefined): string | undefined {
  if (record === undefined) return 'the source is not a Response';
  const type = record.headers.get('content-type');
  // Without parameters, as the standard says.
  if (type === null || lowerCase(type) !== 'application/wasm') {
    return `the type of the response is ${type === null ? 'not given' : `'${type}'`}, not 'application/wasm'`;
  }
  if (record.type !== 'basic' && record.type !== 'cors' && record.type !== 'default') return 'the response is opaque';
  if (record.status < 200 || record.status > 299) return `the status of the response is ${record.status}`;
  return record.body?.isUnusable
    ? 'the body of the response has been read already, or its stream is locked'
    : undefined;
}

/** The hook of the core. */
export function streamWasm(source: unknown, handle: WasmStream): void {
  const record = responseRecord(source);
  try {
    const reason = objection(record);
    if (reason !== undefined) throw new TypeError(`WebAssembly: ${reason}`);
    const { body, url } = record as ResponseRecord;
    const address = url?.href ?? '';
    const complete = body === null ? new Uint8Array(0) : body.takeIfComplete();
    if (complete === undefined) {
      new Feed(handle, acquireReader((body as NonNullable<typeof body>).stream), address).read();
    } else {
      wasmStreamPush(handle, typeof complete === 'string' ? utf8Encode(complete) : complete);
      wasmStreamFinish(handle, address);
    }
  } catch (error) {
    wasmStreamAbort(handle, error);
  }
}

class Feed {
  readonly #handle: WasmStream;
  readonly #reader: DefaultReaderState;
  readonly #url: string;

  constructor(handle: WasmStream, reader: DefaultReaderState, url: string) {
    this.#handle = handle;
    this.#reader = reader;
    this.#url = url;
  }

  read(): void {
    this.#reader.read(this);
  }

  chunkSteps(chunk: unknown): void {
    if (typedArrayTag(chunk) !== 'Uint8Array') {
      wasmStreamAbort(this.#handle, new TypeError('WebAssembly: a chunk of the body is not a Uint8Array'));
      return;
    }
    wasmStreamPush(this.#handle, chunk as Uint8Array);
    this.read();
  }

  closeSteps(): void {
    wasmStreamFinish(this.#handle, this.#url);
  }

  errorSteps(error: unknown): void {
    wasmStreamAbort(this.#handle, error);
  }
}
