/**
 * Content-Encoding: what the server has compressed, decoded as it is wanted. A few bytes can stand for gigabytes.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.4
 */
import type { Bytes } from '../../internal/bytes.ts';
import type { CodecHandle } from '../../internal/compression-ops.d.ts';
import { Fifo } from '../../internal/fifo.ts';
import { ops } from '../../internal/native.ts';
import { arrayPush, stringToLowerCase } from '../../internal/primordials.ts';
import { splitValue } from './mime-type.ts';

const { makeDecompressor, runCodec } = ops;
/** More are an attack. */
const MOST_CODINGS = 5;

interface Stage {
  /** The next piece; undefined when there is none yet, or no more. */
  pull(): Bytes | undefined;
  /** There will be no more. */
  readonly isDone: boolean;
}

/** What has come from the network. */
class Input implements Stage {
  readonly #queue = new Fifo<Bytes>();
  isComplete = false;
  isEmpty = true;

  add(bytes: Bytes): void {
    this.isEmpty = false;
    this.#queue.push(bytes);
  }

  pull(): Bytes | undefined {
    return this.#queue.length > 0 ? this.#queue.shift() : undefined;
  }

  get isDone(): boolean {
    return this.isComplete && this.#queue.length === 0;
  }
}

class Decompression implements Stage {
  readonly #source: Stage;
  readonly #handle: CodecHandle;
  #isLast = false;
  isDone = false;

  constructor(source: Stage, format: string) {
    this.#source = source;
    this.#handle = makeDecompressor(format, true);
  }

  pull(): Bytes | undefined {
    if (this.isDone) return undefined;
    let output = runCodec(this.#handle, undefined, this.#isLast);
    while (output === undefined && !this.isDone) {
      if (this.#isLast) {
        this.isDone = true;
        break;
      }
      const input = this.#source.pull();
      if (input === undefined && !this.#source.isDone) return undefined;
      this.#isLast = this.#source.isDone;
      output = runCodec(this.#handle, input, this.#isLast);
    }
    return output;
  }
}

/** The codec of a coding; undefined if it is not known. */
function formatOf(coding: string): string | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return 'gzip';
    case 'deflate':
      return 'deflate';
    case 'br':
      return 'brotli';
    case 'zstd':
      return 'zstd';
    default:
      return undefined;
  }
}

export class ContentDecoder {
  readonly #input = new Input();
  readonly #output: Stage;

  constructor(formats: readonly string[]) {
    let stage: Stage = this.#input;
    // The last one was applied last.
    for (let index = formats.length - 1; index >= 0; index--)
      stage = new Decompression(stage, formats[index] as string);
    this.#output = stage;
  }

  add(bytes: Bytes): void {
    this.#input.add(bytes);
  }

  /** There will be no more input. */
  complete(): void {
    this.#input.isComplete = true;
  }

  /** The next piece, if there is one. @throws {TypeError} for data that are not valid */
  pull(): Bytes | undefined {
    return this.#input.isEmpty ? undefined : this.#output.pull();
  }

  get isDone(): boolean {
    // Servers say that nothing is compressed.
    return this.#input.isEmpty ? this.#input.isComplete : this.#output.isDone;
  }
}

/** Undefined: nothing is to be decoded, or nothing can be; then the program gets the bytes as they are. */
export function makeContentDecoder(contentEncoding: string): ContentDecoder | undefined {
  const codings = splitValue(contentEncoding);
  if (codings.length > MOST_CODINGS) throw new Error(`the response has been encoded ${codings.length} times`);
  const formats: string[] = [];
  for (let index = 0; index < codings.length; index++) {
    const coding = stringToLowerCase(codings[index] as string);
    if (coding === 'identity' || coding === '') continue;
    const format = formatOf(coding);
    if (format === undefined) return undefined;
    arrayPush(formats, format);
  }
  return formats.length === 0 ? undefined : new ContentDecoder(formats);
}
