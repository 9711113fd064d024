/** What is written to a file: text, bytes, or something that yields them. */
import { argumentTypeError } from '../../internal/errors.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import type { Options } from './arguments.ts';
import { isByteSource, toBytes } from './encoding.ts';

/** Whether `data` yields its chunks: a stream, a generator, an array of strings. */
export const isIterable = (data: unknown): data is AsyncIterable<unknown> | Iterable<unknown> =>
  isObject(data) && !isByteSource(data) && (Symbol.asyncIterator in data || Symbol.iterator in data);

export async function* eachChunk(data: unknown, { encoding }: Options): AsyncGenerator<Uint8Array, void, void> {
  if (!isIterable(data)) {
    yield toBytes(data, encoding);
    return;
  }
  for await (const chunk of data) {
    if (typeof chunk !== 'string' && !isByteSource(chunk)) {
      throw argumentTypeError('data', 'an iterable of strings and bytes', chunk);
    }
    yield toBytes(chunk, encoding);
  }
}
