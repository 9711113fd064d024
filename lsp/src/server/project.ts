/** Files that know each other: a folder of the workspace, the folder of a configuration file, or a lone file's folder. */
import type { Engine, EngineHost } from '../engine/engine.ts';
import type { Libraries } from '../engine/libraries.ts';
import { makeEngine } from '../engine/typescript/typescript-engine.ts';
import { isFailure, type ModuleRules, type Resolved, urlOf } from '../service/module-rules.ts';
import { declarationsOf, fileBehind, virtualName } from '../service/virtual-modules.ts';
import type { Documents } from './documents.ts';
import type { DiskFiles } from './files.ts';
import { isModule, modulesOf } from './folder.ts';

export interface Surroundings {
  readonly documents: Documents;
  readonly files: DiskFiles;
  readonly rules: ModuleRules;
  readonly libraries: Libraries;
  isCancelled(): boolean;
  /** Counts everything that changes. */
  revision(): number;
  /** Counts files that came and went. */
  structure(): number;
}

/** Modules that join the program at once, so that requests get their turn in between. */
const slice = 100;

export class Project {
  readonly folder: string;
  readonly engine: Engine;
  readonly #surroundings: Surroundings;
  readonly #isWhole: boolean;
  #roots = new Set<string>();
  #waiting: string[] | undefined;

  /** @param isWhole whether all modules of the folder belong to it, not only those that are open */
  constructor(folder: string, isWhole: boolean, configFile: string | undefined, surroundings: Surroundings) {
    this.folder = folder;
    this.#isWhole = isWhole;
    this.#surroundings = surroundings;
    this.engine = makeEngine(this.#host(), surroundings.libraries, configFile);
  }

  add(file: string): void {
    this.#roots.add(file);
  }

  remove(file: string): void {
    if (!this.#isWhole || this.#surroundings.files.kind(file) !== 'file') this.#roots.delete(file);
  }

  /** What came or went on the disk. */
  changed(path: string): void {
    if (!this.#waiting || !this.#isWhole || /\/(node_modules|\.[^/]*)(\/|$)/.test(path)) return;
    const { files, documents } = this.#surroundings;
    const kind = files.kind(path);
    const isGone = (file: string) => files.kind(file) !== 'file' && !documents.get(file);
    if (kind === 'file' && isModule(path)) this.#roots.add(path);
    else if (kind === 'directory') for (const file of modulesOf(path)) this.#roots.add(file);
    else if (kind === undefined) {
      for (const file of this.#roots) {
        if ((file === path || file.startsWith(`${path}/`)) && isGone(file)) this.#roots.delete(file);
      }
    }
  }

  /** Takes in some more modules of the folder. @returns whether there are more */
  loadSlice(): boolean {
    if (!this.#isWhole) return false;
    this.#waiting ??= modulesOf(this.folder);
    for (const file of this.#waiting.splice(0, slice)) this.#roots.add(file);
    return this.#waiting.length > 0;
  }

  /** Takes in the whole folder, for answers that are about all of it. */
  loadAll(): void {
    while (this.loadSlice());
  }

  get isLoaded(): boolean {
    return !this.#isWhole || this.#waiting?.length === 0;
  }

  /** Of the folder: what was taken in so far. */
  get modules(): readonly string[] {
    return [...this.#roots];
  }

  #host(): EngineHost {
    const { documents, files, rules } = this.#surroundings;
    let structure = -1;
    return {
      read(file) {
        const open = documents.get(file);
        if (open) return open.lines.text;
        const behind = fileBehind(file);
        return behind ? declarationsOf(behind.kind, () => files.bytes(behind.path)) : files.read(file);
      },
      version(file) {
        const open = documents.get(file);
        if (open) return `open:${open.revision}`;
        return files.version(fileBehind(file)?.path ?? file);
      },
      exists(file) {
        return documents.get(file) !== undefined || files.kind(fileBehind(file)?.path ?? file) === 'file';
      },
      roots: () => [...this.#roots],
      projectVersion: () => `${this.#surroundings.revision()}:${this.#roots.size}`,
      resolve: (specifier, importer, attributes, phase) => {
        const target = rules.resolve(specifier, this.urlOf(importer), attributes);
        if (isFailure(target) || target.path === undefined) return undefined;
        const isSource = phase === 'source' && target.kind === 'wasm';
        return { file: isSource ? virtualName('wasm-source', target.path) : this.fileOf(target) };
      },
      resolutionsAreStale: () => {
        const now = this.#surroundings.structure();
        const stale = now !== structure;
        structure = now;
        return stale;
      },
      isCancelled: () => this.#surroundings.isCancelled(),
    };
  }

  /** The name under which the engine knows a module. */
  fileOf({ kind, path = '' }: Resolved): string {
    const isRead = kind === 'javascript' || (kind === 'json' && path.endsWith('.json'));
    return isRead ? path : virtualName(kind, path);
  }

  /** What relative specifiers of a file are relative to: for documents without a file, the folder. */
  urlOf(file: string): string {
    return urlOf(file.startsWith('/^') ? `${this.folder}/${file.slice(file.lastIndexOf('/') + 1)}` : file);
  }
}
