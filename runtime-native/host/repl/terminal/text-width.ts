/** How many columns of a terminal text takes, by the table that node:readline has. */
import { createInterface, type Interface } from 'node:readline';
import { PassThrough } from 'node:stream';

let ruler: Interface | undefined;
const known = new Map<string, number>();

/** Columns of one printable character: 0, 1 or 2. */
export function characterWidth(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 0x20 && code < 0x7f) return 1;
  let width = known.get(character);
  if (width === undefined) {
    width = measure(character);
    known.set(character, width);
  }
  return width;
}

/** Columns of text without control characters. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The longest start of `text` that takes at most `columns`; with `…` at its end if something is missing. */
export function truncate(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  let fitting = 0;
  for (const character of text) {
    width += characterWidth(character);
    end += character.length;
    if (width < columns) fitting = end;
    if (width > columns) return `${text.slice(0, fitting)}…`;
  }
  return text;
}

/** An interface that shows nothing has one endless row, so that the column of its cursor is a width. */
function measure(text: string): number {
  ruler ??= createInterface({ input: new PassThrough(), terminal: true, historySize: 0, prompt: '' });
  return Object.assign(ruler, { line: text, cursor: text.length }).getCursorPos().cols;
}
