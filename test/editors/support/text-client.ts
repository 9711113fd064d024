// A program that is used by typing lines and reading what it prints.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

const patienceMs = 15_000;

export class TextClient {
  readonly child: ChildProcessWithoutNullStreams;
  #unread = '';
  #all = '';
  #look = () => {};

  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args, { env: { ...process.env, NO_COLOR: '1', TERM: 'dumb' } });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals understand
        const plain = text.replace(/\x1b\[[0-9;]*[A-Za-z]|[\r\b]/g, '');
        this.#unread += plain;
        this.#all += plain;
        this.#look();
      });
    }
    this.child.stdin.on('error', () => {});
  }

  /** Waits for text that matches, and returns everything that was not read before. */
  read(pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#look = () => {};
        reject(new Error(`no ${pattern} within ${patienceMs} ms; all that was printed:\n${this.#all}`));
      }, patienceMs);
      this.#look = () => {
        if (!pattern.test(this.#unread)) return;
        clearTimeout(timer);
        this.#look = () => {};
        const text = this.#unread;
        this.#unread = '';
        resolve(text);
      };
      this.#look();
    });
  }

  /** Types a line. */
  type(line: string): void {
    this.child.stdin.write(`${line}\n`);
  }

  /** Types a line, and waits for what has to come of it. */
  ask(line: string, pattern: RegExp): Promise<string> {
    this.type(line);
    return this.read(pattern);
  }

  /** Ends the program. */
  stop(): void {
    this.child.kill('SIGKILL');
  }
}
