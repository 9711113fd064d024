/** What imports have to say when files or folders get other names. */
import { isRelative, urlOf } from './module-rules.ts';

export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The name of a file after the moves. */
export function moved(path: string, moves: readonly Move[]): string {
  return follow(path, moves);
}

/** The name of a file before the moves. */
export function unmoved(path: string, moves: readonly Move[]): string {
  return follow(
    path,
    moves.map(({ from, to }) => ({ from: to, to: from })),
  );
}

function follow(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return path;
}

/** The specifier that means the same module after the moves; undefined if it is this one. @param importer before them */
export function specifierAfterMoves(specifier: string, importer: string, moves: readonly Move[]): string | undefined {
  const relative = isRelative(specifier);
  if (!relative && !specifier.startsWith('file:')) return undefined;
  const url = URL.parse(specifier, urlOf(importer));
  if (url?.protocol !== 'file:') return undefined;
  const suffix = url.search + url.hash;
  let target: string;
  try {
    target = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  const newTarget = moved(target, moves);
  const newImporter = moved(importer, moves);
  if (newTarget === target && newImporter === importer) return undefined;
  if (!relative) return newTarget === target ? undefined : urlOf(newTarget) + suffix;
  if (specifier.startsWith('/')) return newTarget === target ? undefined : encode(newTarget) + suffix;
  // Where both went along, the way between them is what it was.
  if (relativePath(importer, target) === relativePath(newImporter, newTarget)) return undefined;
  return relativePath(newImporter, newTarget) + suffix;
}

function encode(path: string): string {
  return encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23');
}

function relativePath(from: string, to: string): string {
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  let common = 0;
  while (common < start.length && common < end.length - 1 && start[common] === end[common]) common += 1;
  const up = '../'.repeat(start.length - common) || './';
  return encode(up + end.slice(common).join('/'));
}
