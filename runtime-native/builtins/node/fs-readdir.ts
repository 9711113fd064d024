/** Reading directories, also recursively. */
import type { FileOperations } from '../internal/native-ops.d.ts';
import { Dirent } from './fs-stats.ts';

export interface DirectoryEntry {
  /** Path relative to the directory that was asked for. */
  readonly relativePath: string;
  readonly entry: Dirent;
}

type Reader = (path: string) => Promise<ReturnType<FileOperations['readdir']>>;

const join = (directory: string, name: string): string =>
  directory === '' || directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`;

/**
 * The entries of `directory`; with `recursive` also those of all directories below, breadth first.
 * Links to directories are not followed.
 */
export async function readDirectory(
  directory: string,
  { recursive }: { recursive: boolean },
  read: Reader,
): Promise<DirectoryEntry[]> {
  const found: DirectoryEntry[] = [];
  const pending = [{ path: directory, relative: '' }];
  for (let index = 0; index < pending.length; index++) {
    const { path, relative } = pending[index] as (typeof pending)[number];
    for (const [name, type] of await read(path)) {
      const entry = new Dirent(name, path, type);
      const relativePath = join(relative, name);
      found.push({ relativePath, entry });
      if (recursive && entry.isDirectory()) pending.push({ path: join(path, name), relative: relativePath });
    }
  }
  return found;
}
