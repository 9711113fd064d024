/** Where the runtime is: the first of four places. */
import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { log } from '../log.ts';

/** Which place it was, in words for users. */
export type Origin = 'the setting jstime.path' | 'node_modules/.bin' | 'the extension' | 'PATH';

export interface Runtime {
  readonly path: string;
  readonly origin: Origin;
  /** As it says itself. */
  readonly version: string;
}

const name = process.platform === 'win32' ? 'jstime.exe' : 'jstime';

/** For a program that prints one line. */
const versionTimeoutMs = 10_000;

export class RuntimeLocation implements vscode.Disposable {
  readonly #bundled: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  readonly #found = new Map<string, Promise<Runtime | undefined>>();
  /** Folders for which there was none. */
  readonly #missing = new Set<string>();

  /** Another one may be the right one now. */
  readonly onDidChange = this.#changed.event;

  /** @param extension the folder of the extension; one for a platform has the runtime in it */
  constructor(extension: vscode.Uri) {
    this.#bundled = vscode.Uri.joinPath(extension, 'runtime', 'bin', name).fsPath;
    this.#subscriptions.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('jstime.path')) this.forget();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.forget()),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Looks anew the next time: something was installed. */
  forget(): void {
    this.#found.clear();
    this.#changed.fire();
  }

  /** The runtime for a folder; undefined if there is none, or one that cannot be started. */
  locate(folder?: vscode.Uri): Promise<Runtime | undefined> {
    const home = folder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const key = home?.fsPath ?? '';
    let found = this.#found.get(key);
    if (!found) {
      found = this.#look(home).then((runtime) => {
        if (!runtime) {
          // It may be installed in the next moment.
          this.#found.delete(key);
          this.#missing.add(key);
        } else if (this.#missing.delete(key)) this.#changed.fire();
        return runtime;
      });
      this.#found.set(key, found);
    }
    return found;
  }

  async #look(folder: vscode.Uri | undefined): Promise<Runtime | undefined> {
    for (const [origin, path] of this.#candidates(folder)) {
      if (!(await isExecutable(path))) {
        log.debug(`no runtime at ${path} (${origin})`);
        continue;
      }
      const version = await versionOf(path);
      if (version === undefined) continue;
      log.info(`runtime: ${path}, version ${version}, found in ${origin}`);
      return { path, origin, version };
    }
    log.warn('no runtime found');
    return undefined;
  }

  *#candidates(folder: vscode.Uri | undefined): Generator<[Origin, string]> {
    const setting = vscode.workspace.getConfiguration('jstime', folder).get<string | null>('path');
    if (setting) yield ['the setting jstime.path', expanded(setting, folder)];
    // What lies in the workspace is not started before the user trusts it.
    if (folder && vscode.workspace.isTrusted)
      yield ['node_modules/.bin', join(folder.fsPath, 'node_modules/.bin', name)];
    yield ['the extension', this.#bundled];
    for (const place of (process.env.PATH ?? '').split(delimiter)) {
      if (isAbsolute(place)) yield ['PATH', join(place, name)];
    }
  }
}

function expanded(path: string, folder: vscode.Uri | undefined): string {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? '';
  const full = path.replace(/^~(?=[/\\])/, home).replaceAll('${workspaceFolder}', folder?.fsPath ?? '');
  return isAbsolute(full) || !folder ? full : join(folder.fsPath, full);
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function versionOf(path: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: versionTimeoutMs });
    const [, version] = /^jstime (\d+\.\d+\.\d+\S*)/.exec(stdout) ?? [];
    if (version === undefined) log.warn(`${path} does not say what version of jstime it is`);
    return version;
  } catch (error) {
    log.warn(`${path} cannot be started: ${(error as Error).message}`);
    return undefined;
  }
}
