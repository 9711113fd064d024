/** Parses and binds files before they join a program: joining all at once, they would keep everyone waiting. */
import * as ts from 'typescript6';
import type { Inner } from './inner.ts';

export class Preparation {
  readonly #registry: ts.DocumentRegistry;
  readonly #host: ts.LanguageServiceHost;
  readonly #options: ts.CompilerOptions;
  readonly #prepared = new Map<string, ts.ScriptKind>();

  constructor(registry: ts.DocumentRegistry, host: ts.LanguageServiceHost, options: ts.CompilerOptions) {
    this.#registry = registry;
    this.#host = host;
    this.#options = options;
  }

  prepare(file: string): void {
    if (this.#prepared.has(file)) return;
    const snapshot = this.#host.getScriptSnapshot(file);
    if (!snapshot) return;
    const kind = this.#host.getScriptKind?.(file) ?? ts.ScriptKind.JS;
    // As the compiler's own service asks for it: the registry takes what it finds.
    const parsed = this.#registry.acquireDocumentWithKey(
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
    (ts as unknown as Inner).bindSourceFile(parsed, this.#options);
    this.#prepared.set(file, kind);
  }

  /** They have joined: the program holds them now. */
  release(): void {
    for (const [file, kind] of this.#prepared) {
      this.#registry.releaseDocument(file, this.#options, kind, undefined);
    }
    this.#prepared.clear();
  }
}
