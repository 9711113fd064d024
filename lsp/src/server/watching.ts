/** Files that change behind the editor's back: told by the client where it can watch, seen by ourselves where not. */
import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.ts';

/** Changes come in swarms. */
const gatherMs = 50;

export function watchDisk(context: Context, changed: (paths: readonly string[]) => void): void {
  if (context.client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const registration = {
      id: 'files',
      method: 'workspace/didChangeWatchedFiles',
      registerOptions: { watchers: [{ globPattern: '**/*' }] },
    };
    context.ask('client/registerCapability', { registrations: [registration] }).catch(() => {
      watchFolders(context, changed);
    });
  } else watchFolders(context, changed);
}

function watchFolders(context: Context, changed: (paths: readonly string[]) => void): void {
  let gathered = new Set<string>();
  const note = (path: string) => {
    if (/\/(node_modules|\.git)\//.test(path)) return;
    if (gathered.size === 0) {
      setTimeout(() => {
        const paths = [...gathered];
        gathered = new Set();
        changed(paths);
      }, gatherMs);
    }
    gathered.add(path);
  };
  for (const folder of context.workspace.folders) {
    try {
      const watcher: FSWatcher = watch(folder, { recursive: true, persistent: false }, (_event, name) => {
        if (name !== null) note(join(folder, name));
      });
      watcher.on('error', () => {});
    } catch {
      // A folder that is not there, or too many: what is opened and saved is looked at anyway.
    }
  }
}
