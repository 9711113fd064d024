/** The disk, remembered until something is said to have changed. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { Files } from '../service/module-rules.ts';

/** Larger files are data, not modules that a person edits. */
const longestText = 20_000_000;

export class DiskFiles implements Files {
  readonly #kinds = new Map<string, 'file' | 'directory' | undefined>();
  readonly #real = new Map<string, string>();
  readonly #versions = new Map<string, string>();

  kind(path: string): 'file' | 'directory' | undefined {
    if (this.#kinds.has(path)) return this.#kinds.get(path);
    const info = statSync(path, { throwIfNoEntry: false });
    const kind = info?.isFile() ? 'file' : info?.isDirectory() ? 'directory' : undefined;
    this.#kinds.set(path, kind);
    return kind;
  }

  real(path: string): string {
    let real = this.#real.get(path);
    if (real === undefined) {
      try {
        real = realpathSync.native(path);
      } catch {
        real = path;
      }
      this.#real.set(path, real);
    }
    return real;
  }

  names(folder: string): readonly string[] {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  }

  read(path: string): string | undefined {
    try {
      if (statSync(path).size > longestText) return undefined;
      return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    } catch {
      return undefined;
    }
  }

  bytes(path: string): Uint8Array | undefined {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  }

  version(path: string): string {
    let version = this.#versions.get(path);
    if (version === undefined) {
      const info = lstatSync(path, { throwIfNoEntry: false });
      version = info ? `${info.mtimeMs}:${info.size}` : '';
      this.#versions.set(path, version);
    }
    return version;
  }

  /** Something at this path, or anywhere, is not as it was. */
  forget(path?: string): void {
    this.#kinds.clear();
    this.#real.clear();
    if (path === undefined) this.#versions.clear();
    else if (!this.#versions.delete(path)) {
      // A folder: what is in it, too.
      for (const known of this.#versions.keys()) if (known.startsWith(`${path}/`)) this.#versions.delete(known);
    }
  }
}
