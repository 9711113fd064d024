/**
 * The native addon as this package sees it: the only place that loads it and names its functions.
 */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** The folder of jstime.node and the start-up snapshot. */
export const libraryDirectory = join(root, 'lib');

/** The `jstime` command. */
export const executablePath = join(root, 'bin/jstime');

/** What jstime.node exports. */
export interface Addon {
  /** Runs the command on a thread of its own, which ends the process. */
  runCommand(args: readonly string[], options: { executablePath: string; libraryDirectory: string }): void;
}

/** jstime.node. */
export const addon = createRequire(import.meta.url)(join(libraryDirectory, 'jstime.node')) as Addon;
