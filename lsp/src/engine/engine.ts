/**
 * What the server wants of a compiler: questions about files by name and offset (UTF-16 units), answers as plain data.
 * No type of a compiler goes beyond this interface, so that another one can take its place.
 */

/** A part of a file. */
export interface Span {
  readonly start: number;
  readonly length: number;
}

/** A part of a named file. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** Something declared or used. `context` is the whole declaration or statement around `span`. */
export interface Target extends Place {
  readonly context?: Span | undefined;
  readonly kind: string;
  readonly name: string;
}

export interface Reference extends Place {
  readonly isDefinition: boolean;
  readonly isWrite: boolean;
}

/** A place to rename, and what has to stay around the new name (`{ old as NEW }`). */
export interface RenamePlace extends Place {
  readonly prefix: string;
  readonly suffix: string;
}

export type Severity = 'error' | 'warning' | 'suggestion';

export interface Problem {
  readonly span: Span;
  readonly code: number;
  readonly message: string;
  readonly severity: Severity;
  /** Whether the runtime refuses the module for it, whatever its types. */
  readonly isEarlyError: boolean;
  readonly unnecessary: boolean;
  readonly deprecated: boolean;
  readonly related: readonly (Place & { readonly message: string })[];
}

/** One import, export from, or `import()` with a constant specifier. */
export interface ImportedSpecifier {
  readonly text: string;
  readonly form: 'import' | 'require';
  /** Of the literal, quotes included; of the name `require`. */
  readonly span: Span;
  readonly attributes: Readonly<Record<string, string>>;
  /** The names that are imported from it; `default` among them. */
  readonly names: readonly string[];
  /** Whether it is gone once types are stripped. */
  readonly typeOnly: boolean;
}

/**
 * What a module is made for, as far as its own text tells: a `program` says that it is run (`#!`, `import.meta.main`), a
 * `script` does something when it is loaded, a `library` only declares.
 */
export type ModuleRole = 'program' | 'script' | 'library';

export interface Completion {
  readonly name: string;
  readonly kind: string;
  readonly sortText: string;
  readonly insertText?: string | undefined;
  readonly filterText?: string | undefined;
  readonly replace?: Span | undefined;
  readonly deprecated: boolean;
  readonly optional: boolean;
  /** The module that it would be imported from. */
  readonly source?: string | undefined;
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  /** What `completionDetails` needs to find it again: plain data. */
  readonly data?: unknown;
}

export interface Completions {
  readonly entries: readonly Completion[];
  readonly isMember: boolean;
  readonly isIncomplete: boolean;
  readonly defaultSpan?: Span | undefined;
  readonly commitCharacters?: readonly string[] | undefined;
}

export interface Tag {
  readonly name: string;
  readonly text: string;
}

export interface Documentation {
  readonly text: string;
  readonly tags: readonly Tag[];
}

export interface CompletionDetails extends Documentation {
  readonly signature: string;
  readonly changes: readonly FileChange[];
  /** Names of parameters, for a call: undefined if it is no function. */
  readonly parameters: readonly string[] | undefined;
}

export interface Hover extends Documentation {
  readonly span: Span;
  readonly signature: string;
  readonly kind: string;
}

export interface Signature extends Documentation {
  readonly label: string;
  readonly parameters: readonly { readonly label: readonly [number, number]; readonly documentation: string }[];
}

export interface Signatures {
  readonly items: readonly Signature[];
  readonly active: number;
  readonly argument: number;
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export interface FileChange {
  readonly file: string;
  readonly isNew: boolean;
  readonly edits: readonly TextEdit[];
}

export interface Outline {
  readonly name: string;
  readonly kind: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly deprecated: boolean;
  readonly children: readonly Outline[];
}

export interface WorkspaceSymbol extends Target {
  readonly container: string;
  readonly deprecated: boolean;
}

export interface Fix {
  readonly title: string;
  readonly name: string;
  readonly changes: readonly FileChange[];
  /** Set if all problems of this kind in the file can be fixed together. */
  readonly fixAll?: string | undefined;
  readonly fixAllTitle?: string | undefined;
}

export interface Refactoring {
  readonly title: string;
  readonly kind: string;
  readonly refactor: string;
  readonly action: string;
  readonly notApplicable?: string | undefined;
}

export interface RefactoringEdits {
  readonly changes: readonly FileChange[];
  readonly rename?: Place | undefined;
}

export type OrganizeMode = 'all' | 'sort' | 'removeUnused';

export interface CallItem extends Place {
  readonly name: string;
  readonly kind: string;
  readonly container: string;
  readonly nameSpan: Span;
}

export interface Call {
  readonly item: CallItem;
  readonly places: readonly Span[];
}

export interface TypeItem extends Place {
  readonly name: string;
  readonly kind: string;
  readonly nameSpan: Span;
}

export interface Hint {
  readonly position: number;
  readonly kind: 'parameter' | 'type' | 'enum';
  readonly parts: readonly { readonly text: string; readonly place?: Place | undefined }[];
  readonly spaceBefore: boolean;
  readonly spaceAfter: boolean;
}

export interface HintPreferences {
  readonly parameterNames: 'none' | 'literals' | 'all';
  readonly variableTypes: boolean;
  readonly parameterTypes: boolean;
  readonly returnTypes: boolean;
  readonly propertyTypes: boolean;
}

/** Tokens in order of place; `type` and `modifiers` are positions in `tokenTypes` and bits of `tokenModifiers`. */
export interface Token {
  readonly span: Span;
  readonly type: number;
  readonly modifiers: number;
}

export interface Fold {
  readonly span: Span;
  readonly kind: 'comment' | 'imports' | 'region' | 'code';
}

export interface FormatOptions {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
  readonly semicolons: boolean;
}

/** Why resolution goes where it goes: the file, and as what the compiler reads it. */
export interface ModuleTarget {
  readonly file: string;
}

/** What an engine asks of its surroundings. */
export interface EngineHost {
  /** Text of an open document or a file; undefined if there is none. */
  read(file: string): string | undefined;
  /** Changes whenever the text that `read` gives changes. */
  version(file: string): string;
  exists(file: string): boolean;
  /** The modules that belong to the project, beside those that they import. */
  roots(): readonly string[];
  /** Changes whenever roots, options or anything on the disk may have changed. */
  projectVersion(): string;
  /** The module that an import means, by the runtime's rules. */
  resolve(
    specifier: string,
    importer: string,
    attributes: Readonly<Record<string, string>>,
    phase: 'source' | 'evaluation',
  ): ModuleTarget | undefined;
  /** Whether files came or went since it was asked last, so that imports may mean something else. */
  resolutionsAreStale(): boolean;
  /** Whether the work at hand is no longer wanted. */
  isCancelled(): boolean;
}

/** What a project's own file says; the options in it are the engine's. */
export interface Configuration {
  /** The file and those that it extends. */
  readonly sources: readonly string[];
  /** The modules that it names; undefined if it leaves that to its folder. */
  readonly files: readonly string[] | undefined;
}

/** One project of a compiler: all answers are about its present state. */
export interface Engine {
  syntaxProblems(file: string): Problem[];
  problems(file: string): Problem[];
  suggestions(file: string): Problem[];
  /** Whether the author asked for type checks: TypeScript, or `// @ts-check`. */
  isChecked(file: string): boolean;
  imports(file: string): ImportedSpecifier[];
  role(file: string): ModuleRole;
  /** The names that a module exports. */
  exports(file: string): string[];
  has(file: string): boolean;
  /** Reads a file that is to join the project, so that joining takes no time. */
  prepare(file: string): void;
  /**
   * Reads some of what a file imports, directly and indirectly, before the file joins the others: all at once would keep everyone
   * waiting. @returns whether there is more
   */
  readAhead(file: string, most: number): boolean;
  /** What the parser has found in a file that is being read ahead. */
  parseProblems(file: string): readonly Problem[];
  files(): string[];
  text(file: string): string | undefined;

  completions(file: string, offset: number, trigger: string | undefined): Completions | undefined;
  completionDetails(file: string, offset: number, entry: Completion): CompletionDetails | undefined;
  hover(file: string, offset: number): Hover | undefined;
  signatures(file: string, offset: number, trigger: string | undefined, retrigger: boolean): Signatures | undefined;

  definitions(file: string, offset: number): { span: Span; targets: Target[] } | undefined;
  typeDefinitions(file: string, offset: number): Target[];
  implementations(file: string, offset: number): Target[];
  references(file: string, offset: number): Reference[];
  highlights(file: string, offset: number): Reference[];
  renameSpan(file: string, offset: number): Span | string;
  rename(file: string, offset: number): RenamePlace[];
  fileRename(from: string, to: string): FileChange[];

  outline(file: string): Outline[];
  workspaceSymbols(query: string, limit: number): WorkspaceSymbol[];
  tokens(file: string, span: Span): Token[];
  folds(file: string): Fold[];
  selection(file: string, offset: number): Span[];
  hints(file: string, span: Span, preferences: HintPreferences): Hint[];
  docComment(file: string, offset: number): { text: string; caret: number } | undefined;

  fixes(file: string, span: Span, codes: readonly number[]): Fix[];
  fixAll(file: string, fix: string): FileChange[];
  refactorings(file: string, span: Span, kind: string | undefined, explicit: boolean): Refactoring[];
  refactor(file: string, span: Span, refactoring: Refactoring): RefactoringEdits | undefined;
  organizeImports(file: string, mode: OrganizeMode): FileChange[];

  callItems(file: string, offset: number): CallItem[];
  incomingCalls(file: string, offset: number): Call[];
  outgoingCalls(file: string, offset: number): Call[];
  typeItems(file: string, offset: number): TypeItem[];
  supertypes(file: string, offset: number): TypeItem[];
  subtypes(file: string, offset: number): TypeItem[];

  format(file: string, span: Span | undefined, options: FormatOptions): TextEdit[];
  formatOnType(file: string, offset: number, key: string, options: FormatOptions): TextEdit[];
  dispose(): void;
}

/** In the order of the numbers in `Token.type`. */
export const tokenTypes = [
  'class',
  'enum',
  'interface',
  'namespace',
  'typeParameter',
  'type',
  'parameter',
  'variable',
  'enumMember',
  'property',
  'function',
  'method',
] as const;

/** In the order of the bits of `Token.modifiers`. */
export const tokenModifiers = ['declaration', 'static', 'async', 'readonly', 'defaultLibrary', 'local'] as const;
