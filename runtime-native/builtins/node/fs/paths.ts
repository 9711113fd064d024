/** Path strings of POSIX. */
import { ops } from '../../internal/native.ts';
import {
  arrayJoin,
  arrayPop,
  arrayPush,
  stringLastIndexOf,
  stringSlice,
  stringSplit,
} from '../../internal/primordials.ts';

export const joinPath = (directory: string, name: string): string =>
  directory === '' || directory[directory.length - 1] === '/' ? `${directory}${name}` : `${directory}/${name}`;

export function parentOf(path: string): string {
  const slash = stringLastIndexOf(path, '/');
  if (slash === -1) return '.';
  return slash === 0 ? '/' : stringSlice(path, 0, slash);
}

export const baseNameOf = (path: string): string => stringSlice(path, stringLastIndexOf(path, '/') + 1);

/** An absolute path without dot segments. */
export function resolvePath(base: string, path: string): string {
  const absoluteBase = base[0] === '/' ? base : joinPath(ops.cwd(), base);
  const segments = stringSplit(path[0] === '/' ? path : joinPath(absoluteBase, path), '/');
  const resolved: string[] = [];
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index] as string;
    if (segment === '..') arrayPop(resolved);
    else if (segment !== '' && segment !== '.') arrayPush(resolved, segment);
  }
  return `/${arrayJoin(resolved, '/')}`;
}
