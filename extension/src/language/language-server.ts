/** Starts, restarts and stops the language server, as the enabled folders and the runtime want it. */
import * as vscode from 'vscode';
import type { Enablement } from '../enablement.ts';
import { log } from '../log.ts';
import type { RuntimeLocation } from '../runtime/location.ts';
import { usableRuntime } from '../runtime/problems.ts';
import type { Client } from './client.ts';

/** `loading` while it reads the modules of the folders; it answers by then. */
export type ServerState = 'starting' | 'loading' | 'running' | 'stopped' | 'failed';

export class LanguageServer {
  readonly #enablement: Enablement;
  readonly #runtime: RuntimeLocation;
  readonly #changed = new vscode.EventEmitter<ServerState>();
  #channel: vscode.LogOutputChannel | undefined;
  #client: Client | undefined;
  /** What the running server was started with. */
  #startedFor: string | undefined;
  #state: ServerState = 'stopped';
  #work: Promise<void> = Promise.resolve();
  #isOver = false;

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
    this.#work = this.#work.then(() => this.#follow(restart)).catch((error: Error) => this.#fail(error));
    return this.#work;
  }

  /** For good. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#work;
    await this.#stopClient();
    this.#channel?.dispose();
    this.#changed.dispose();
  }

  showLog(): void {
    (this.#channel ?? log).show();
  }

  async #follow(restart: boolean): Promise<void> {
    if (this.#isOver) return;
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
    const isCurrent = () => this.#client === client;
    const client = createClient({
      runtime: runtime.path,
      folders,
      channel: this.#channel,
      onState: (state) => isCurrent() && this.#setState(state),
      onProgress: ({ state }) => isCurrent() && this.#setState(state === 'loading' ? 'loading' : 'running'),
    });
    this.#client = client;
    // Not waited for: one that never answers can be replaced.
    client.start().catch((error: Error) => isCurrent() && this.#fail(error));
  }

  async #stopClient(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (!client) return;
    await client.end().catch((error: Error) => log.warn(`language server: ${error.message}`));
    this.#setState('stopped');
  }

  #fail(error: Error): void {
    log.error(`language server: ${error.message}`);
    this.#setState('failed');
  }

  #setState(state: ServerState): void {
    if (state === this.#state) return;
    this.#state = state;
    log.info(`language server: ${state}`);
    this.#changed.fire(state);
  }
}
