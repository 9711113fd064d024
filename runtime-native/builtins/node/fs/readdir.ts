/** Reading directories, also recursively. */
import { arrayPush } from '../../internal/primordials.ts';
import { run } from './operation.ts';
import { joinPath } from './paths.ts';
import { Dirent, typeOfMode } from './stats.ts';

export interface DirectoryEntry {
  /** Path relative to the directory that was asked for. */
  readonly relativePath: string;
  readonly name: string;
  /** The directory that holds it. */
  readonly parentPath: string;
  /** libuv's number. */
  readonly type: number;
}

const UNKNOWN = 0;
const DIRECTORY = 2;

/** Some file systems do not say what their entries are. */
export async function typeOfEntry(parentPath: string, name: string, type: number): Promise<number> {
  if (type !== UNKNOWN) return type;
  const status = (await run('lstat', joinPath(parentPath, name), false)) as Float64Array;
  return typeOfMode(status[1] as number);
}

/**
 * The entries of `directory`; with `recursive` also those of all directories below, breadth first.
 * Links to directories are not followed.
 */
export async function readDirectory(
  directory: string,
  { recursive, withTypes }: { recursive: boolean; withTypes: boolean },
): Promise<DirectoryEntry[]> {
  const found: DirectoryEntry[] = [];
  const pending = [{ path: directory, relative: '' }];
  for (let index = 0; index < pending.length; index++) {
    const { path, relative } = pending[index] as (typeof pending)[number];
    const entries = await run('readdir', path);
    for (let position = 0; position < entries.length; position++) {
      const entry = entries[position] as (typeof entries)[number];
      const name = entry[0];
      const givenType = entry[1];
      const type = recursive || withTypes ? await typeOfEntry(path, name, givenType) : givenType;
      const relativePath = joinPath(relative, name);
      arrayPush(found, { relativePath, name, parentPath: path, type });
      if (recursive && type === DIRECTORY) {
        arrayPush(pending, { path: joinPath(path, name), relative: relativePath });
      }
    }
  }
  return found;
}

export const toDirent = (name: Uint8Array | string, { parentPath, type }: DirectoryEntry): Dirent =>
  new Dirent(name, parentPath, type);
