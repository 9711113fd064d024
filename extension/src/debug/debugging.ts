/** The debug type `jstime`: its adapter is a process, `jstime dap`. */
import * as vscode from 'vscode';
import type { Enablement } from '../enablement.ts';
import type { RuntimeLocation } from '../runtime/location.ts';
import { usableRuntime } from '../runtime/problems.ts';
import { AdapterLog } from './adapter-log.ts';
import { registerDebugCommands } from './commands.ts';
import { CurrentFile, Resolver } from './configurations.ts';
import { registerProfiling } from './profiling.ts';

export function registerDebugging(
  context: vscode.ExtensionContext,
  runtime: RuntimeLocation,
  enablement: Enablement,
): void {
  context.subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory('jstime', {
      async createDebugAdapterDescriptor({ workspaceFolder, configuration }) {
        const folder = workspaceFolder?.uri ?? folderOf(configuration.cwd);
        const found = await usableRuntime(runtime, folder, 'asked');
        // The user has been told why; without a text of its own VS Code stays silent.
        if (!found) return undefined;
        return new vscode.DebugAdapterExecutable(found.path, ['dap'], folder && { cwd: folder.fsPath });
      },
    }),
    vscode.debug.registerDebugConfigurationProvider('jstime', new Resolver()),
    vscode.debug.registerDebugConfigurationProvider(
      'jstime',
      new CurrentFile(enablement),
      vscode.DebugConfigurationProviderTriggerKind.Dynamic,
    ),
    vscode.debug.registerDebugAdapterTrackerFactory('jstime', new AdapterLog()),
  );
  registerDebugCommands(context, enablement);
  registerProfiling(context);
}

function folderOf(path: unknown): vscode.Uri | undefined {
  return typeof path === 'string' && path !== '' ? vscode.Uri.file(path) : undefined;
}
