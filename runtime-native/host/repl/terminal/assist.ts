/** What is shown beside the input while it is typed: how the word may go on, and what the input would give. */
import { type Completion, commonStart } from '../completion/completion.ts';

export interface AssistSources {
  hint(text: string): Promise<Completion | undefined>;
  preview(text: string): Promise<string | undefined>;
}

export class Assist {
  readonly #sources: AssistSources;
  /** Called when there is something else to show. */
  readonly #onChange: () => void;
  #text = '';
  #atEnd = false;
  #hint = '';
  #preview: string | undefined;
  #isAsking = false;
  /** The input has changed since it was asked for. */
  #isOutdated = false;

  constructor(sources: AssistSources, onChange: () => void) {
    this.#sources = sources;
    this.#onChange = onChange;
  }

  /** How the input may go on, where the cursor is at its end. */
  get hint(): string {
    return this.#atEnd ? this.#hint : '';
  }

  get preview(): string | undefined {
    return this.#preview;
  }

  /** Says what the input is now. */
  update(text: string, cursor: number): void {
    this.#atEnd = cursor === text.length;
    if (text === this.#text) return;
    // What was hinted at is being typed: nothing needs to flicker.
    const typed = text.startsWith(this.#text) ? text.slice(this.#text.length) : undefined;
    this.#hint = typed !== undefined && this.#hint.startsWith(typed) ? this.#hint.slice(typed.length) : '';
    this.#preview = undefined;
    this.#text = text;
    this.#isOutdated = true;
    if (!this.#isAsking) void this.#ask();
  }

  /** Shows nothing until the input changes again. */
  dismiss(): void {
    this.#hint = '';
    this.#preview = undefined;
    this.#isOutdated = false;
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    // The keys that came together are one change.
    await undefined;
    while (this.#isOutdated) {
      this.#isOutdated = false;
      const text = this.#text;
      if (text === '') continue;
      const [completion, preview] = await Promise.all([this.#sources.hint(text), this.#sources.preview(text)]);
      if (this.#isOutdated || text !== this.#text) continue;
      this.#hint = completion ? hintOf(completion) : '';
      // A word that goes on is not there yet.
      this.#preview = this.#hint !== '' && preview === 'undefined' ? undefined : preview;
      this.#onChange();
    }
    this.#isAsking = false;
  }
}

/** Nothing is hinted at where nothing was typed. */
function hintOf(completion: Completion): string {
  const { prefix } = completion;
  return prefix === '' || completion.groups.length === 0 ? '' : commonStart(completion).slice(prefix.length);
}
