/** What can stand in the quotes of an import: only what loads. */
import { type Attributes, extensionOf, type Files, kindOfExtension } from './module-rules.ts';

export interface SpecifierCompletion {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isBuiltIn: boolean;
}

/** @param typed what stands between the quotes, up to the caret @param importer the path of the importing file */
export function specifierCompletions(
  typed: string,
  importer: string,
  files: Files,
  builtIns: readonly string[],
  attributes: Attributes,
): SpecifierCompletion[] {
  if (!/^(\.{1,2}\/|\/)/.test(typed)) {
    const starts = ['./', '../'].map((name) => ({ name, isFolder: true, isBuiltIn: false }));
    return [...builtIns.map((name) => ({ name, isFolder: false, isBuiltIn: true })), ...starts].filter(({ name }) =>
      name.startsWith(typed),
    );
  }
  const written = typed.slice(0, typed.lastIndexOf('/') + 1);
  const folder = decodeURIComponent(URL.parse(written, `file://${encodeURI(importer)}`)?.pathname ?? '/');
  const path = folder.replace(/(?!^)\/$/, '');
  return files.names(path).flatMap((name): SpecifierCompletion[] => {
    const full = `${path === '/' ? '' : path}/${name}`;
    if (name.startsWith('.') || full === importer) return [];
    const kind = files.kind(full);
    if (kind === 'directory') {
      return name === 'node_modules' ? [] : [{ name: encodeURI(name), isFolder: true, isBuiltIn: false }];
    }
    const loads = kind === 'file' && loadsAs(name, attributes.type);
    return loads ? [{ name: encodeURI(name).replaceAll('#', '%23'), isFolder: false, isBuiltIn: false }] : [];
  });
}

function loadsAs(name: string, type: string | undefined): boolean {
  if (type === 'text' || type === 'bytes') return true;
  if (/\.d\.m?ts$/.test(name)) return false;
  const kind = kindOfExtension(extensionOf(name));
  return type === 'json' ? kind === 'json' : kind !== undefined;
}
