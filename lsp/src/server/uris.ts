/** Between the client's URIs and the names under which the engine knows files. */
import { pathToFileURL } from 'node:url';
import { virtualScheme } from '../protocol.ts';
import { fileBehind } from '../service/virtual-modules.ts';

/** Documents that are no files of the disk. */
const openPrefix = '/^open/';

export class Uris {
  /** Where the declarations of ECMAScript and the runtime lie. */
  readonly #libraryFolder: string;
  /** Whether the client can ask for the text of `jstime:` documents. */
  virtualLibraries = false;

  constructor(libraryFolder: string) {
    this.#libraryFolder = libraryFolder;
  }

  toFile(uri: string, languageId = ''): string {
    const url = URL.parse(uri);
    if (url?.protocol === 'file:') {
      try {
        return decodeURIComponent(url.pathname);
      } catch {
        return url.pathname;
      }
    }
    if (url?.protocol === `${virtualScheme}:`) return this.#libraryFolder + decodeURIComponent(url.pathname);
    const ending = /\.[mc]?[jt]s(on)?$/.test(uri) ? '' : languageId === 'typescript' ? '.ts' : '.js';
    return `${openPrefix}${encodeURIComponent(uri)}${ending}`;
  }

  toUri(file: string): string {
    if (this.virtualLibraries && this.isLibrary(file))
      return `${virtualScheme}:${file.slice(this.#libraryFolder.length)}`;
    return pathToFileURL(fileBehind(file)?.path ?? file).href;
  }

  isLibrary(file: string): boolean {
    return file.startsWith(`${this.#libraryFolder}/`);
  }

  /** Whether the name stands for a document that the disk does not have. */
  isDisk(file: string): boolean {
    return !file.startsWith('/^');
  }
}
