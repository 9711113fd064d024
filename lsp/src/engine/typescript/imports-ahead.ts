/** Reads what a file imports, and what that imports, before the compiler makes a program of it in one go. */
import * as ts from 'typescript6';
import type { Preparation } from './preparation.ts';

/** With what the compiler's declarations leave out. */
type ParsedFile = ts.SourceFile & { readonly version: string; readonly parseDiagnostics: readonly ts.Diagnostic[] };

export class ImportsAhead {
  readonly #preparation: Preparation;
  readonly #host: ts.LanguageServiceHost;
  readonly #isKnown: (file: string) => boolean;
  readonly #found = new Set<string>();
  #waiting: string[] = [];

  /** @param isKnown whether the latest program has a file */
  constructor(preparation: Preparation, host: ts.LanguageServiceHost, isKnown: (file: string) => boolean) {
    this.#preparation = preparation;
    this.#host = host;
    this.#isKnown = isKnown;
  }

  /** @param most files that are read now @returns whether there are more */
  read(file: string, most: number): boolean {
    this.#add(file);
    for (const next of this.#waiting.splice(0, most)) {
      const source = this.#preparation.prepare(next);
      if (source) for (const target of this.#importedBy(source)) this.#add(target);
    }
    return this.#waiting.length > 0;
  }

  problems(file: string): readonly ts.Diagnostic[] {
    if (!this.#found.has(file)) return [];
    const source = this.#preparation.prepare(file) as ParsedFile | undefined;
    // What was typed since is read with the program.
    return source?.version === this.#host.getScriptVersion(file) ? source.parseDiagnostics : [];
  }

  /** The program has them now. */
  release(): void {
    if (this.#found.size === 0) return;
    this.#preparation.release();
    this.#found.clear();
    this.#waiting = [];
  }

  #add(file: string): void {
    if (this.#found.has(file) || this.#isKnown(file)) return;
    this.#found.add(file);
    this.#waiting.push(file);
  }

  /** By declarations: what `import()` loads is left to the program. */
  #importedBy(source: ts.SourceFile): string[] {
    const literals = source.statements.flatMap((statement) =>
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.moduleSpecifier &&
      ts.isStringLiteralLike(statement.moduleSpecifier)
        ? [statement.moduleSpecifier]
        : [],
    );
    const options = this.#host.getCompilationSettings();
    const resolved = this.#host.resolveModuleNameLiterals?.(literals, source.fileName, undefined, options, source, []);
    return (resolved ?? []).flatMap(({ resolvedModule }) => resolvedModule?.resolvedFileName ?? []);
  }
}
