// Programs of tests: texts in which `// @name` marks a line.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const marker = /\/[/*]\s*@([\w-]+)/g;

/** A marked line. */
export interface Mark {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export class Fixture {
  readonly folder: string;
  readonly #marks = new Map<string, Mark>();

  constructor(folder: string, files: Record<string, string>) {
    this.folder = folder;
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  /** Writes a file and remembers its marks. */
  write(name: string, text: string): string {
    const file = this.path(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    for (const [index, line] of text.split('\n').entries()) {
      for (const [, mark] of line.matchAll(marker)) this.#marks.set(mark!, { file, line: index + 1 });
    }
    return file;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** @throws {Error} when no line has that mark */
  mark(name: string): Mark {
    const mark = this.#marks.get(name);
    if (!mark) throw new Error(`no line is marked @${name}`);
    return mark;
  }

  /** Names of all marks, in the order in which they were written. */
  get marks(): string[] {
    return [...this.#marks.keys()];
  }

  /** The mark on a line, for messages that name places. */
  nameOf(file: string, line: number): string | undefined {
    for (const [name, mark] of this.#marks) if (mark.file === file && mark.line === line) return name;
    return undefined;
  }
}
