import type { History } from './history.ts';

/** Going through the history with the arrow keys: entries that start with what was typed before the cursor. */
export class HistoryWalk {
  readonly #history: History;
  readonly #draft: string;
  readonly #prefix: string;
  #index: number;
  #shown: string;

  constructor(history: History, draft: string, prefix: string) {
    this.#history = history;
    this.#draft = draft;
    this.#prefix = prefix;
    this.#index = history.entries.length;
    this.#shown = draft;
  }

  /** The next older entry; undefined if there is none. */
  older(): string | undefined {
    return this.#go(this.#history.find((entry) => this.#fits(entry), { before: this.#index }));
  }

  /** The next newer entry, at last what was being typed; undefined behind that. */
  newer(): string | undefined {
    const { length } = this.#history.entries;
    if (this.#index === length) return undefined;
    const newer = this.#go(this.#history.find((entry) => this.#fits(entry), { after: this.#index + 1 }));
    if (newer !== undefined) return newer;
    this.#index = length;
    this.#shown = this.#draft;
    return this.#draft;
  }

  #fits(entry: string): boolean {
    return entry.startsWith(this.#prefix) && entry !== this.#shown;
  }

  #go(index: number | undefined): string | undefined {
    if (index === undefined) return undefined;
    this.#index = index;
    this.#shown = this.#history.entries[index] as string;
    return this.#shown;
  }
}
