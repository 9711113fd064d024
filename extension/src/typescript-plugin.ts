/**
 * A plugin of the TypeScript server that VS Code has built in: for files in the folders that it is told, the server answers
 * with nothing, so that they have one language server, not two that contradict each other. Nobody's settings change. What
 * needs no more than the text (outline, folding, formatting) it answers as ever.
 */

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { isMarker, markerFiles } from '../../lsp/src/protocol.ts';

const { dirname } = posix;

/** The part of TypeScript's plugin interface that is used. */
interface Configuration {
  readonly folders?: readonly string[];
}

interface PluginInfo {
  /** What the plugin was told before there was a project. */
  readonly config?: Configuration;
  readonly languageService: Record<string, unknown>;
  readonly project: { refreshDiagnostics?(): void; isClosed?(): boolean };
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
  getCodeFixesAtPosition: [],
  getApplicableRefactors: [],
  provideInlayHints: [],
  getEncodedSemanticClassifications: { spans: [], endOfLineState: 0 },
  prepareCallHierarchy: undefined,
};

/** What the extension has said; it reaches only one of the two servers that VS Code runs. */
let folders: readonly string[] | undefined;
const projects = new Set<PluginInfo['project']>();

function isOurs(file: unknown): boolean {
  if (typeof file !== 'string') return false;
  return folders ? folders.some((folder) => file.startsWith(`${folder}/`)) : isMarked(dirname(file));
}

/** Folders and whether they are jstime's by a marker in them or above; markers that come later are for the extension to tell. */
const known = new Map<string, boolean>();

function isMarked(folder: string): boolean {
  let answer = known.get(folder);
  if (answer === undefined) {
    const above = dirname(folder);
    answer = markerFiles.some((name) => marks(folder, name)) || (above !== folder && isMarked(above));
    known.set(folder, answer);
  }
  return answer;
}

function marks(folder: string, name: string): boolean {
  try {
    return isMarker(name, readFileSync(`${folder}/${name}`, 'utf8'));
  } catch {
    return false;
  }
}

function readFolders(configuration: Configuration): void {
  folders = (configuration.folders ?? []).map((folder) => folder.replaceAll('\\', '/'));
}

/** The TypeScript server calls this once. */
export function plugin() {
  return {
    create({ config, languageService, project }: PluginInfo): Record<string, unknown> {
      projects.add(project);
      if (config?.folders) readFolders(config);
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
    onConfigurationChanged(configuration: Configuration): void {
      readFolders(configuration);
      for (const project of projects) {
        if (project.isClosed?.()) projects.delete(project);
        else project.refreshDiagnostics?.();
      }
    },
  };
}
