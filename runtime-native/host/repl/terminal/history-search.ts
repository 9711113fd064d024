import type { Key } from 'node:readline';
import type { History } from './history.ts';
import { type Span, underlined } from './spans.ts';

interface Match {
  readonly index: number;
  readonly offset: number;
}

/** What became of a key: it was the search's, or it ended the search and may mean something else now. */
export type SearchResult = 'goes-on' | 'accepted' | 'cancelled';

/** Searching the history with Ctrl+R: each letter narrows, Ctrl+R and Ctrl+S go to older and newer entries. */
export class HistorySearch {
  readonly #history: History;
  readonly #draft: string;
  #query = '';
  #direction: 'older' | 'newer';
  #match: Match | undefined;
  #failed = false;

  constructor(history: History, draft: string, direction: 'older' | 'newer') {
    this.#history = history;
    this.#draft = draft;
    this.#direction = direction;
  }

  /** The entry that was found, or what was typed before. */
  get text(): string {
    return this.#match ? (this.#history.entries[this.#match.index] as string) : this.#draft;
  }

  /** Where in {@link text} the cursor is: at what was found. */
  get cursor(): number {
    return this.#match?.offset ?? this.#draft.length;
  }

  /** {@link text} with what was found underlined. */
  get spans(): Span[] {
    const { text } = this;
    if (!this.#match || this.#query === '') return [{ text }];
    const { offset } = this.#match;
    const end = offset + this.#query.length;
    return [
      { text: text.slice(0, offset) },
      { text: text.slice(offset, end), style: underlined },
      { text: text.slice(end) },
    ];
  }

  /** The line below the input. */
  get status(): string {
    return `${this.#failed ? 'no ' : ''}${this.#direction} entry with: ${this.#query}_`;
  }

  handle(character: string | undefined, { name, ctrl, meta }: Key): SearchResult {
    if (ctrl && (name === 'r' || name === 's')) {
      this.#direction = name === 'r' ? 'older' : 'newer';
      if (this.#query !== '') this.#find(false);
      return 'goes-on';
    }
    if (name === 'escape' || (ctrl && (name === 'c' || name === 'g'))) return 'cancelled';
    if (name === 'backspace' || (ctrl && name === 'h')) {
      this.#query = [...this.#query].slice(0, -1).join('');
      this.#match = undefined;
      this.#failed = false;
      if (this.#query !== '') this.#find(true);
      return 'goes-on';
    }
    if (ctrl || meta || character === undefined || character < ' ' || name === 'tab') return 'accepted';
    this.#query += character;
    this.#find(true);
    return 'goes-on';
  }

  /** The entry that is shown may do as well, if the query has changed. */
  #find(includesCurrent: boolean): void {
    const { length } = this.#history.entries;
    const current = this.#match?.index;
    const query = this.#query;
    const shown = includesCurrent ? undefined : this.text;
    const fits = (entry: string) => entry !== shown && entry.includes(query);
    let index: number | undefined;
    if (this.#direction === 'older') {
      index = this.#history.find(fits, {
        before: current === undefined ? length : current + (includesCurrent ? 1 : 0),
      });
    } else {
      index = this.#history.find(fits, { after: current === undefined ? 0 : current + (includesCurrent ? 0 : 1) });
    }
    this.#failed = index === undefined;
    if (index === undefined) return;
    this.#match = { index, offset: (this.#history.entries[index] as string).lastIndexOf(query) };
  }
}
