/** @see https://streams.spec.whatwg.org/#queue-with-sizes */
import { Fifo } from '../../internal/fifo.ts';
import { numberIsFinite } from '../../internal/primordials.ts';

interface SizedValue {
  readonly value: unknown;
  readonly size: number;
}

export class QueueWithSizes {
  readonly #entries = new Fifo<SizedValue>();
  totalSize = 0;

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** @throws {RangeError} when `size` is negative, NaN or infinite. */
  enqueue(value: unknown, size: number): void {
    if (!(size >= 0) || !numberIsFinite(size)) {
      throw new RangeError('The size of a chunk must be a finite, non-negative number');
    }
    this.#entries.push({ value, size });
    this.totalSize += size;
  }

  dequeue(): unknown {
    const { size, value } = this.#entries.shift();
    this.totalSize -= size;
    // Rounding of fractions must not leave less than nothing.
    if (this.totalSize < 0) this.totalSize = 0;
    return value;
  }

  peek(): unknown {
    return this.#entries.peek().value;
  }

  reset(): void {
    this.#entries.clear();
    this.totalSize = 0;
  }
}
