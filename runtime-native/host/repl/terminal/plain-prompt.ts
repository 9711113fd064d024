/** Reads lines where nothing but text can be written: a terminal without escape sequences, or output into a pipe. */
import { createInterface, type Interface } from 'node:readline';
import { isIncomplete } from '../source/parser.ts';
import type { InputOptions, InputReader } from './input-reader.ts';

export class PlainPrompt implements InputReader {
  readonly #options: InputOptions;
  #lines: Interface | undefined;
  /** Of an input that goes on. */
  #earlier = '';
  /** Lines that cannot be dealt with yet; undefined if they can. */
  #waiting: string[] | undefined = [];
  #hasEnded = false;
  #hasStopped = false;

  constructor(options: InputOptions) {
    this.#options = options;
  }

  start(): void {
    this.#lines = createInterface({ input: this.#options.input, terminal: false, historySize: 0 });
    this.#lines.on('line', (line) => (this.#waiting ? this.#waiting.push(line) : this.#take(line)));
    this.#lines.on('close', () => {
      this.#hasEnded = true;
      if (!this.#waiting) this.#options.end();
    });
    this.#options.output.write('> ');
  }

  stop(): void {
    this.#hasStopped = true;
    this.#lines?.close();
  }

  ready(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    while (waiting.length > 0 && !this.#waiting) this.#take(waiting.shift() as string);
    (this.#waiting as string[] | undefined)?.push(...waiting);
    if (this.#hasEnded && !this.#waiting) this.#options.end();
  }

  print(text: string): void {
    this.#options.output.write(text);
  }

  printLines(text: string): void {
    this.#options.output.write(`${text}\n`);
  }

  openEditor(): void {
    this.printLines('This terminal has no editor.');
  }

  // There is nothing to keep in place.
  resize(): void {}
  resume(): void {}
  clear(): void {}

  #take(line: string): void {
    const text = this.#earlier + line;
    if (!this.#options.isCommand(text) && isIncomplete(text)) {
      this.#earlier = `${text}\n`;
      this.#options.output.write('| ');
      return;
    }
    this.#earlier = '';
    this.#waiting = [];
    this.#options.history.add(text);
    const done = () => {
      if (this.#hasStopped) return;
      this.#options.output.write('> ');
      this.ready();
    };
    this.#options.submit(text).then(done, done);
  }
}
