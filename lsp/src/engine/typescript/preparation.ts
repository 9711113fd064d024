/** Parses and binds files before they join a program: joining all at once, they would keep everyone waiting. */
import * as ts from 'typescript6';
import type { Inner } from './inner.ts';

export class Preparation {
  readonly #registry: ts.DocumentRegistry;
  readonly #host: ts.LanguageServiceHost;
  readonly #options: ts.CompilerOptions;
  readonly #prepared = new Map<string, { kind: ts.ScriptKind; source: ts.SourceFile }>();

  constructor(registry: ts.DocumentRegistry, host: ts.LanguageServiceHost, options: ts.CompilerOptions) {
    this.#registry = registry;
    this.#host = host;
    this.#options = options;
  }

  /** @returns undefined if there is no such file */
  prepare(file: string): ts.SourceFile | undefined {
    const known = this.#prepared.get(file);
    if (known) return known.source;
    const snapshot = this.#host.getScriptSnapshot(file);
    if (!snapshot) return undefined;
    const kind = this.#host.getScriptKind?.(file) ?? ts.ScriptKind.JS;
    // As the compiler's own service asks for it: the registry takes what it finds.
    const source = this.#registry.acquireDocumentWithKey(
      file,
      file as ts.Path,
      this.#options,
      this.#registry.getKeyForCompilationSettings(this.#options),
      snapshot,
      this.#host.getScriptVersion(file),
      kind,
      {
        languageVersion: (ts as unknown as Inner).getEmitScriptTarget(this.#options),
        setExternalModuleIndicator: (ts as unknown as Inner).getSetExternalModuleIndicator(this.#options),
      },
    );
    (ts as unknown as Inner).bindSourceFile(source, this.#options);
    this.#prepared.set(file, { kind, source });
    return source;
  }

  /** They have joined: the program holds them now. */
  release(): void {
    for (const [file, { kind }] of this.#prepared) {
      this.#registry.releaseDocument(file, this.#options, kind, undefined);
    }
    this.#prepared.clear();
  }
}
