/** Between offsets of a text and the client's lines and columns. */
import type { Position, Range } from 'vscode-languageserver';
import type { Span } from '../engine/engine.ts';

export type Encoding = 'utf-8' | 'utf-16';

export class Lines {
  readonly text: string;
  readonly #starts: number[] = [0];
  readonly #encoding: Encoding;

  constructor(text: string, encoding: Encoding) {
    this.text = text;
    this.#encoding = encoding;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) this.#starts.push(at + 1);
    }
  }

  /** A line beyond the text is its end, a column beyond the line the line's end. */
  offset({ line, character }: Position): number {
    const start = this.#starts[line];
    if (start === undefined) return this.text.length;
    let end = this.#starts[line + 1] ?? this.text.length;
    while (end > start && /[\r\n]/.test(this.text.charAt(end - 1))) end -= 1;
    if (this.#encoding === 'utf-16') return Math.min(start + character, end);
    let left = character;
    let at = start;
    while (left > 0 && at < end) {
      const code = this.text.codePointAt(at) ?? 0;
      left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (left < 0) break;
      at += code < 0x10000 ? 1 : 2;
    }
    return at;
  }

  position(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= within) low = middle;
      else high = middle - 1;
    }
    const start = this.#starts[low] ?? 0;
    const character =
      this.#encoding === 'utf-16' ? within - start : Buffer.byteLength(this.text.slice(start, within), 'utf8');
    return { line: low, character };
  }

  range({ start, length }: Span): Range {
    return { start: this.position(start), end: this.position(start + length) };
  }

  span({ start, end }: Range): Span {
    const from = this.offset(start);
    return { start: from, length: Math.max(0, this.offset(end) - from) };
  }
}
