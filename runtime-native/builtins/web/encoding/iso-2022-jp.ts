/** @see https://encoding.spec.whatwg.org/#iso-2022-jp-decoder */
import { CONTINUE, END, ERROR, FINISHED, type Handler, type Unread } from './multi-byte.ts';
import { jis0208At } from './multi-byte-indexes.ts';

type CharacterSet = 'ascii' | 'roman' | 'katakana' | 'lead-byte';
type State = CharacterSet | 'trail-byte' | 'escape-start' | 'escape';

const ESCAPE = 0x1b;

/** The character set that an escape sequence of two bytes chooses. */
function characterSetOf(lead: number, byte: number): CharacterSet | undefined {
  if (lead === 0x28) {
    if (byte === 0x42) return 'ascii';
    if (byte === 0x4a) return 'roman';
    return byte === 0x49 ? 'katakana' : undefined;
  }
  return byte === 0x40 || byte === 0x42 ? 'lead-byte' : undefined;
}

const isTwoByte = (byte: number): boolean => byte >= 0x21 && byte <= 0x7e;

export class Iso2022JpHandler implements Handler {
  #state: State = 'ascii';
  /** The character set to go back to. */
  #outputState: CharacterSet = 'ascii';
  #lead = 0;
  /** Whether an escape sequence came without a character after it. */
  #output = false;

  handle(byte: number, unread: Unread): number {
    if (this.#state === 'escape-start') return this.#escapeStart(byte, unread);
    if (this.#state === 'escape') return this.#escape(byte, unread);
    if (this.#state === 'trail-byte') return this.#trailByte(byte);
    if (byte === ESCAPE) {
      this.#state = 'escape-start';
      return CONTINUE;
    }
    if (byte === END) return FINISHED;
    this.#output = false;
    return this.#character(byte);
  }

  #character(byte: number): number {
    if (this.#state === 'katakana') return byte >= 0x21 && byte <= 0x5f ? 0xff61 - 0x21 + byte : ERROR;
    if (this.#state === 'lead-byte') {
      if (!isTwoByte(byte)) return ERROR;
      this.#lead = byte;
      this.#state = 'trail-byte';
      return CONTINUE;
    }
    if (byte > 0x7f || byte === 0x0e || byte === 0x0f) return ERROR;
    if (this.#state === 'roman' && byte === 0x5c) return 0xa5;
    return this.#state === 'roman' && byte === 0x7e ? 0x203e : byte;
  }

  #trailByte(byte: number): number {
    if (byte === ESCAPE) {
      this.#state = 'escape-start';
      return ERROR;
    }
    this.#state = 'lead-byte';
    if (!isTwoByte(byte)) return ERROR;
    const codePoint = jis0208At((this.#lead - 0x21) * 94 + byte - 0x21);
    return codePoint === 0 ? ERROR : codePoint;
  }

  #escapeStart(byte: number, unread: Unread): number {
    if (byte === 0x24 || byte === 0x28) {
      this.#lead = byte;
      this.#state = 'escape';
      return CONTINUE;
    }
    if (byte !== END) unread.prepend(byte);
    return this.#noEscape();
  }

  #escape(byte: number, unread: Unread): number {
    const lead = this.#lead;
    this.#lead = 0;
    const characterSet = characterSetOf(lead, byte);
    if (characterSet === undefined) {
      if (byte === END) unread.prepend(lead);
      else unread.prepend(lead, byte);
      return this.#noEscape();
    }
    this.#state = characterSet;
    this.#outputState = characterSet;
    const followsEscape = this.#output;
    this.#output = true;
    return followsEscape ? ERROR : CONTINUE;
  }

  #noEscape(): number {
    this.#output = false;
    this.#state = this.#outputState;
    return ERROR;
  }
}
