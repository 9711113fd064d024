/** Debug configurations: made where there is none, completed where something is left out. */
import * as vscode from 'vscode';
import { type Enablement, moduleLanguages } from '../enablement.ts';
import type { RuntimeLocation } from '../runtime/location.ts';
import { usableRuntime } from '../runtime/problems.ts';

/** What F5 starts where no launch.json says otherwise. */
export function launchFile(uri: vscode.Uri, more: object = {}): vscode.DebugConfiguration {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return { type: 'jstime', request: 'launch', name, program: uri.fsPath, ...more };
}

function activeModule(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.uri.scheme === 'file' && moduleLanguages.includes(document.languageId) ? document.uri : undefined;
}

/** The folder whose runtime debugs what a configuration names. */
export function homeOf(
  folder: vscode.WorkspaceFolder | undefined,
  { cwd }: vscode.DebugConfiguration,
): vscode.Uri | undefined {
  return folder?.uri ?? (typeof cwd === 'string' && cwd !== '' ? vscode.Uri.file(cwd) : undefined);
}

/** Completes configurations before they go to the adapter. */
export class Resolver implements vscode.DebugConfigurationProvider {
  readonly #runtime: RuntimeLocation;

  constructor(runtime: RuntimeLocation) {
    this.#runtime = runtime;
  }

  provideDebugConfigurations(): vscode.DebugConfiguration[] {
    return [{ type: 'jstime', request: 'launch', name: 'Debug the current file', program: '${file}' }];
  }

  resolveDebugConfiguration(
    folder: vscode.WorkspaceFolder | undefined,
    given: vscode.DebugConfiguration,
  ): vscode.ProviderResult<vscode.DebugConfiguration> {
    // Without a launch.json VS Code asks with an empty one.
    const configuration = { ...given };
    configuration.type ||= 'jstime';
    configuration.request ||= 'launch';
    configuration.name ||= 'Debug the current file';
    if (configuration.request === 'launch' && configuration.program === undefined) {
      const file = activeModule();
      if (!file) {
        return vscode.window
          .showErrorMessage('Which file? Open a JavaScript or TypeScript file, or name one as "program".', {
            modal: true,
          })
          .then(() => undefined);
      }
      configuration.program = file.fsPath;
    }
    if (configuration.request === 'launch' && configuration.cwd === undefined) {
      const home = folder ?? vscode.workspace.getWorkspaceFolder(vscode.Uri.file(configuration.program));
      if (home) configuration.cwd = home.uri.fsPath;
    }
    return configuration;
  }

  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    // Here and not where the adapter starts: there VS Code would add an error of its own to what the user is told.
    if (!(await usableRuntime(this.#runtime, homeOf(folder, configuration), 'asked'))) return undefined;
    // What a command gives, such as the one that picks a process, is text.
    const { processId } = configuration;
    if (typeof processId !== 'string') return configuration;
    if (!/^\d+$/.test(processId)) {
      void vscode.window.showErrorMessage(`"processId" is no number: ${processId}`);
      return undefined;
    }
    return { ...configuration, processId: Number(processId) };
  }
}

/** What the list of the Run and Debug view offers besides launch.json. */
export class CurrentFile implements vscode.DebugConfigurationProvider {
  readonly #enablement: Enablement;

  constructor(enablement: Enablement) {
    this.#enablement = enablement;
  }

  provideDebugConfigurations(): vscode.DebugConfiguration[] {
    const attach = {
      type: 'jstime',
      request: 'attach',
      name: 'Attach to a running program',
      processId: '${command:PickProcess}',
    };
    const file = activeModule();
    if (!file || !this.#enablement.isEnabled(file)) return this.#enablement.isAnywhere ? [attach] : [];
    return [
      launchFile(file, { name: `Debug ${file.path.slice(file.path.lastIndexOf('/') + 1)}` }),
      launchFile(file, { name: 'Debug in the terminal', console: 'integratedTerminal' }),
      attach,
    ];
  }
}
