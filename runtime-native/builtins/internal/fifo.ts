/** A queue in constant time per operation, without arrays whose holes scripts could fill through Array.prototype. */
interface Entry<T> {
  readonly value: T;
  next: Entry<T> | undefined;
}

export class Fifo<T> {
  head: Entry<T> | undefined = undefined;
  tail: Entry<T> | undefined = undefined;
  length = 0;

  push(value: T): void {
    const entry: Entry<T> = { value, next: undefined };
    if (this.tail === undefined) this.head = entry;
    else this.tail.next = entry;
    this.tail = entry;
    this.length++;
  }

  /** The first value; the queue must not be empty. */
  peek(): T {
    return (this.head as Entry<T>).value;
  }

  /** Removes and returns the first value; the queue must not be empty. */
  shift(): T {
    const entry = this.head as Entry<T>;
    this.head = entry.next;
    if (entry.next === undefined) this.tail = undefined;
    this.length--;
    return entry.value;
  }

  clear(): void {
    this.head = undefined;
    this.tail = undefined;
    this.length = 0;
  }

  /** Empties the queue and passes each value to `visit`. */
  drain(visit: (value: T) => void): void {
    let entry = this.head;
    this.clear();
    for (; entry !== undefined; entry = entry.next) visit(entry.value);
  }
}
