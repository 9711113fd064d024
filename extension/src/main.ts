/**
 * Entry of the extension. VS Code loads it for every JavaScript file and every folder with a package.json, so it does
 * next to nothing before a folder turns out to be jstime's.
 */
import type * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { registerDebugging } from './debug/debugging.ts';
import { Enablement } from './enablement.ts';
import { log } from './log.ts';
import { RuntimeLocation } from './runtime/location.ts';
import { registerTasks } from './tasks/tasks.ts';
import { registerTerminals } from './terminal/terminals.ts';
import { type EnabledParts, startEnabledParts } from './when-enabled.ts';

/** What other extensions, and tests, can ask. */
export interface Api {
  /** Whether a file belongs to a folder of jstime's. */
  isEnabled(uri: vscode.Uri): boolean;
  /** The folders that are jstime's. */
  enabledFolders(): readonly string[];
  /** The state of the language server; undefined where it is not wanted. */
  languageServer(): string | undefined;
  /** The runtime for a folder, and where it was found. */
  runtime(folder?: vscode.Uri): Promise<{ path: string; origin: string; version: string } | undefined>;
}

let parts: EnabledParts | undefined;

/** Called by VS Code. */
export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const enablement = new Enablement();
  const runtime = new RuntimeLocation(context.extensionUri);
  context.subscriptions.push(enablement, runtime);

  // These cost nothing until they are used, and are wanted wherever a launch.json or tasks.json names jstime.
  registerDebugging(context, runtime, enablement);
  registerTasks(context, runtime, enablement);
  registerTerminals(context, runtime);
  registerCommands(context, { runtime, parts: () => parts });

  const follow = async () => {
    if (enablement.isAnywhere && !parts) parts = startEnabledParts(context, enablement, runtime);
    await parts?.follow();
  };
  context.subscriptions.push(enablement.onDidChange(() => void follow()));
  await enablement.look();
  // The language server comes up by itself; nobody has to wait for it.
  void follow();
  return {
    isEnabled: (uri) => enablement.isEnabled(uri),
    enabledFolders: () => enablement.folders(),
    languageServer: () => parts?.languageServerState(),
    runtime: (folder) => runtime.locate(folder),
  };
}

/** Called by VS Code, which waits a few seconds for it. */
export async function deactivate(): Promise<void> {
  await parts?.stop();
  parts = undefined;
  log.dispose();
}
