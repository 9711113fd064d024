/**
 * The native addon as this package sees it: the only place that loads it and names its functions.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { NativeChannel, NativeInstance, NativeMessage, NativeOptions } from './native-instance.ts';

const root = findRoot();

/** The folder of jstime.node and the start-up snapshot. */
export const libraryDirectory = join(root, 'lib');

/** The `jstime` command. */
export const executablePath = join(root, 'bin/jstime');

/** What jstime.node exports. */
export interface Addon {
  /**
   * Runs the command on a thread of its own, which ends the process. `startServices` is called when the program first
   * needs services.
   */
  runCommand(
    args: readonly string[],
    options: { executablePath: string; libraryDirectory: string },
    startServices: (channel: NativeChannel) => void,
  ): void;
  /** Starts an isolate on a thread of its own. */
  readonly EmbeddedRuntime: new (
    options: NativeOptions,
    onMessages: (messages: readonly NativeMessage[]) => void,
  ) => NativeInstance;
  /** Sets flags; returns the first that V8 does not know, or an empty string. */
  setV8Flags(flags: readonly string[]): string;
  /** The process is about to end with this code, whether or not all isolates can be stopped. */
  prepareExit(code: number): void;
  /** The version of jstime. */
  readonly version: string;
  /** The version of V8 whose internals jstime.node was compiled against. */
  readonly v8Version: string;
}

/** The folder with `bin/` and `lib/`: above this one, or the package of this platform, which npm has brought. */
function findRoot(): string {
  const above = resolve(import.meta.dirname, '..');
  if (existsSync(join(above, 'lib/jstime.node'))) return above;
  const platform = `${process.platform}-${process.arch}`;
  try {
    return dirname(createRequire(import.meta.url).resolve(`@jstime/${platform}/package.json`));
  } catch (error) {
    throw new Error(
      `jstime: the package @jstime/${platform} is not installed; either there is none for this platform, or npm was told to leave out optional dependencies`,
      { cause: error },
    );
  }
}

/** jstime.node. */
export const addon = loadAddon();

function loadAddon(): Addon {
  let loaded: Addon;
  try {
    loaded = createRequire(import.meta.url)(join(libraryDirectory, 'jstime.node')) as Addon;
  } catch (error) {
    throw new Error(
      `jstime: the embedding API does not load into Node ${process.version}: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
  // The start-up snapshot is bound to one exact version of V8, which would end the process over another one.
  if (!process.versions.v8.startsWith(`${loaded.v8Version}-`)) {
    throw new Error(
      `jstime: this package is built for V8 ${loaded.v8Version}, Node ${process.version} has ${process.versions.v8}`,
    );
  }
  return loaded;
}
