/** The modules of a folder. */
import { readdirSync } from 'node:fs';

/** More are left out, and the client is told so. */
export const mostModules = 10_000;

const skipped = new Set(['node_modules', 'bower_components', 'jspm_packages']);

/** JavaScript and TypeScript below a folder; hidden and installed ones are not the project's. */
export function modulesOf(folder: string): string[] {
  const found: string[] = [];
  const folders = [folder];
  for (let current = folders.shift(); current !== undefined; current = folders.shift()) {
    for (const entry of entriesOf(current)) {
      if (entry.name.startsWith('.')) continue;
      const path = `${current}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) folders.push(path);
      } else if (isModule(entry.name) && entry.isFile()) {
        found.push(path);
        if (found.length >= mostModules) return found;
      }
    }
  }
  return found;
}

export function isModule(name: string): boolean {
  return /\.m?[jt]s$/.test(name);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
