/** How the compiler reads programs of the runtime. */
import * as ts from 'typescript6';

/** Of a project without a file that says otherwise. */
export const defaultOptions: ts.CompilerOptions = {
  strict: true,
  noImplicitAny: false,
  useUnknownInCatchVariables: false,
};

/** Of every project: what the runtime is. */
export const fixedOptions: ts.CompilerOptions = {
  allowJs: true,
  // Undeclared names and wrong imports are problems everywhere; what else it finds is left out for unchecked files.
  checkJs: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.esnext.d.ts'],
  types: [],
  noEmit: true,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
  allowNonTsExtensions: true,
  allowSyntheticDefaultImports: true,
  // It strips types, and does nothing else to TypeScript.
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  disableSizeLimit: true,
};

export const preferences: ts.UserPreferences = {
  quotePreference: 'auto',
  importModuleSpecifierPreference: 'relative',
  importModuleSpecifierEnding: 'js',
  allowTextChangesInNewFiles: true,
  providePrefixAndSuffixTextForRename: true,
  allowRenameOfImportPath: false,
  includeCompletionsForModuleExports: true,
  includeCompletionsForImportStatements: true,
  includeCompletionsWithSnippetText: false,
  includeCompletionsWithInsertText: true,
  includeAutomaticOptionalChainCompletions: true,
  includeCompletionsWithObjectLiteralMethodSnippets: false,
  useLabelDetailsInCompletionEntries: true,
  allowIncompleteCompletions: true,
  generateReturnInDocTemplate: true,
  includePackageJsonAutoImports: 'off',
  // Built-in modules have two names each; imports that are written for the user take the one with the scheme.
  autoImportSpecifierExcludeRegexes: ['^(?![./]|node:)'],
  provideRefactorNotApplicableReason: true,
  disableSuggestions: false,
};

/** Layout of what the engine writes. */
export function formatSettings(options: { tabSize: number; insertSpaces: boolean; semicolons?: boolean }) {
  return {
    ...ts.getDefaultFormatCodeSettings('\n'),
    tabSize: options.tabSize,
    indentSize: options.tabSize,
    convertTabsToSpaces: options.insertSpaces,
    semicolons: options.semicolons === false ? ts.SemicolonPreference.Remove : ts.SemicolonPreference.Ignore,
  } satisfies ts.FormatCodeSettings;
}
