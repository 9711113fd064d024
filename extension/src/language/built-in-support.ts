/** VS Code's own TypeScript support, which has nothing to say about files that are jstime's. */
import * as vscode from 'vscode';
import { log } from '../log.ts';

/** The plugin of the TypeScript server that comes with this extension: `typescript-plugin.ts`. */
const pluginName = 'jstime-typescript-plugin';

interface TypeScriptApi {
  getAPI(version: 0): { configurePlugin(name: string, configuration: object): void } | undefined;
}

const extensionId = 'vscode.typescript-language-features';

/** Whether the user has not turned it off. */
export function hasBuiltInSupport(): boolean {
  return vscode.extensions.getExtension(extensionId) !== undefined;
}

/** Tells the TypeScript server which folders it leaves to us, now and whenever it starts again. */
export async function leaveToUs(folders: readonly string[]): Promise<void> {
  const extension = vscode.extensions.getExtension<TypeScriptApi>(extensionId);
  if (!extension) return;
  try {
    const api = (await extension.activate()).getAPI(0);
    api?.configurePlugin(pluginName, { folders: folders.map((folder) => vscode.Uri.file(folder).fsPath) });
  } catch (error) {
    log.warn(`the built-in TypeScript support cannot be told: ${(error as Error).message}`);
  }
}
