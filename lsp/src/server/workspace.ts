/** Folders, projects and the disk: who belongs to whom. */

import { dirname } from 'node:path';
import { isLibrary } from '../engine/libraries.ts';
import { ModuleRules } from '../service/module-rules.ts';
import type { Documents } from './documents.ts';
import { DiskFiles } from './files.ts';
import type { Installation } from './installation.ts';
import { Project } from './project.ts';
import type { Uris } from './uris.ts';

export class Workspace {
  readonly files = new DiskFiles();
  readonly rules: ModuleRules;
  readonly builtIns: readonly string[];
  readonly globals: ReadonlySet<string>;
  readonly #documents: Documents;
  readonly #uris: Uris;
  readonly libraries: Installation;
  readonly #isCancelled: () => boolean;
  readonly #projects = new Map<string, Project>();
  #folders: string[] = [];
  #revision = 0;
  #structure = 0;

  constructor(documents: Documents, uris: Uris, libraries: Installation, isCancelled: () => boolean) {
    this.#documents = documents;
    this.#uris = uris;
    this.libraries = libraries;
    this.#isCancelled = isCancelled;
    this.builtIns = libraries.builtIns;
    this.globals = new Set(libraries.globals);
    const builtIns = new Set(libraries.builtIns);
    const { files } = this;
    this.rules = new ModuleRules(
      {
        // A document that was never saved is there, too.
        kind: (path) => files.kind(path) ?? (documents.get(path) && 'file'),
        real: (path) => files.real(path),
        names: (folder) => files.names(folder),
      },
      (specifier) => builtIns.has(specifier),
    );
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map((folder) => folder.replace(/(?!^)\/+$/, ''));
    this.#reset();
  }

  /** All that were asked about, and those of the workspace's folders. */
  projects(): Project[] {
    for (const folder of this.#folders) this.#projectAt(folder, true, this.#configIn(folder));
    return [...this.#projects.values()];
  }

  projectOf(file: string): Project {
    if (isLibrary(file)) {
      const [first] = this.#projects.values();
      if (first) return first;
    }
    if (!this.#uris.isDisk(file)) return this.#projectAt(this.#folders[0] ?? '/', this.#folders.length > 0, undefined);
    const root = this.#folders
      .filter((folder) => file.startsWith(folder === '/' ? '/' : `${folder}/`))
      .sort((a, b) => b.length - a.length)[0];
    for (let folder = dirname(file); folder.length >= (root?.length ?? 1); folder = dirname(folder)) {
      const config = this.#configIn(folder);
      if (config !== undefined && folder !== '/') return this.#projectAt(folder, root !== undefined, config);
      if (folder === '/') break;
    }
    return root === undefined
      ? this.#projectAt(dirname(file), false, undefined)
      : this.#projectAt(root, true, undefined);
  }

  opened(file: string): void {
    this.#revision += 1;
    // It may exist in the editor only.
    if (this.files.kind(file) === undefined) this.#structure += 1;
    this.projectOf(file).add(file);
  }

  closed(file: string): void {
    this.#revision += 1;
    this.files.forget(file);
    this.projectOf(file).remove(file);
  }

  edited(): void {
    this.#revision += 1;
  }

  /** Something changed on the disk. */
  changedOnDisk(paths: readonly string[]): void {
    this.#revision += 1;
    this.#structure += 1;
    for (const path of paths) {
      this.files.forget(path);
      const isConfig = [...this.#projects.values()].some(({ configFiles }) => configFiles.includes(path));
      if (isConfig || /\/[jt]sconfig\.json$/.test(path)) {
        this.#reset();
        return;
      }
      for (const project of this.#projects.values()) {
        if (path.startsWith(`${project.folder}/`)) project.changed(path);
      }
    }
  }

  /** Of the whole session: what answers depend on. */
  get revision(): number {
    return this.#revision;
  }

  #reset(): void {
    for (const project of this.#projects.values()) project.engine.dispose();
    this.#projects.clear();
    this.files.forget();
    this.#revision += 1;
    for (const { file } of this.#documents.all()) this.projectOf(file).add(file);
  }

  #configIn(folder: string): string | undefined {
    return ['tsconfig.json', 'jsconfig.json']
      .map((name) => `${folder}/${name}`)
      .find((path) => this.files.kind(path) === 'file');
  }

  #projectAt(folder: string, isWhole: boolean, configFile: string | undefined): Project {
    let project = this.#projects.get(folder);
    if (!project) {
      project = new Project(folder, isWhole, configFile, {
        documents: this.#documents,
        files: this.files,
        rules: this.rules,
        libraries: this.libraries,
        isCancelled: this.#isCancelled,
        revision: () => this.#revision,
        structure: () => this.#structure,
      });
      this.#projects.set(folder, project);
    }
    return project;
  }
}
