/** What is typed and pasted into a terminal. */
import { emitKeypressEvents, type Key } from 'node:readline';

/** The terminal that is read from: process.stdin, or a stand-in for it. */
export interface TerminalInput extends NodeJS.ReadableStream {
  setRawMode?(raw: boolean): unknown;
}

export interface KeyboardEvents {
  /** `character` is what the key types, if it types something. */
  onKey(character: string | undefined, key: Key): void;
  /** Lines end in \n. */
  onPaste(text: string): void;
  /** The terminal is gone. */
  onEnd(): void;
}

/** The terminal shall mark what is pasted. */
const MARK_PASTES = '\x1b[?2004h';
const DO_NOT_MARK_PASTES = '\x1b[?2004l';

export class Keyboard {
  readonly #input: TerminalInput;
  readonly #write: (text: string) => void;
  readonly #events: KeyboardEvents;
  /** Pieces of the paste that is going on. */
  #paste: string[] | undefined;

  constructor(input: TerminalInput, write: (text: string) => void, events: KeyboardEvents) {
    this.#input = input;
    this.#write = write;
    this.#events = events;
    emitKeypressEvents(input);
    input.on('keypress', (character: string | undefined, key: Key) => this.#receive(character, key));
    input.on('end', () => events.onEnd());
    // A terminal that is closed answers with EIO.
    input.on('error', () => events.onEnd());
  }

  /** Takes the terminal: keys come one by one, and none of them is a signal. */
  start(): void {
    this.#input.setRawMode?.(true);
    this.#write(MARK_PASTES);
    this.#input.resume();
  }

  /** Gives the terminal back as it was. */
  stop(): void {
    this.#write(DO_NOT_MARK_PASTES);
    this.#input.setRawMode?.(false);
    this.#input.pause();
  }

  #receive(character: string | undefined, key: Key): void {
    if (key.name === 'paste-start') {
      this.#paste ??= [];
    } else if (!this.#paste) {
      this.#events.onKey(character, key);
    } else if (key.name === 'paste-end') {
      const text = this.#paste.join('').replace(/\r\n?/g, '\n');
      this.#paste = undefined;
      this.#events.onPaste(text);
    } else {
      this.#paste.push(key.sequence ?? character ?? '');
    }
  }
}
