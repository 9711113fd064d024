/** What was typed before, in this REPL and in others. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const MAX_ENTRIES = 1000;
/** The file grows up to this many entries before it is cut to {@link MAX_ENTRIES}. */
const MAX_FILE_ENTRIES = 2 * MAX_ENTRIES;
/** Longer input, data for instance, is not kept on disk. */
const MAX_ENTRY_LENGTH = 10_000;

/** Only the user may read what was typed. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Where the history is kept; undefined if it is not. */
export function historyFile(environment: NodeJS.ProcessEnv): string | undefined {
  const { JSTIME_REPL_HISTORY: own, XDG_STATE_HOME: state } = environment;
  if (own !== undefined) return own === '' ? undefined : own;
  // The specification of XDG_STATE_HOME ignores relative paths.
  const folder = state?.startsWith('/') ? state : join(homedir(), '.local/state');
  return join(folder, 'jstime/repl-history');
}

/**
 * Entries, the oldest first. Each is a line of the file; a carriage return stands for the end of a line within it.
 * Several REPLs may append to one file.
 */
export class History {
  readonly #file: string | undefined;
  readonly #entries: string[] = [];
  #problem: string | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  get entries(): readonly string[] {
    return this.#entries;
  }

  /** Why nothing is kept on disk, if something is wrong with that. */
  get problem(): string | undefined {
    return this.#problem;
  }

  load(): void {
    if (this.#file === undefined) return;
    try {
      const lines = readFileSync(this.#file, 'utf8').split('\n').filter(Boolean);
      this.#entries.unshift(...lines.slice(-MAX_ENTRIES).map((line) => line.replaceAll('\r', '\n')));
      if (lines.length > MAX_FILE_ENTRIES) this.#rewrite(this.#file, lines.slice(-MAX_ENTRIES));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#problem = (error as Error).message;
    }
  }

  /** The same input twice in a row is one entry. */
  add(input: string): void {
    if (input.trim() === '' || this.#entries.at(-1) === input) return;
    this.#entries.push(input);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
    if (this.#file === undefined || this.#problem !== undefined || input.length > MAX_ENTRY_LENGTH) return;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: FOLDER_MODE });
      // At once: the input may end the process.
      appendFileSync(this.#file, `${input.replaceAll('\n', '\r')}\n`, { mode: FILE_MODE });
    } catch (error) {
      this.#problem = (error as Error).message;
    }
  }

  /** The newest entry before index `before` that fits, or the oldest from index `after` on; its index. */
  find(fits: (entry: string) => boolean, from: { before: number } | { after: number }): number | undefined {
    const entries = this.#entries;
    if ('before' in from) {
      for (let index = from.before - 1; index >= 0; index--) if (fits(entries[index] as string)) return index;
    } else {
      for (let index = from.after; index < entries.length; index++) if (fits(entries[index] as string)) return index;
    }
    return undefined;
  }

  /** Other processes see the old file or the new one. */
  #rewrite(file: string, lines: readonly string[]): void {
    const temporary = `${file}.${process.pid}`;
    try {
      writeFileSync(temporary, `${lines.join('\n')}\n`, { mode: FILE_MODE, flag: 'wx' });
      renameSync(temporary, file);
    } catch {
      // It stays long.
      rmSync(temporary, { force: true });
    }
  }
}
