/** Something that the editor can show: a file or the text of a script, or what a script was made from. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Script } from './script.ts';

/** Longer ones are data: nobody reads them, and editors keep them with breakpoints. */
const maxShownUrl = 200;

export class Source {
  /** A path; of what is no file the URL, or the hash of its text. */
  readonly key: string;
  /** Scripts whose text this is. The last one is the newest. */
  readonly scripts = new Set<Script>();
  /** Scripts that were made from it, with the index of it in their maps. */
  readonly madeInto = new Map<Script, number>();
  /** By which the editor asks for the text. */
  readonly reference: number;
  #isFile: boolean | undefined;

  constructor(key: string, reference: number) {
    this.key = key;
    this.reference = reference;
  }

  /** Whether it is a path, of a file that may exist or not. */
  get hasPath(): boolean {
    return this.key.startsWith('/') || /^[a-z]:\\/i.test(this.key);
  }

  /** The file exists: the editor can open it. */
  get isFile(): boolean {
    this.#isFile ??= this.hasPath && (statSync(this.key, { throwIfNoEntry: false })?.isFile() ?? false);
    return this.#isFile;
  }

  /** Its text in a source map. */
  get content(): string | undefined {
    for (const [{ map }, index] of this.madeInto) {
      const content = map?.sources[index]?.content;
      if (content !== undefined) return content;
    }
    return undefined;
  }

  get name(): string {
    if (this.hasPath) return basename(this.key);
    if (this.key.startsWith('hash:')) return `<eval ${[...this.scripts][0]?.id ?? ''}>`;
    return this.key.length > maxShownUrl ? `${this.key.slice(0, maxShownUrl)}…` : this.key;
  }

  /**
   * In the editor's words.
   * @param path how the editor calls the file.
   */
  shown(path = this.key): Dap.Source {
    const { name } = this;
    if (this.isFile || (this.hasPath && this.scripts.size === 0 && this.content === undefined)) return { name, path };
    const hasAddress = !this.key.startsWith('hash:') && this.key.length <= maxShownUrl;
    return { name, ...(hasAddress && { path }), sourceReference: this.reference };
  }
}
