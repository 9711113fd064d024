/** The engine on TypeScript's language service, in this process. */
import * as ts from 'typescript6';
import type { Configuration, Engine, EngineHost, Problem } from '../engine.ts';
import type { Libraries } from '../libraries.ts';
import * as completions from './completions.ts';
import { configuredOptions } from './configuration.ts';
import * as edits from './edits.ts';
import * as hierarchy from './hierarchy.ts';
import { makeHost } from './host.ts';
import { ImportsAhead } from './imports-ahead.ts';
import type { Inner } from './inner.ts';
import * as navigation from './navigation.ts';
import { defaultOptions, fixedOptions } from './options.ts';
import { Preparation } from './preparation.ts';
import { exportsOf, importsOf, isChecked, toProblem } from './problems.ts';
import { roleOf } from './roles.ts';
import { showSourcePhase } from './source-phase.ts';
import * as structure from './structure.ts';

export { readConfiguration } from './configuration.ts';

/** What the engine throws when `EngineHost.isCancelled` said so. */
export function isCancellation(error: unknown): boolean {
  return error instanceof ts.OperationCanceledException;
}

/** Forgets how this process compares names, which another one that goes on from here may do otherwise. */
export function forgetLocale(): void {
  (ts as unknown as Inner).setUILocale('none');
  (ts as unknown as Inner).setUILocale(undefined);
}

/** Parsed files that no project needs anew: libraries above all. */
const registry = modulesOnly(ts.createDocumentRegistry(true));

/**
 * @param configuration whose options hold; what the runtime decides stays as it is
 */
export function makeEngine(host: EngineHost, libraries: Libraries, configuration: Configuration | undefined): Engine {
  const configured = configuredOptions(configuration);
  const options = { ...defaultOptions, ...configured, ...fixedOptions };
  const serviceHost = makeHost(host, options, libraries);
  const service = ts.createLanguageService(serviceHost, registry);
  const preparation = new Preparation(registry, serviceHost, options);
  let latest: ts.Program | undefined;
  const isKnown = (file: string) => latest?.getSourceFile(file) !== undefined;
  const ahead = new ImportsAhead(new Preparation(registry, serviceHost, options), serviceHost, isKnown);
  const program = () => {
    latest = service.getProgram() as ts.Program;
    ahead.release();
    return latest;
  };
  const source = (file: string) => program().getSourceFile(file);
  const problems = (found: readonly ts.Diagnostic[]): Problem[] => found.map(toProblem);
  return {
    syntaxProblems: (file) => problems(service.getSyntacticDiagnostics(file)),
    problems: (file) => problems(service.getSemanticDiagnostics(file)),
    suggestions: (file) => problems(service.getSuggestionDiagnostics(file)),
    isChecked(file) {
      const found = source(file);
      return found !== undefined && isChecked(found, configured.checkJs === true);
    },
    imports(file) {
      const found = source(file);
      return found ? importsOf(found) : [];
    },
    role(file) {
      const found = source(file);
      return found ? roleOf(found) : 'library';
    },
    exports: (file) => exportsOf(program(), file),
    has: (file) => source(file) !== undefined,
    prepare(file) {
      if (source(file) === undefined) preparation.prepare(file);
    },
    readAhead: (file, most) => ahead.read(file, most),
    parseProblems: (file) => problems(ahead.problems(file)),
    files() {
      const files = program().getSourceFiles();
      preparation.release();
      return files.filter((file) => !program().isSourceFileDefaultLibrary(file)).map(({ fileName }) => fileName);
    },
    text(file) {
      const found = source(file);
      return found && showSourcePhase(found.text);
    },

    completions: (file, offset, trigger) => completions.complete(service, file, offset, trigger),
    completionDetails: (file, offset, entry) => completions.completionDetails(service, file, offset, entry),
    hover: (file, offset) => completions.hover(service, file, offset),
    signatures: (file, offset, trigger, retrigger) => completions.signatures(service, file, offset, trigger, retrigger),

    definitions: (file, offset) => navigation.definitions(service, file, offset),
    typeDefinitions: (file, offset) => navigation.typeDefinitions(service, file, offset),
    implementations: (file, offset) => navigation.implementations(service, file, offset),
    references: (file, offset) => navigation.references(service, file, offset),
    highlights: (file, offset) => navigation.highlights(service, file, offset),
    renameSpan: (file, offset) => navigation.renameSpan(service, file, offset),
    rename: (file, offset) => navigation.rename(service, file, offset),
    fileRename: (from, to) => edits.fileRename(service, from, to),

    outline: (file) => structure.outline(service, file),
    workspaceSymbols: (query, limit) => navigation.workspaceSymbols(service, query, limit),
    tokens: (file, span) => structure.tokens(service, file, span),
    folds: (file) => structure.folds(service, file),
    selection: (file, offset) => structure.selection(service, file, offset),
    hints: (file, span, wanted) => structure.hints(service, file, span, wanted),
    docComment: (file, offset) => structure.docComment(service, file, offset),

    fixes: (file, span, codes) => edits.fixes(service, file, span, codes),
    fixAll: (file, fix) => edits.fixAll(service, file, fix),
    refactorings: (file, span, kind, explicit) => edits.refactorings(service, file, span, kind, explicit),
    refactor: (file, span, refactoring) => edits.refactor(service, file, span, refactoring),
    organizeImports: (file, mode) => edits.organizeImports(service, file, mode),

    callItems: (file, offset) => hierarchy.callItems(service, file, offset),
    incomingCalls: (file, offset) => hierarchy.incomingCalls(service, file, offset),
    outgoingCalls: (file, offset) => hierarchy.outgoingCalls(service, file, offset),
    typeItems: (file, offset) => hierarchy.typeItems(program(), file, offset),
    supertypes: (file, offset) => hierarchy.supertypes(program(), file, offset),
    subtypes: (file, offset) => hierarchy.subtypes(program(), file, offset),

    format: (file, span, wanted) => edits.format(service, file, span, wanted),
    formatOnType: (file, offset, key, wanted) => edits.formatOnType(service, file, offset, key, wanted),
    dispose() {
      ahead.release();
      preparation.release();
      service.dispose();
    },
  };
}

/**
 * Every file is an ECMAScript module. The compiler takes JavaScript without imports and exports for CommonJS as soon as
 * `require` or `module` stands in it, though its options say otherwise; a file that names its own sign is spared.
 */
function modulesOnly(inner: ts.DocumentRegistry): ts.DocumentRegistry {
  const mark = (source: ts.SourceFile): ts.SourceFile => {
    const file = source as { externalModuleIndicator?: ts.Node | true };
    if (file.externalModuleIndicator === true) file.externalModuleIndicator = source;
    return source;
  };
  return {
    ...inner,
    acquireDocumentWithKey: (...given) => mark(inner.acquireDocumentWithKey(...given)),
    updateDocumentWithKey: (...given) => mark(inner.updateDocumentWithKey(...given)),
  };
}
