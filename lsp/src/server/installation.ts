/** What came with the server. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Libraries, libraryName, libraryPath } from '../engine/libraries.ts';

export interface Installation extends Libraries {
  /** Specifiers of built-in modules. */
  readonly builtIns: readonly string[];
  /** Names that the runtime itself has. */
  readonly globals: readonly string[];
}

export function installationIn(folder: string): Installation {
  const readNames = (name: string): string[] => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
  return {
    runtime: readdirSync(`${folder}/typings`)
      .filter((name) => name.endsWith('.d.ts'))
      .map((name) => libraryName(`/typings/${name}`)),
    builtIns: readNames('built-ins.json'),
    globals: readNames('globals.json'),
    read(name) {
      try {
        return readFileSync(folder + libraryPath(name), 'utf8');
      } catch {
        return undefined;
      }
    },
  };
}
