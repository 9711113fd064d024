/**
 * Reads a stream of bytes to its end.
 * @see https://streams.spec.whatwg.org/#readablestreamdefaultreader-read-all-bytes
 */
import { type Bytes, type BytesReceiver, joinBytes } from '../../internal/bytes.ts';
import { arrayPush, typedArrayByteLength, typedArrayTag } from '../../internal/primordials.ts';
import { copyBytes } from '../../internal/webidl/buffers.ts';
import { DefaultReaderState, type ReadableState, type ReadRequest } from './readable-state.ts';

export class ByteCollector implements ReadRequest {
  readonly #reader: DefaultReaderState;
  readonly #receiver: BytesReceiver;
  readonly #chunks: Bytes[] = [];
  #byteLength = 0;
  #isReading = false;
  #hasChunk = false;

  /** @throws {TypeError} when the stream is locked. */
  constructor(stream: ReadableState, receiver: BytesReceiver) {
    this.#reader = new DefaultReaderState(stream);
    this.#receiver = receiver;
  }

  /** Reads on until a chunk has to be waited for. A loop: chunks that are there come synchronously. */
  read(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    do {
      this.#hasChunk = false;
      this.#reader.read(this);
    } while (this.#hasChunk);
    this.#isReading = false;
  }

  chunkSteps(chunk: unknown): void {
    if (typedArrayTag(chunk) !== 'Uint8Array') {
      this.#receiver.onError(new TypeError('A chunk of a body must be a Uint8Array'));
      return;
    }
    arrayPush(this.#chunks, chunk as Bytes);
    this.#byteLength += typedArrayByteLength(chunk as Bytes);
    this.#hasChunk = true;
    this.read();
  }

  closeSteps(): void {
    const bytes = joinBytes(this.#chunks, this.#byteLength);
    // A chunk may be somebody else's, too.
    this.#receiver.onBytes(this.#chunks.length === 1 ? copyBytes(bytes) : bytes);
  }

  errorSteps(error: unknown): void {
    this.#receiver.onError(error);
  }
}
