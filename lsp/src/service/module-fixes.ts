/** Statements of CommonJS, and imports that do not fit, as ECMAScript modules have them. */

interface Change {
  readonly span: { readonly start: number; readonly length: number };
  readonly newText: string;
}

const name = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const end = String.raw`;?[^\S\n]*$`;

/** How each kind of line is written: undefined where it is not mechanical. */
const statements: readonly [RegExp, (...groups: string[]) => string][] = [
  [
    new RegExp(String.raw`^(\s*)(?:const|let|var)\s+(${name}|\{[^}]*\})\s*=\s*require\((['"][^'"]+['"])\)${end}`, 'u'),
    (indent, names, specifier) => `${indent}import ${names.replaceAll(/\s*:\s*/g, ' as ')} from ${specifier};`,
  ],
  [
    new RegExp(String.raw`^(\s*)require\((['"][^'"]+['"])\)${end}`, 'u'),
    (indent, specifier) => `${indent}import ${specifier};`,
  ],
  [
    // Shorthand names only: `{ a, b }`.
    new RegExp(String.raw`^(\s*)module\.exports\s*=\s*\{((?:\s*${name}\s*,?)+)\}${end}`, 'u'),
    (indent, names) => `${indent}export {${names}};`,
  ],
  [/^(\s*)module\.exports\s*=(?!=)\s*/u, (indent) => `${indent}export default `],
  [
    new RegExp(String.raw`^(\s*)(?:module\.)?exports\.(${name})\s*=\s*\2${end}`, 'u'),
    (indent, exported) => `${indent}export { ${exported} };`,
  ],
  [
    new RegExp(String.raw`^(\s*)(?:module\.)?exports\.(${name})\s*=(?!=)\s*`, 'u'),
    (indent, exported) => `${indent}export const ${exported} = `,
  ],
];

/**
 * The line around a place, where it is one of CommonJS's, as a module says it.
 * @param hasDefault whether what it requires has a default export
 */
export function esModuleStatement(text: string, offset: number, hasDefault: boolean): Change | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const stop = text.indexOf('\n', offset);
  const line = text.slice(start, stop === -1 ? text.length : stop);
  for (const [pattern, write] of statements) {
    const found = pattern.exec(line);
    if (!found) continue;
    const written = write(...found.slice(1));
    const newText = hasDefault ? written : written.replace(/^(\s*import )(?=[^\s{'"*]+ from )/, '$1* as ');
    return { span: { start, length: found[0].length }, newText };
  }
  return undefined;
}

/**
 * An import of names from a module that has only a value: `import { a } from './x.json'` becomes an import of the value
 * and a declaration of the names.
 * @param offset of the specifier
 */
export function valueImport(text: string, offset: number, specifier: string): Change | undefined {
  const before = /import\s*\{([^{}]*)\}\s*from\s*$/.exec(text.slice(0, offset));
  const after = /^(['"])[^'"\n]*\1(?:\s*with\s*\{[^}]*\})?\s*;?/.exec(text.slice(offset));
  if (!before || !after) return undefined;
  const stem = specifier.slice(specifier.lastIndexOf('/') + 1).replace(/\..*$/, '');
  const value = /^[A-Za-z_$][\w$]*$/.test(stem) ? stem : 'value';
  const names = (before[1] ?? '').replaceAll(/\s+as\s+/g, ': ').trim();
  const from = after[0].replace(/;$/, '');
  return {
    span: { start: before.index, length: before[0].length + after[0].length },
    newText: `import ${value} from ${from};\nconst { ${names.replace(/,$/, '')} } = ${value};`,
  };
}
