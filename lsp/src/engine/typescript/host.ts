/** Shows the compiler the surroundings of an engine: text, modules, options. */
import * as ts from 'typescript6';
import type { EngineHost } from '../engine.ts';
import { ecmascriptLibrary, isLibrary, type Libraries } from '../libraries.ts';
import { hideSourcePhase, isSourcePhase } from './source-phase.ts';

/** Of libraries, which are the same for every host. */
const librarySnapshots = new Map<string, ts.IScriptSnapshot>();

export function makeHost(
  host: EngineHost,
  options: ts.CompilerOptions,
  libraries: Libraries,
): ts.LanguageServiceHost & { hasInvalidatedResolutions(file: string): boolean } {
  /** Of a file as it is now: every text is made into a snapshot once. */
  const snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();

  const resolveOne = (literal: ts.StringLiteralLike, file: ts.SourceFile) => {
    const phase = isSourcePhase(literal, file) ? 'source' : 'evaluation';
    const target = host.resolve(literal.text, file.fileName, attributesOf(literal), phase);
    const resolvedModule = target && {
      resolvedFileName: target.file,
      extension: extensionOf(target.file),
      isExternalLibraryImport: false,
    };
    return { resolvedModule };
  };

  const librarySnapshot = (file: string) => {
    const known = librarySnapshots.get(file);
    if (known) return known;
    const text = libraries.read(file);
    if (text === undefined) return undefined;
    const snapshot = new TextSnapshot(text);
    librarySnapshots.set(file, snapshot);
    return snapshot;
  };

  let stale = false;
  return {
    getCompilationSettings: () => options,
    getProjectVersion() {
      stale = host.resolutionsAreStale();
      return host.projectVersion();
    },
    hasInvalidatedResolutions: () => stale,
    getScriptFileNames: () => [...libraries.runtime, ...host.roots()],
    getScriptVersion: (file) => (isLibrary(file) ? 'library' : host.version(file)),
    getScriptKind: (file) => kindOf(file),
    getScriptSnapshot(file) {
      if (isLibrary(file)) return librarySnapshot(file);
      const version = host.version(file);
      const known = snapshots.get(file);
      if (known?.version === version) return known.snapshot;
      const text = host.read(file);
      if (text === undefined) return undefined;
      const snapshot = new TextSnapshot(hideSourcePhase(text));
      snapshots.set(file, { version, snapshot });
      return snapshot;
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => ecmascriptLibrary,
    useCaseSensitiveFileNames: () => true,
    readFile: (file) => (isLibrary(file) ? libraries.read(file) : host.read(file)),
    fileExists: (file) => (isLibrary(file) ? librarySnapshot(file) !== undefined : host.exists(file)),
    getCancellationToken: () => ({ isCancellationRequested: () => host.isCancelled() }),
    resolveModuleNameLiterals: (literals, _file, _redirected, _options, source) =>
      literals.map((literal) => resolveOne(literal, source)),
    getNewLine: () => '\n',
  };
}

/** With the part that changed since another snapshot, so that only that is scanned anew. */
class TextSnapshot implements ts.IScriptSnapshot {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  getText(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  getLength(): number {
    return this.#text.length;
  }

  getChangeRange(old: ts.IScriptSnapshot): ts.TextChangeRange | undefined {
    const before = old.getText(0, old.getLength());
    const after = this.#text;
    const most = Math.min(before.length, after.length);
    let start = 0;
    while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
    let end = 0;
    while (
      end < most - start &&
      before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
    ) {
      end += 1;
    }
    return { span: { start, length: before.length - end - start }, newLength: after.length - end - start };
  }
}

/** What the parser found to be imports, in order of place. */
export function importLiterals(file: ts.SourceFile): readonly ts.StringLiteralLike[] {
  return (file as { imports?: readonly ts.StringLiteralLike[] }).imports ?? [];
}

/** What `with { … }` beside the specifier says. */
export function attributesOf(literal: ts.StringLiteralLike): Record<string, string> {
  const attributes: Record<string, string> = {};
  const { parent } = literal;
  if (!parent) return attributes;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) {
    for (const { name, value } of parent.attributes?.elements ?? []) {
      if (ts.isStringLiteralLike(value)) attributes[name.text] = value.text;
    }
  } else if (ts.isCallExpression(parent)) {
    const options = parent.arguments[1];
    const wanted = options && ts.isObjectLiteralExpression(options) ? propertyOf(options, 'with') : undefined;
    if (!wanted || !ts.isObjectLiteralExpression(wanted)) return attributes;
    for (const property of wanted.properties) {
      if (!ts.isPropertyAssignment(property) || !ts.isStringLiteralLike(property.initializer)) continue;
      if (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) {
        attributes[property.name.text] = property.initializer.text;
      }
    }
  }
  return attributes;
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of object.properties) {
    if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && property.name.text === name) {
      return property.initializer;
    }
  }
  return undefined;
}

function kindOf(file: string): ts.ScriptKind {
  if (/\.[mc]?ts$/.test(file)) return ts.ScriptKind.TS;
  if (file.endsWith('.json')) return ts.ScriptKind.JSON;
  return ts.ScriptKind.JS;
}

function extensionOf(file: string): ts.Extension {
  if (file.endsWith('.d.ts')) return ts.Extension.Dts;
  if (file.endsWith('.mts')) return ts.Extension.Mts;
  if (file.endsWith('.ts')) return ts.Extension.Ts;
  if (file.endsWith('.json')) return ts.Extension.Json;
  if (file.endsWith('.mjs')) return ts.Extension.Mjs;
  return ts.Extension.Js;
}
