/** Keeps the input, and what belongs to it, at the bottom of the terminal, below what the program prints. */
import { stripVTControlCharacters } from 'node:util';
import { layOut, type Prompts, type Row } from './layout.ts';
import type { Span } from './spans.ts';
import { textWidth, truncate } from './text-width.ts';

/** The terminal that is written to: process.stdout, or a stand-in for it. */
export interface TerminalOutput {
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** What is shown of the input. */
export interface Frame {
  readonly prompts: Prompts;
  readonly input: readonly Span[];
  /** The input up to the cursor. */
  readonly beforeCursor: string;
  /** One line below the input each; cut where the row ends. */
  readonly below: readonly Span[];
}

interface Position {
  readonly row: number;
  readonly column: number;
}

/** The rows of the last frame that are on the screen, and where in them the cursor is. */
interface Shown {
  readonly frame: Frame;
  readonly rows: readonly Row[];
  readonly cursor: Position;
}

export class Screen {
  readonly #output: TerminalOutput;
  #shown: Shown | undefined;
  /** Columns taken by the last line of what was printed, if that line has no end yet. */
  #openLine = 0;

  constructor(output: TerminalOutput) {
    this.#output = output;
  }

  get columns(): number {
    return this.#output.columns || 80;
  }

  get rows(): number {
    return this.#output.rows || 24;
  }

  /** Shows `frame` in place of the one before. Writes only the rows from the first that differs. */
  draw(frame: Frame): void {
    const shown = this.#fit(frame);
    const before = this.#shown;
    let first = 0;
    let text = '';
    if (before) {
      while (first < shown.rows.length && sameRow(before.rows[first], shown.rows[first])) first++;
      const unchanged = first === shown.rows.length && before.rows.length === first;
      if (unchanged && samePosition(before.cursor, shown.cursor)) return;
      if (unchanged) {
        text = move(before.cursor, shown.cursor);
      } else {
        // A row that is kept may be the last: then what was below it goes.
        const start = Math.min(first, shown.rows.length - 1, before.rows.length - 1);
        text = `${move(before.cursor, { row: start, column: 0 })}\x1b[J${this.#paint(shown, start)}`;
      }
    } else {
      if (this.#openLine > 0) text = '\r\n';
      text += this.#paint(shown, 0);
    }
    this.#shown = shown;
    this.#output.write(text);
  }

  /**
   * Prints above the input, exactly as it is; {@link draw} shows the input again. A line without an end goes on with
   * what is printed next.
   */
  print(text: string): void {
    if (text === '') return;
    const resumed = this.#shown ? this.#backToOpenLine() : '';
    this.#output.write(this.#erase() + resumed + text);
    this.#openLine = this.#widthOfOpenLine(text);
  }

  /** Prints lines of the REPL itself: a line without an end that was printed before is ended. */
  printLines(text: string): void {
    const end = this.#openLine > 0 && !this.#shown ? '\n' : '';
    this.#output.write(`${this.#erase()}${end}${text}\n`);
    this.#openLine = 0;
  }

  /** Leaves the input where it is, as something that was printed. The cursor goes to the line below. */
  commit(): void {
    const shown = this.#shown;
    if (!shown) return;
    const last = shown.rows.length - 1;
    this.#output.write(`${move(shown.cursor, { row: last, column: 0 })}\r\n`);
    this.#shown = undefined;
    this.#openLine = 0;
  }

  /** Empties the terminal; {@link draw} shows the input at its top. */
  clear(): void {
    this.#output.write('\x1b[H\x1b[2J');
    this.#shown = undefined;
    this.#openLine = 0;
  }

  /** Something else has written to the terminal: what is on it is not known. */
  forget(): void {
    this.#shown = undefined;
    this.#openLine = 0;
  }

  /** The terminal has another size now. */
  resize(): void {
    const shown = this.#shown;
    if (!shown) return;
    const { frame, cursor } = shown;
    const wrapped = this.#fit(frame);
    // Some terminals wrap all rows anew, some all but those around the cursor. Going up too far would remove output.
    const row = Math.min(cursor.row, wrapped.cursor.row);
    this.#shown = { ...wrapped, cursor: { row, column: wrapped.cursor.column } };
    this.#output.write(this.#erase());
    this.draw(frame);
  }

  #fit(frame: Frame): Shown {
    const { columns } = this;
    const rows = layOut(frame.input, frame.prompts, columns);
    const toCursor = layOut([{ text: frame.beforeCursor }], frame.prompts, columns);
    const below = frame.below.map(({ text, style }): Row => {
      const shown = truncate(text, columns - 1);
      return { text: (style?.on ?? '') + shown + (style?.off ?? ''), width: textWidth(shown), wrapped: false };
    });
    return this.#crop(frame, rows, below, { row: toCursor.length - 1, column: toCursor.at(-1)?.width ?? 0 });
  }

  /** Of more rows than the terminal has, those around the cursor: what is above the screen cannot be reached. */
  #crop(frame: Frame, rows: Row[], below: Row[], cursor: Position): Shown {
    const room = Math.max(1, this.rows - 1);
    const all = [...rows, ...below];
    if (all.length <= room) return { frame, rows: all, cursor };
    const first = Math.max(0, Math.min(cursor.row - (room >> 1), all.length - room));
    return { frame, rows: all.slice(first, first + room), cursor: { row: cursor.row - first, column: cursor.column } };
  }

  /** Writes the rows from `first` on, with the cursor at the start of that row, and brings it to its place. */
  #paint({ rows, cursor }: Shown, first: number): string {
    let text = '';
    for (let index = first; index < rows.length; index++) {
      const row = rows[index] as Row;
      const next = rows[index + 1];
      text += row.text;
      // The first character of the next row wraps, if there is one.
      if (next && !(row.wrapped && next.width > 0)) text += '\r\n';
    }
    const last = rows.length - 1;
    return `${text}${move({ row: last, column: 0 }, cursor)}`;
  }

  /** Removes the input from the screen. */
  #erase(): string {
    const shown = this.#shown;
    if (!shown) return '';
    this.#shown = undefined;
    return `${move(shown.cursor, { row: 0, column: 0 })}\x1b[J`;
  }

  /** From the start of the input's first row to where the open line above it goes on. */
  #backToOpenLine(): string {
    const column = this.#openLine % this.columns;
    return column === 0 ? '' : `\x1b[A\x1b[${column + 1}G`;
  }

  #widthOfOpenLine(text: string): number {
    const line = text.slice(text.lastIndexOf('\n') + 1);
    const shown = stripVTControlCharacters(line.slice(line.lastIndexOf('\r') + 1));
    return (line === text ? this.#openLine : 0) + textWidth(shown);
  }
}

function sameRow(a: Row | undefined, b: Row | undefined): boolean {
  return a !== undefined && b !== undefined && a.text === b.text && a.wrapped === b.wrapped;
}

function samePosition(a: Position, b: Position): boolean {
  return a.row === b.row && a.column === b.column;
}

/** From one place to another. The column is absolute, so that a full row makes no difference. */
function move(from: Position, to: Position): string {
  const rows = to.row - from.row;
  const vertical = rows === 0 ? '' : rows > 0 ? `\x1b[${rows}B` : `\x1b[${-rows}A`;
  return `${vertical}\x1b[${to.column + 1}G`;
}
