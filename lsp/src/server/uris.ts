/** Between the client's URIs and the names under which the engine knows files. */
import { pathToFileURL } from 'node:url';
import { isLibrary, libraryName, libraryPath } from '../engine/libraries.ts';
import { virtualScheme } from '../protocol.ts';
import { fileBehind } from '../service/virtual-modules.ts';

/** Documents that are no files of the disk. */
const openPrefix = '/^open/';

export class Uris {
  /** Of the installation. */
  readonly #folder: string;
  /** Whether the client can ask for the text of `jstime:` documents. */
  virtualLibraries = false;

  /** @param folder of the installation, where the declarations of ECMAScript and the runtime lie */
  constructor(folder: string) {
    this.#folder = folder;
  }

  toFile(uri: string, languageId = ''): string {
    const url = URL.parse(uri);
    if (url?.protocol === 'file:') {
      const path = decoded(url.pathname);
      const below = path.startsWith(`${this.#folder}/`) ? path.slice(this.#folder.length) : '';
      return /^\/(lib|typings)\/[^/]+$/.test(below) ? libraryName(below) : path;
    }
    if (url?.protocol === `${virtualScheme}:`) return libraryName(decoded(url.pathname));
    const ending = /\.[mc]?[jt]s(on)?$/.test(uri) ? '' : languageId === 'typescript' ? '.ts' : '.js';
    return `${openPrefix}${encodeURIComponent(uri)}${ending}`;
  }

  toUri(file: string): string {
    if (isLibrary(file)) {
      const path = libraryPath(file);
      return this.virtualLibraries ? `${virtualScheme}:${path}` : pathToFileURL(this.#folder + path).href;
    }
    return pathToFileURL(fileBehind(file)?.path ?? file).href;
  }

  /** Whether the name stands for a document that the disk does not have. */
  isDisk(file: string): boolean {
    return !file.startsWith('/^');
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
