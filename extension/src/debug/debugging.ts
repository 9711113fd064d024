/** The debug type `jstime`: its adapter is a process, `jstime dap`. */
import * as vscode from 'vscode';
import type { Enablement } from '../enablement.ts';
import type { RuntimeLocation } from '../runtime/location.ts';
import { AdapterLog } from './adapter-log.ts';
import { registerDebugCommands } from './commands.ts';
import { CurrentFile, homeOf, Resolver } from './configurations.ts';
import { InlineDebugging } from './inline.ts';
import { registerProfiling } from './profiling.ts';

export function registerDebugging(
  context: vscode.ExtensionContext,
  runtime: RuntimeLocation,
  enablement: Enablement,
): void {
  const inline = new InlineDebugging();
  context.subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory('jstime', {
      async createDebugAdapterDescriptor({ workspaceFolder, configuration }) {
        const folder = homeOf(workspaceFolder, configuration);
        const found = await runtime.locate(folder);
        if (!found) throw new Error('jstime was not found');
        return new vscode.DebugAdapterExecutable(found.path, ['dap'], folder && { cwd: folder.fsPath });
      },
    }),
    vscode.debug.registerDebugConfigurationProvider('jstime', new Resolver(runtime)),
    vscode.debug.registerDebugConfigurationProvider(
      'jstime',
      new CurrentFile(enablement),
      vscode.DebugConfigurationProviderTriggerKind.Dynamic,
    ),
    vscode.debug.registerDebugAdapterTrackerFactory('jstime', new AdapterLog()),
    inline,
    vscode.debug.registerDebugAdapterTrackerFactory('jstime', inline),
  );
  registerDebugCommands(context, enablement);
  registerProfiling(context);
}
