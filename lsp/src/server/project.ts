/** Files that know each other: a folder of the workspace, the folder of a configuration file, or a lone file's folder. */
import type { Configuration, Engine, EngineHost } from '../engine/engine.ts';
import type { Libraries } from '../engine/libraries.ts';
import { makeEngine, readConfiguration } from '../engine/typescript/typescript-engine.ts';
import { isFailure, type ModuleRules, type Resolved, urlOf } from '../service/module-rules.ts';
import { declarationsOf, fileBehind, virtualName } from '../service/virtual-modules.ts';
import type { Documents } from './documents.ts';
import type { DiskFiles } from './files.ts';
import { isModule, modulesOf, mostModules } from './folder.ts';

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

/** Modules that are read at once, so that others get their turn in between. */
const slice = 10;

export class Project {
  readonly folder: string;
  readonly engine: Engine;
  readonly #surroundings: Surroundings;
  readonly #isWhole: boolean;
  readonly #configFile: string | undefined;
  #configuration: Configuration | undefined;
  #roots = new Set<string>();
  /** Of the folder, not joined yet. */
  #waiting: readonly string[] | undefined;
  /** How many of them were read. */
  #read = 0;
  #isLoaded = false;

  /** @param isWhole whether all modules of the folder belong to it, not only those that are open */
  constructor(folder: string, isWhole: boolean, configFile: string | undefined, surroundings: Surroundings) {
    this.folder = folder;
    this.#isWhole = isWhole;
    this.#surroundings = surroundings;
    this.#configFile = configFile;
    this.#configuration = this.#configure();
    this.engine = makeEngine(this.#host(), surroundings.libraries, this.#configuration);
  }

  add(file: string): void {
    this.#roots.add(file);
  }

  remove(file: string): void {
    if (!this.#isWhole || this.#surroundings.files.kind(file) !== 'file') this.#roots.delete(file);
  }

  /** Files that say what belongs to it. */
  get configFiles(): readonly string[] {
    return this.#configuration?.sources ?? [];
  }

  #configure(): Configuration | undefined {
    return this.#configFile === undefined
      ? undefined
      : readConfiguration(this.#configFile, (file) => this.#surroundings.files.read(file));
  }

  /** What came or went on the disk. */
  changed(path: string): void {
    if (!this.isLoaded || !this.#isWhole || /\/(node_modules|\.[^/]*)(\/|$)/.test(path)) return;
    const { files, documents } = this.#surroundings;
    const kind = files.kind(path);
    const isGone = (file: string) => files.kind(file) !== 'file' && !documents.get(file);
    if (kind === undefined) {
      for (const file of this.#roots) {
        if ((file === path || file.startsWith(`${path}/`)) && isGone(file)) this.#roots.delete(file);
      }
    } else if (this.#configuration?.files !== undefined) {
      if (kind === 'file' && (!isModule(path) || this.#roots.has(path))) return;
      this.#configuration = this.#configure();
      for (const file of this.#modules()) this.#roots.add(file);
    } else if (kind === 'directory') for (const file of modulesOf(path)) this.#roots.add(file);
    else if (isModule(path)) this.#roots.add(path);
  }

  #modules(): readonly string[] {
    return this.#configuration?.files?.filter(isModule).slice(0, mostModules) ?? modulesOf(this.folder);
  }

  /** Reads some more of what a file imports, before anything is asked about it. @returns whether there is more */
  readAhead(file: string): boolean {
    return this.engine.readAhead(file, slice);
  }

  /** Reads some more modules of the folder; with the last of them, all join. @returns whether there are more */
  loadSlice(): boolean {
    if (this.isLoaded) return false;
    this.#waiting ??= this.#modules();
    const end = Math.min(this.#read + slice, this.#waiting.length);
    for (; this.#read < end; this.#read += 1) this.engine.prepare(this.#waiting[this.#read] ?? '');
    if (this.#read < this.#waiting.length) return true;
    this.loadAll();
    return false;
  }

  /** Takes in the whole folder, for answers that are about all of it. */
  loadAll(): void {
    if (this.isLoaded) return;
    this.#waiting ??= this.#modules();
    for (const file of this.#waiting) this.#roots.add(file);
    this.#read = this.#waiting.length;
    this.#isLoaded = true;
    // What was read is the program's from now on.
    this.engine.files();
  }

  get isLoaded(): boolean {
    return this.#isLoaded || !this.#isWhole;
  }

  /** Whether the folder has more modules than can be taken in. */
  get isCapped(): boolean {
    return (this.#waiting?.length ?? 0) >= mostModules;
  }

  /** From 0 to 1: how much of the folder was read. */
  get share(): number {
    return this.isLoaded ? 1 : this.#read / Math.max(1, this.#waiting?.length ?? 1);
  }

  /** Of the folder, if it is loaded; else those that are open. */
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
