/**
 * Reads a stream of bytes to its end.
 * @see https://streams.spec.whatwg.org/#readablestreamdefaultreader-read-all-bytes
 */
import { arrayPush, typedArrayByteLength, typedArrayTag, uint8ArraySet } from '../../internal/primordials.ts';
import { newPromise } from '../../internal/promises.ts';
import { DefaultReaderState, type ReadableState, type ReadRequest } from './readable-state.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export class ByteCollector implements ReadRequest {
  readonly #reader: DefaultReaderState;
  readonly #result = newPromise<Bytes>();
  readonly #chunks: Bytes[] = [];
  #byteLength = 0;
  #isReading = false;
  #isDone = false;
  #hasChunk = false;

  /** @throws {TypeError} when the stream is locked. */
  constructor(stream: ReadableState) {
    this.#reader = new DefaultReaderState(stream);
  }

  get promise(): Promise<Bytes> {
    return this.#result.promise;
  }

  /** Reads on until a chunk has to be waited for. A loop: chunks that are there come synchronously. */
  read(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    do {
      this.#hasChunk = false;
      this.#reader.read(this);
    } while (this.#hasChunk && !this.#isDone);
    this.#isReading = false;
  }

  chunkSteps(chunk: unknown): void {
    if (typedArrayTag(chunk) !== 'Uint8Array') {
      this.#isDone = true;
      this.#result.reject(new TypeError('A chunk of a stream of bytes must be a Uint8Array'));
      return;
    }
    arrayPush(this.#chunks, chunk as Bytes);
    this.#byteLength += typedArrayByteLength(chunk as Bytes);
    this.#hasChunk = true;
    this.read();
  }

  closeSteps(): void {
    this.#isDone = true;
    this.#result.resolve(this.#join());
  }

  errorSteps(error: unknown): void {
    this.#isDone = true;
    this.#result.reject(error);
  }

  /** A new buffer: the chunks may share theirs with others. */
  #join(): Bytes {
    const chunks = this.#chunks;
    const bytes = new Uint8Array(this.#byteLength);
    let offset = 0;
    for (let index = 0; index < chunks.length; index++) {
      const chunk = chunks[index] as Bytes;
      uint8ArraySet(bytes, chunk, offset);
      offset += typedArrayByteLength(chunk);
    }
    return bytes;
  }
}
