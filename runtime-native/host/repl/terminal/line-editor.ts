/**
 * The text that is being edited, and the keys that edit it. The editing is node:readline's: an interface without
 * output, whose text this class may hold several lines of.
 */
import { createInterface, type Interface, type Key } from 'node:readline';
import { PassThrough } from 'node:stream';

const MAX_UNDO = 1000;

interface Snapshot {
  readonly text: string;
  readonly cursor: number;
}

export class LineEditor {
  readonly #readline: Interface;
  #undo: Snapshot[] = [];
  #redo: Snapshot[] = [];

  constructor() {
    this.#readline = createInterface({ input: new PassThrough(), terminal: true, historySize: 0, prompt: '' });
  }

  get text(): string {
    return this.#readline.line;
  }

  /** Offset in {@link text}. */
  get cursor(): number {
    return this.#readline.cursor;
  }

  /** Starts anew; nothing before can be brought back. */
  reset(text = '', cursor = text.length): void {
    this.#assign({ text, cursor });
    this.#undo = [];
    this.#redo = [];
  }

  /** Replaces everything. */
  set(text: string, cursor = text.length): void {
    this.#edit(() => this.#assign({ text, cursor }));
  }

  /** Puts `text` where the cursor is, in place of the `replaced` characters before it. */
  insert(text: string, replaced = 0): void {
    const start = this.cursor - replaced;
    this.set(this.text.slice(0, start) + text + this.text.slice(this.cursor), start + text.length);
  }

  /** Moves the cursor by lines. False, and nothing moves, if there is no line there. */
  moveLines(lines: 1 | -1): boolean {
    const { text, cursor } = this;
    const { start, end } = this.#line();
    if (lines < 0 ? start === 0 : end === text.length) return false;
    const target = lines < 0 ? startOfLine(text, start - 1) : end + 1;
    const targetEnd = endOfLine(text, target);
    this.#assign({ text, cursor: Math.min(target + cursor - start, targetEnd) });
    return true;
  }

  /** Does what `key` means to an editor of lines: insert, delete, move, yank, undo. */
  handle(character: string | undefined, key: Key): void {
    if (key.sequence === '\x1f') this.#restore(this.#undo, this.#redo);
    else if (key.sequence === '\x1e') this.#restore(this.#redo, this.#undo);
    else this.#edit(() => this.#apply(character, key));
  }

  #apply(character: string | undefined, key: Key): void {
    const { text, cursor } = this;
    const { start, end } = this.#line();
    if (!meansLine(key) || (start === 0 && end === text.length)) {
      this.#readline.write(character, key);
    } else if (key.ctrl && key.name === 'k' && cursor === end) {
      // As in Emacs: at the end of a line it is the line's end that goes.
      this.#readline.write(null as never, { name: 'delete' });
    } else {
      // Readline knows one line only.
      this.#assign({ text: text.slice(start, end), cursor: cursor - start });
      this.#readline.write(character, key);
      this.#assign({ text: text.slice(0, start) + this.text + text.slice(end), cursor: start + this.cursor });
    }
  }

  /** Bounds of the line that the cursor is in. */
  #line(): { start: number; end: number } {
    const { text, cursor } = this;
    return { start: startOfLine(text, cursor), end: endOfLine(text, cursor) };
  }

  #assign({ text, cursor }: Snapshot): void {
    Object.assign(this.#readline, { line: text, cursor });
  }

  #edit(action: () => void): void {
    const before: Snapshot = { text: this.text, cursor: this.cursor };
    action();
    if (this.text === before.text) return;
    this.#undo.push(before);
    if (this.#undo.length > MAX_UNDO) this.#undo.shift();
    this.#redo = [];
  }

  #restore(from: Snapshot[], to: Snapshot[]): void {
    const snapshot = from.pop();
    if (!snapshot) return;
    to.push({ text: this.text, cursor: this.cursor });
    this.#assign(snapshot);
  }
}

/** Keys whose effect ends where the line does. */
function meansLine({ ctrl, name }: Key): boolean {
  return ctrl ? name === 'a' || name === 'e' || name === 'u' || name === 'k' : name === 'home' || name === 'end';
}

function startOfLine(text: string, from: number): number {
  // A negative position would count as 0.
  return from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
