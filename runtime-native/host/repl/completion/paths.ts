/** Files, for completion. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Candidate, Completion } from './completion.ts';

interface Entry {
  readonly name: string;
  readonly isDirectory: boolean;
}

/** `prefix` is a path as it is given to commands. */
export function completePath(prefix: string, workingDirectory: string): Completion {
  const start = prefix.lastIndexOf('/') + 1;
  const entries = list(resolve(workingDirectory, prefix.slice(0, start)), prefix.slice(start));
  return { prefix, groups: groupsOf([entries], (name) => prefix.slice(0, start) + name) };
}

const IS_MODULE = /\.(?:m?js|json|wasm)$/;

/** `prefix` is the start of a module specifier: relative, absolute, a `file:` URL or the name of a built-in module. */
export function completeSpecifier(
  prefix: string,
  workingDirectory: string,
  builtinModules: readonly string[],
): Completion {
  if (!/^(?:\.{0,2}\/|file:\/\/\/)/.test(prefix)) {
    const names = ['./', '../', ...builtinModules].filter((name) => name.startsWith(prefix));
    const group = names.map((name) => ({ insert: name, label: name }));
    return { prefix, groups: group.length > 0 ? [group] : [] };
  }
  const start = prefix.lastIndexOf('/') + 1;
  const folder = decode(prefix.slice(0, start).replace(/^file:\/\//, ''));
  const entries = list(resolve(workingDirectory, folder), decode(prefix.slice(start)));
  const modules = entries.filter(({ name, isDirectory }) => isDirectory || IS_MODULE.test(name));
  // Any file can be read with an attribute.
  const groups = groupsOf([modules.length > 0 ? modules : entries], (name) => prefix.slice(0, start) + encode(name));
  return { prefix, groups };
}

function groupsOf(groups: readonly (readonly Entry[])[], insertOf: (name: string) => string): Candidate[][] {
  return groups
    .map((entries) =>
      entries.map(({ name, isDirectory }) => {
        const end = isDirectory ? '/' : '';
        return { insert: insertOf(name) + end, label: name + end };
      }),
    )
    .filter((group) => group.length > 0);
}

/** In order. Hidden files only when asked for by a dot. */
function list(folder: string, prefix: string): Entry[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter(({ name }) => name.startsWith(prefix) && (prefix.startsWith('.') || !name.startsWith('.')))
    .map((entry) => ({ name: entry.name, isDirectory: isDirectory(folder, entry) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isDirectory(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Specifiers are URLs, between quotes. */
function encode(name: string): string {
  return name.replace(/[%?#\\"'`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
