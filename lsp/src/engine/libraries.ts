/**
 * Declarations of ECMAScript and of the runtime. They do not change, and have names that do not depend on where they are
 * installed: what an engine makes of them can be kept from one process to the next.
 */
export interface Libraries {
  /** Names of the runtime's declarations; ECMAScript's are those that `ecmascriptLibrary` names. */
  readonly runtime: readonly string[];
  read(name: string): string | undefined;
}

const prefix = '/^jstime';

export const ecmascriptLibrary = `${prefix}/lib/lib.esnext.d.ts`;

export function isLibrary(name: string): boolean {
  return name.startsWith(`${prefix}/`);
}

/** @param path below the folder of the installation, with a slash at its start */
export function libraryName(path: string): string {
  return prefix + path;
}

/** The path of a library below the folder of the installation, with a slash at its start. */
export function libraryPath(name: string): string {
  return name.slice(prefix.length);
}
