/**
 * A plugin of the TypeScript server that VS Code has built in: for files in the folders that it is told, the server answers
 * with nothing, so that they have one language server, not two that contradict each other. Nobody's settings change.
 */

/** The part of TypeScript's plugin interface that is used. */
interface PluginInfo {
  readonly languageService: Record<string, unknown>;
  readonly project: { refreshDiagnostics?(): void };
}

/** What each method that takes a file answers for ours. */
const answers: Readonly<Record<string, unknown>> = {
  getSyntacticDiagnostics: [],
  getSemanticDiagnostics: [],
  getRegionSemanticDiagnostics: undefined,
  getSuggestionDiagnostics: [],
  getCompletionsAtPosition: undefined,
  getQuickInfoAtPosition: undefined,
  getSignatureHelpItems: undefined,
  getDefinitionAtPosition: undefined,
  getDefinitionAndBoundSpan: undefined,
  getTypeDefinitionAtPosition: undefined,
  getImplementationAtPosition: undefined,
  getReferencesAtPosition: undefined,
  findReferences: undefined,
  getDocumentHighlights: undefined,
  getNavigationTree: { text: '', kind: 'script', kindModifiers: '', spans: [{ start: 0, length: 0 }] },
  getOutliningSpans: [],
  getCodeFixesAtPosition: [],
  getApplicableRefactors: [],
  provideInlayHints: [],
  getEncodedSemanticClassifications: { spans: [], endOfLineState: 0 },
  prepareCallHierarchy: undefined,
  getLinkedEditingRangeAtPosition: undefined,
};

let folders: readonly string[] = [];
const projects = new Set<PluginInfo['project']>();

function isOurs(file: unknown): boolean {
  return typeof file === 'string' && folders.some((folder) => file.startsWith(`${folder}/`));
}

/** The TypeScript server calls this once. */
export function plugin() {
  return {
    create({ languageService, project }: PluginInfo): Record<string, unknown> {
      projects.add(project);
      const ours: Record<string, unknown> = Object.create(null);
      for (const [name, member] of Object.entries(languageService)) {
        if (typeof member !== 'function') ours[name] = member;
        else if (!(name in answers)) ours[name] = member.bind(languageService);
        else {
          ours[name] = (...args: unknown[]) =>
            isOurs(args[0]) ? answers[name] : Reflect.apply(member, languageService, args);
        }
      }
      return ours;
    },
    onConfigurationChanged(configuration: { folders?: readonly string[] }): void {
      folders = (configuration.folders ?? []).map((folder) => folder.replaceAll('\\', '/'));
      for (const project of projects) project.refreshDiagnostics?.();
    },
  };
}
