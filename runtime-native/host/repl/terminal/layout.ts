/** How text falls into the rows of a terminal. */
import type { Span, Style } from './spans.ts';
import { characterWidth } from './text-width.ts';

const TAB_SIZE = 8;

/** One row of the screen. */
export interface Row {
  /** What is written, escape sequences of colours included; every style that it switches on is switched off. */
  readonly text: string;
  /** Columns it takes. Less than the terminal has, unless the row is {@link wrapped}. */
  readonly width: number;
  /** The terminal itself goes on to the next row, because this one is full. */
  readonly wrapped: boolean;
}

/** What starts each line. */
export interface Prompts {
  readonly first: string;
  readonly next: string;
}

/**
 * The rows of `spans`. A row that is full is followed by another one, even an empty one, so that the cursor after
 * the last character has a place.
 */
export function layOut(spans: readonly Span[], prompts: Prompts, columns: number): Row[] {
  const setter = new Typesetter(prompts, columns);
  for (const { text, style } of spans) {
    setter.use(style);
    for (const character of text) setter.place(character);
  }
  return setter.finish();
}

class Typesetter {
  readonly #prompts: Prompts;
  readonly #columns: number;
  readonly #rows: Row[] = [];
  #style: Style | undefined;
  /** What the row so far has switched on. */
  #active: Style | undefined;
  #text = '';
  #width = 0;

  constructor(prompts: Prompts, columns: number) {
    this.#prompts = prompts;
    this.#columns = columns;
    this.#write(prompts.first);
  }

  use(style: Style | undefined): void {
    this.#style = style;
  }

  place(character: string): void {
    if (character === '\n') {
      this.#endRow(false);
      this.#write(this.#prompts.next);
    } else if (character === '\t') {
      for (let left = TAB_SIZE - (this.#width % TAB_SIZE); left > 0; left--) this.#put(' ', 1);
    } else {
      const shown = visible(character);
      this.#put(shown, characterWidth(shown));
    }
  }

  finish(): Row[] {
    this.#endRow(false);
    return this.#rows;
  }

  /** Prompts are never coloured by what they stand before. */
  #write(prompt: string): void {
    const style = this.#style;
    this.#style = undefined;
    for (const character of prompt) this.#put(character, characterWidth(character));
    this.#style = style;
  }

  #put(shown: string, width: number): void {
    if (this.#width + width > this.#columns) this.#endRow(true);
    this.#activate(this.#style);
    this.#text += shown;
    this.#width += width;
    if (this.#width === this.#columns) this.#endRow(true);
  }

  #activate(style: Style | undefined): void {
    if (this.#active === style) return;
    this.#text += (this.#active?.off ?? '') + (style?.on ?? '');
    this.#active = style;
  }

  #endRow(wrapped: boolean): void {
    this.#activate(undefined);
    this.#rows.push({ text: this.#text, width: this.#width, wrapped });
    this.#text = '';
    this.#width = 0;
  }
}

/** Control characters in the text are shown by their pictures: ␛ for Escape. They never reach the terminal. */
function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0x80 && code < 0xa0) return '\ufffd';
  return character;
}
