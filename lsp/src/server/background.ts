/** What is done while nobody waits: pushed diagnostics, open files first, then the rest of the folder. */
import { isCancellation } from '../engine/typescript/typescript-engine.ts';
import { type Status, statusNotification } from '../protocol.ts';
import type { Context } from './context.ts';
import { diagnose, diagnoseText } from './diagnose.ts';
import { isPulled } from './features/diagnostics.ts';
import { mostModules } from './folder.ts';

/** What follows a keystroke, completion above all, is already on its way: nothing else is begun before it. */
const afterKeystrokeMs = 8;

export class Background {
  readonly #context: Context;
  /** Open files whose diagnostics are to be told, the most urgent first. */
  #stale: string[] = [];
  readonly #told = new Map<string, string>();
  #scheduled = false;
  #refreshWanted = false;
  #warmed = false;
  #isCheckedAhead = false;
  #progress: 'none' | 'asked' | 'begun' = 'none';
  #percentage = 0;
  #quietUntilMs = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @param file what changed; without it, everything may have */
  changed(file?: string): void {
    const open = this.#context.documents.all().map((document) => document.file);
    this.#stale = file === undefined ? open : [file, ...open.filter((other) => other !== file)];
    if (file === undefined) this.#refreshViews();
    // Other files' diagnostics depend on it; the client pulls those of the changed file by itself.
    if (isPulled(this.#context.client) && (file === undefined || open.length > 1)) this.#refreshWanted = true;
  }

  /** The user is typing in it. */
  typed(file: string): void {
    this.changed(file);
    this.#quietUntilMs = performance.now() + afterKeystrokeMs;
  }

  closed(file: string): void {
    this.#stale = this.#stale.filter((other) => other !== file);
    this.#tell(file, []);
    this.#told.delete(file);
  }

  /** Messages that are there already come first. */
  wake(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const waitMs = this.#quietUntilMs - performance.now();
    const work = () => {
      this.#scheduled = false;
      if (performance.now() < this.#quietUntilMs || this.#work()) this.wake();
    };
    if (waitMs > 0) setTimeout(work, waitMs);
    else setImmediate(work);
  }

  /** @returns whether there is more to do */
  #work(): boolean {
    const context = this.#context;
    try {
      if (isPulled(context.client)) {
        if (this.#refreshWanted) {
          this.#refreshWanted = false;
          context.ask('workspace/diagnostic/refresh', undefined).catch(() => {});
        } else if (this.#checkAhead()) return true;
      } else {
        const file = this.#stale[0];
        if (file !== undefined) {
          if (this.#diagnose(file)) this.#stale.shift();
          return true;
        }
      }
      return this.#loadFolders();
    } catch (error) {
      // An edit is on its way: it wakes this again.
      if (isCancellation(error)) return false;
      this.#stale.shift();
      context.notify('window/logMessage', { type: 1, message: `in the background: ${(error as Error).stack}` });
      return this.#stale.length > 0;
    }
  }

  /** The client asks for the problems of its first document as soon as it can: they are looked for until then. */
  #checkAhead(): boolean {
    const [first] = this.#context.documents.all();
    if (!first || this.#isCheckedAhead) return false;
    this.#isCheckedAhead = this.#diagnose(first.file);
    return true;
  }

  /** @returns whether all was said; if not, this goes on later */
  #diagnose(file: string): boolean {
    const document = this.#context.documents.get(file);
    const subject = document && this.#context.subject(document.uri);
    if (!subject) return true;
    if (!subject.project.readAhead(file)) {
      this.#tell(file, diagnose(this.#context, subject));
      return true;
    }
    const found = diagnoseText(this.#context, subject);
    if (found.length > 0) this.#tell(file, found);
    return false;
  }

  #tell(file: string, diagnostics: unknown[]): void {
    const document = this.#context.documents.get(file);
    if (!document || isPulled(this.#context.client)) return;
    const text = JSON.stringify([document.version, diagnostics]);
    if (this.#told.get(file) === text) return;
    this.#told.set(file, text);
    const { uri, version } = document;
    const withVersion = this.#context.client.textDocument?.publishDiagnostics?.versionSupport === true;
    this.#context.notify('textDocument/publishDiagnostics', { uri, ...(withVersion && { version }), diagnostics });
  }

  #loadFolders(): boolean {
    if (this.#context.documents.all().length === 0) {
      // The libraries are read before the first document comes.
      if (!this.#warmed) this.#context.workspace.projects()[0]?.engine.files();
      this.#warmed = true;
      return false;
    }
    const project = this.#context.workspace.projects().find(({ isLoaded }) => !isLoaded);
    if (!project) {
      this.#endProgress();
      return false;
    }
    this.#beginProgress();
    project.loadSlice();
    if (project.isLoaded) {
      this.#context.workspace.edited();
      this.changed();
      if (project.isCapped) this.#announceCap(project.folder);
    }
    this.#reportProgress(project.share);
    this.#tellStatus();
    return true;
  }

  /** What the client shows beside text and diagnostics. */
  #refreshViews(): void {
    const { client } = this.#context;
    for (const view of ['codeLens', 'inlayHint', 'semanticTokens'] as const) {
      if (!client.workspace?.[view]?.refreshSupport) continue;
      this.#context.ask(`workspace/${view}/refresh`, undefined).catch(() => {});
    }
  }

  #tellStatus(): void {
    if (this.#context.experimental.status !== true) return;
    const projects = this.#context.workspace.projects();
    const status: Status = {
      state: projects.every(({ isLoaded }) => isLoaded) ? 'ready' : 'loading',
      modules: projects.reduce((sum, { modules }) => sum + modules.length, 0),
    };
    this.#context.notify(statusNotification, status);
  }

  #beginProgress(): void {
    if (this.#progress !== 'none' || !this.#context.client.window?.workDoneProgress) return;
    this.#progress = 'asked';
    const token = 'jstime/folder';
    this.#context.ask('window/workDoneProgress/create', { token }).then(
      () => {
        if (this.#progress !== 'asked') return;
        this.#progress = 'begun';
        const value = { kind: 'begin', title: 'jstime', message: "reading the folder's modules", percentage: 0 };
        this.#context.notify('$/progress', { token, value });
        this.wake();
      },
      () => {},
    );
  }

  #reportProgress(share: number): void {
    const percentage = Math.floor(100 * share);
    if (this.#progress !== 'begun' || percentage === this.#percentage) return;
    this.#percentage = percentage;
    this.#context.notify('$/progress', { token: 'jstime/folder', value: { kind: 'report', percentage } });
  }

  #announceCap(folder: string): void {
    const message = `${folder} has more than ${mostModules} modules: jstime looks at the first ${mostModules} and at what they import. Open a folder in it, or name its modules in a jsconfig.json.`;
    this.#context.notify('window/showMessage', { type: 2, message });
  }

  #endProgress(): void {
    if (this.#progress === 'begun') {
      this.#context.notify('$/progress', { token: 'jstime/folder', value: { kind: 'end' } });
    }
    // Asked for and not begun: begins and ends when the client answers.
    if (this.#progress !== 'asked') this.#progress = 'none';
  }
}
