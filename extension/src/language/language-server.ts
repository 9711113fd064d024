/** Starts, restarts and stops the language server, as the enabled folders and the runtime want it. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Enablement } from '../enablement.ts';
import { log } from '../log.ts';
import type { RuntimeLocation } from '../runtime/location.ts';
import { usableRuntime } from '../runtime/problems.ts';

/** `loading` while it reads the modules of the folders; it answers by then. */
export type ServerState = 'starting' | 'loading' | 'running' | 'stopped' | 'failed';

export class LanguageServer {
  readonly #enablement: Enablement;
  readonly #runtime: RuntimeLocation;
  readonly #changed = new vscode.EventEmitter<ServerState>();
  #channel: vscode.LogOutputChannel | undefined;
  #client: LanguageClient | undefined;
  /** What the running server was started with. */
  #startedFor: string | undefined;
  #state: ServerState = 'stopped';
  #work: Promise<void> = Promise.resolve();

  readonly onDidChangeState = this.#changed.event;

  constructor(enablement: Enablement, runtime: RuntimeLocation) {
    this.#enablement = enablement;
    this.#runtime = runtime;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Brings it in line with what is wanted now; one such change after the other. */
  follow(restart = false): Promise<void> {
    this.#work = this.#work
      .then(() => this.#follow(restart))
      .catch((error: Error) => {
        log.error(`language server: ${error.message}`);
        this.#setState('failed');
      });
    return this.#work;
  }

  async stop(): Promise<void> {
    await this.#work;
    await this.#stopClient();
    this.#channel?.dispose();
    this.#changed.dispose();
  }

  showLog(): void {
    (this.#channel ?? log).show();
  }

  async #follow(restart: boolean): Promise<void> {
    const folders = this.#enablement.folders();
    const first = folders[0] === undefined ? undefined : vscode.Uri.file(folders[0]);
    const runtime = first && (await usableRuntime(this.#runtime, first, restart ? 'asked' : 'background'));
    const wanted = runtime ? JSON.stringify([runtime.path, folders]) : '';
    if (wanted === this.#startedFor && !restart && this.#state !== 'failed') return;
    await this.#stopClient();
    this.#startedFor = wanted;
    if (!runtime) {
      this.#setState(first ? 'failed' : 'stopped');
      return;
    }
    this.#channel ??= vscode.window.createOutputChannel('jstime language server', { log: true });
    const { createClient } = await import('./client.ts');
    this.#client = createClient({
      runtime: runtime.path,
      folders,
      channel: this.#channel,
      onState: (state) => this.#setState(state),
      onProgress: ({ state }) => this.#setState(state === 'loading' ? 'loading' : 'running'),
    });
    await this.#client.start();
  }

  async #stopClient(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (!client) return;
    await client.dispose().catch((error: Error) => log.warn(`language server: ${error.message}`));
    this.#setState('stopped');
  }

  #setState(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    log.info(`language server: ${state}`);
    this.#changed.fire(state);
  }
}
