// A program on a pseudo-terminal, and the screen that a person would see.
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { environment, jstimeBinary, repository, type Shape } from './jstime.ts';

/** Keys as terminals send them. */
export const keys = {
  enter: '\r',
  tab: '\t',
  escape: '\x1b',
  backspace: '\x7f',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  altEnter: '\x1b\r',
  /** Of a letter. */
  ctrl: (letter: string) => String.fromCharCode(letter.charCodeAt(0) & 0x1f),
  paste: (text: string) => `\x1b[200~${text}\x1b[201~`,
} as const;

export interface TerminalOptions {
  columns?: number;
  rows?: number;
  cwd?: string;
  env?: Record<string, string | undefined>;
  shape?: Shape;
  /** A wait that takes longer fails. */
  timeoutMs?: number;
  /** What runs; jstime by default. */
  file?: string;
}

export interface TerminalExit {
  exitCode: number;
  signal: number | undefined;
}

/** Number of the colour grey. */
export const GRAY = 8;

/** A cell of the screen, as far as tests look at it. */
export interface Cell {
  text: string;
  /** Number of the foreground colour; undefined for the terminal's own. */
  color: number | undefined;
  isDim: boolean;
  isUnderlined: boolean;
}

/** jstime in a terminal. */
export class Terminal {
  readonly #pty: ReturnType<typeof spawn>;
  readonly #emulator: InstanceType<typeof headless.Terminal>;
  readonly #timeoutMs: number;
  readonly #watchers = new Set<() => void>();
  #raw = '';
  #exit: TerminalExit | undefined;

  constructor(args: readonly string[] = [], options: TerminalOptions = {}) {
    const { columns = 80, rows = 24, cwd = repository, env = {}, shape = 'direct', timeoutMs = 15_000 } = options;
    this.#timeoutMs = timeoutMs;
    this.#emulator = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 10_000 });
    const variables = Object.entries(environment(shape, env)).filter(([, value]) => value !== undefined);
    this.#pty = spawn(options.file ?? jstimeBinary(), [...args], {
      name: env.TERM ?? 'xterm-256color',
      cols: columns,
      rows,
      cwd,
      env: Object.fromEntries(variables),
    });
    this.#emulator.onData((answer) => this.#pty.write(answer));
    this.#pty.onData((data) => {
      this.#raw += data;
      this.#emulator.write(data, () => this.#notify());
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      // What was printed last may still have to be read.
      this.#emulator.write('', () => {
        this.#exit = { exitCode, signal: signal || undefined };
        this.#notify();
      });
    });
  }

  /** Everything that was written, escape sequences included. */
  get raw(): string {
    return this.#raw;
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** The lines up to the last that is not empty, what has scrolled out of sight included; without spaces at their ends. */
  get lines(): string[] {
    const buffer = this.#emulator.buffer.active;
    const lines: string[] = [];
    for (let row = 0; row < buffer.length; row++) lines.push(buffer.getLine(row)?.translateToString().trimEnd() ?? '');
    while (lines.at(-1) === '') lines.pop();
    return lines;
  }

  /** The lines that are in sight. */
  get screen(): string[] {
    return this.lines.slice(this.#emulator.buffer.active.baseY);
  }

  get text(): string {
    return this.lines.join('\n');
  }

  /** Where the cursor is; rows count as in {@link lines}. */
  get cursor(): { row: number; column: number } {
    const { baseY, cursorX, cursorY } = this.#emulator.buffer.active;
    return { row: baseY + cursorY, column: cursorX };
  }

  /** The cells of a row that have text. */
  cells(row: number): Cell[] {
    const line = this.#emulator.buffer.active.getLine(row);
    const cells: Cell[] = [];
    for (let column = 0; line && column < line.length; column++) {
      const cell = line.getCell(column);
      const text = cell?.getChars();
      if (!cell || !text) continue;
      const color = cell.isFgDefault() ? undefined : cell.getFgColor();
      cells.push({ text, color, isDim: cell.isDim() !== 0, isUnderlined: cell.isUnderline() !== 0 });
    }
    return cells;
  }

  /** Types, key by key as far as the program sees it. */
  type(...texts: string[]): void {
    for (const text of texts) this.#pty.write(text);
  }

  resize(columns: number, rows: number): void {
    this.#emulator.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Waits until the screen, or its last lines, are so. */
  async waitFor(expected: string | RegExp | (() => boolean)): Promise<void> {
    const holds =
      typeof expected === 'function'
        ? expected
        : () => (typeof expected === 'string' ? this.text.includes(expected) : expected.test(this.text));
    await this.#waitUntil(holds, () => `the screen did not become ${expected}`);
  }

  /** The row that the cursor is in, without what is only suggested: that is grey. */
  get cursorLine(): string {
    const cells = this.cells(this.cursor.row).filter(({ color }) => color !== GRAY);
    return cells
      .map(({ text }) => text)
      .join('')
      .trimEnd();
  }

  /** Waits until the cursor is in a line with the prompt and this input. */
  async waitForPrompt(input = ''): Promise<void> {
    const line = `> ${input}`.trimEnd();
    await this.#waitUntil(
      () => this.cursorLine === line,
      () => `the line of the cursor did not become ${JSON.stringify(line)}`,
    );
  }

  /** Waits until the program has ended. */
  async waitForExit(): Promise<TerminalExit> {
    await this.#waitUntil(
      () => this.#exit !== undefined,
      () => 'the program did not end',
      true,
    );
    return this.#exit as TerminalExit;
  }

  /** Ends the program, if it still runs. */
  [Symbol.dispose](): void {
    if (!this.#exit) this.#pty.kill('SIGKILL');
    this.#emulator.dispose();
  }

  #notify(): void {
    for (const watch of this.#watchers) watch();
  }

  #waitUntil(holds: () => boolean, problem: () => string, toExit = false): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => {
        settle();
        reject(new Error(`${reason}. The screen:\n${this.text}\n(cursor: ${JSON.stringify(this.cursor)})`));
      };
      const watch = () => {
        if (holds()) {
          settle();
          resolve();
        } else if (this.#exit && !toExit) {
          fail(`${problem()} before the program ended with ${JSON.stringify(this.#exit)}`);
        }
      };
      const timer = setTimeout(() => fail(`${problem()} within ${this.#timeoutMs} ms`), this.#timeoutMs);
      const settle = () => {
        clearTimeout(timer);
        this.#watchers.delete(watch);
      };
      this.#watchers.add(watch);
      watch();
    });
  }
}
