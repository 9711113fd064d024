/** Which folders and files are jstime's; everywhere else the extension keeps out of the way. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { isMarker, markerFiles } from '../../lsp/src/protocol.ts';

/** The languages of modules. */
export const moduleLanguages = ['javascript', 'typescript'];

type Choice = boolean | 'auto';

function chosen(uri: vscode.Uri | undefined): Choice {
  const value = vscode.workspace.getConfiguration('jstime', uri).get<Choice>('enable');
  return typeof value === 'boolean' ? value : 'auto';
}

export class Enablement implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  /** Folders with a marker, as paths. */
  readonly #marked = new Set<string>();
  /** The last look into each folder: whether it found something else than the one before. */
  readonly #looks = new Map<string, Promise<boolean>>();

  /** Something was enabled or is no longer. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${markerFiles.join(',')}}`);
    const lookAgain = ({ path }: vscode.Uri) => {
      if (!path.includes('/node_modules/')) void this.#lookAgain(posix.dirname(path));
    };
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate(lookAgain),
      watcher.onDidChange(lookAgain),
      watcher.onDidDelete(lookAgain),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.#forget(uri.path);
        void this.look().then(() => this.#changed.fire());
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('jstime.enable')) this.#changed.fire();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => void this.#opened(document)),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Looks into all folders of the workspace, and those of the open files. */
  async look(): Promise<void> {
    const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => this.#lookInto(uri));
    const files = vscode.workspace.textDocuments.map((document) => this.#lookAround(document));
    await Promise.all([...roots, ...files]);
  }

  get isAnywhere(): boolean {
    return this.folders().length > 0;
  }

  /** @param uri of a file or a folder */
  isEnabled(uri: vscode.Uri): boolean {
    if (uri.scheme !== 'file') return false;
    const choice = chosen(uri);
    if (choice !== 'auto') return choice;
    return [uri.path, ...this.#upwards(uri)].some((folder) => this.#marked.has(folder));
  }

  /** The outermost folders that are jstime's, as paths. */
  folders(): string[] {
    const found = new Set<string>();
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const choice = chosen(uri);
      if (choice === true || (choice === 'auto' && this.#marked.has(uri.path))) found.add(uri.path);
    }
    // Those inside of folders that are not, and those of files without a workspace.
    for (const folder of this.#marked) {
      if (chosen(vscode.Uri.file(folder)) === 'auto') found.add(folder);
    }
    for (const document of vscode.workspace.textDocuments) {
      const isLone = document.uri.scheme === 'file' && !vscode.workspace.getWorkspaceFolder(document.uri);
      if (isLone && moduleLanguages.includes(document.languageId) && chosen(document.uri) === true) {
        found.add(posix.dirname(document.uri.path));
      }
    }
    return [...found].filter((folder) => ![...found].some((other) => folder.startsWith(`${other}/`))).sort();
  }

  async #opened(document: vscode.TextDocument): Promise<void> {
    if (!moduleLanguages.includes(document.languageId)) return;
    const before = this.folders().join('\n');
    await this.#lookAround(document);
    if (this.folders().join('\n') !== before) this.#changed.fire();
  }

  async #lookAround({ uri, languageId }: vscode.TextDocument): Promise<void> {
    if (uri.scheme !== 'file' || !moduleLanguages.includes(languageId)) return;
    for (const folder of this.#upwards(uri)) {
      await this.#lookInto(uri.with({ path: folder }));
      if (this.#marked.has(folder)) return;
    }
  }

  /** One look after the other: the last one sees how it is. */
  async #lookAgain(folder: string): Promise<void> {
    const before = this.#looks.get(folder) ?? Promise.resolve(false);
    const look = before.then(() => this.#read(vscode.Uri.file(folder)));
    this.#looks.set(folder, look);
    if (await look) this.#changed.fire();
  }

  /** Reads the markers of a folder that was not looked into before. */
  async #lookInto(folder: vscode.Uri): Promise<void> {
    if (folder.scheme !== 'file') return;
    const look = this.#looks.get(folder.path) ?? this.#read(folder);
    this.#looks.set(folder.path, look);
    await look;
  }

  async #read(folder: vscode.Uri): Promise<boolean> {
    const was = this.#marked.has(folder.path);
    const found = await Promise.all(markerFiles.map((name) => marks(folder, name)));
    if (!this.#looks.has(folder.path)) return false;
    if (found.includes(true)) this.#marked.add(folder.path);
    else this.#marked.delete(folder.path);
    return this.#marked.has(folder.path) !== was;
  }

  /** A folder is no longer in the workspace. */
  #forget(root: string): void {
    for (const folder of [...this.#looks.keys()]) {
      if (folder !== root && !folder.startsWith(`${root}/`)) continue;
      this.#looks.delete(folder);
      this.#marked.delete(folder);
    }
  }

  /** The folders around a file, up to that of the workspace. */
  *#upwards(uri: vscode.Uri): Generator<string> {
    const end = vscode.workspace.getWorkspaceFolder(uri)?.uri.path ?? '/';
    let folder = uri.path;
    while (folder !== end && folder !== '/') {
      folder = posix.dirname(folder);
      yield folder;
    }
  }
}

async function marks(folder: vscode.Uri, name: string): Promise<boolean> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name));
    return isMarker(name, new TextDecoder().decode(bytes));
  } catch {
    return false;
  }
}
