/** The compiler's thread: takes messages in their order, answers requests, and works on when there are none. */
import type {
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidOpenTextDocumentParams,
  InitializeParams,
  RenameFilesParams,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { type Cancellation, type Channel, changesDocuments, errorCodes, type Message } from '../channel/messages.ts';
import { isCancellation } from '../engine/typescript/typescript-engine.ts';
import { settingsSection } from '../protocol.ts';
import { readSettings } from '../settings.ts';
import { Background } from './background.ts';
import { encodingFor } from './capabilities.ts';
import { Context, type Handler, RequestError } from './context.ts';
import { features } from './features/features.ts';
import { renamedEdit } from './features/renaming.ts';
import type { Installation } from './installation.ts';
import { wrongParameters } from './parameters.ts';
import { Uris } from './uris.ts';
import { watchDisk } from './watching.ts';
import { Workspace } from './workspace.ts';

type Request = Extract<Message, { kind: 'request' }>;

export class Server {
  readonly #channel: Channel;
  readonly #cancellation: Cancellation;
  readonly #context: Context;
  readonly #background: Background;
  readonly #handlers = new Map<string, Handler>();
  readonly #asked = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  /** Changes of documents that were taken in. */
  #changes = 0;
  /** The cell of the request at work; undefined while nobody waits. */
  #cell: number | undefined;

  /** @param folder of the installation */
  constructor(channel: Channel, cancellation: Cancellation, installation: Installation, folder: string) {
    this.#channel = channel;
    this.#cancellation = cancellation;
    const uris = new Uris(folder);
    this.#context = new Context(
      uris,
      (documents) => new Workspace(documents, uris, installation, () => this.#isCancelled()),
      {
        notify: (method, params) => channel.post({ kind: 'notification', method, params }),
        ask: (method, params) => this.#ask(method, params),
      },
    );
    this.#background = new Background(this.#context);
    for (const { requests = {} } of features) {
      for (const [method, handler] of Object.entries(requests)) this.#handlers.set(method, handler);
    }
    channel.onMessage((message) => this.#take(message));
  }

  #isCancelled(): boolean {
    // What nobody waits for gives way to the next edit, which makes it stale.
    if (this.#cell === undefined) {
      return this.#cancellation.changes() !== this.#changes || this.#cancellation.isOver();
    }
    return this.#cancellation.isCancelled(this.#cell);
  }

  #take(message: Message): void {
    if (message.kind === 'request') this.#answer(message);
    else if (message.kind === 'answer') this.#settle(message);
    else {
      try {
        this.#notified(message.method, message.params);
      } catch (error) {
        this.#log(`${message.method}: ${(error as Error).stack}`);
      }
    }
    this.#background.wake();
  }

  #answer(request: Request): void {
    this.#attempt(request, () => {
      const result = this.#handle(request.method, request.params);
      if (isWork(result)) this.#workOn(request, result);
      else this.#channel.post({ kind: 'answer', id: request.id, result: result ?? null });
    });
  }

  /** One piece of long work; other messages get their turn before the next. */
  #workOn(request: Request, work: Generator<void, unknown>): void {
    const { done, value } = work.next();
    if (done) this.#channel.post({ kind: 'answer', id: request.id, result: value ?? null });
    else setImmediate(() => this.#attempt(request, () => this.#workOn(request, work)));
  }

  /** Does something for a request that may be cancelled before and meanwhile. */
  #attempt({ id, method, cell }: Request, act: () => void): void {
    if (cell !== undefined && this.#cancellation.isCancelled(cell)) return;
    this.#cell = cell;
    try {
      act();
    } catch (error) {
      this.#channel.post({ kind: 'answer', id, failure: this.#toFailure(method, error) });
    } finally {
      this.#cell = undefined;
    }
  }

  #handle(method: string, params: unknown): unknown {
    const handler = this.#handlers.get(method);
    if (!handler) throw new RequestError(errorCodes.methodNotFound, `there is no method ${method}`);
    const wrong = wrongParameters(method, params);
    if (wrong !== undefined) throw new RequestError(errorCodes.invalidParams, wrong);
    return handler(this.#context, params);
  }

  #toFailure(method: string, error: unknown) {
    if (error instanceof RequestError) return { code: error.code, message: error.message };
    if (isCancellation(error)) return { code: errorCodes.requestCancelled, message: 'cancelled' };
    this.#log(`${method}: ${(error as Error).stack}`);
    return { code: errorCodes.internalError, message: (error as Error).message };
  }

  #notified(method: string, params: unknown): void {
    const { documents, uris, workspace } = this.#context;
    if (changesDocuments(method)) this.#changes += 1;
    if (wrongParameters(method, params) !== undefined) return;
    if (method === 'initialize') this.#initialize(params as InitializeParams);
    else if (method === 'initialized') void this.#initialized();
    else if (method === 'textDocument/didOpen') {
      const { textDocument } = params as DidOpenTextDocumentParams;
      const { file } = documents.open(textDocument, uris.toFile(textDocument.uri, textDocument.languageId));
      workspace.opened(file);
      this.#background.changed(file);
    } else if (method === 'textDocument/didChange') {
      const change = params as DidChangeTextDocumentParams;
      const document = documents.change(this.#fileOf(change.textDocument), change);
      if (!document) return;
      workspace.edited();
      this.#background.typed(document.file);
    } else if (method === 'textDocument/didClose') {
      const file = this.#fileOf((params as { textDocument: TextDocumentIdentifier }).textDocument);
      this.#background.closed(file);
      documents.close(file);
      workspace.closed(file);
    } else if (method === 'textDocument/didSave') {
      workspace.files.forget(this.#fileOf((params as { textDocument: TextDocumentIdentifier }).textDocument));
    } else if (method === 'workspace/didChangeWatchedFiles') {
      const { changes } = params as DidChangeWatchedFilesParams;
      this.#changedOnDisk(changes.map(({ uri }) => uris.toFile(uri)));
    } else if (method === 'workspace/didRenameFiles') {
      this.#renamed(params as RenameFilesParams);
    } else if (method === 'workspace/didChangeWorkspaceFolders') {
      const { added, removed } = (params as DidChangeWorkspaceFoldersParams).event;
      const gone = new Set(removed.map(({ uri }) => uris.toFile(uri)));
      workspace.setFolders([
        ...workspace.folders.filter((folder) => !gone.has(folder)),
        ...added.map(({ uri }) => uris.toFile(uri)),
      ]);
      this.#background.changed();
    } else if (method === 'workspace/didChangeConfiguration') {
      void this.#configure((params as DidChangeConfigurationParams).settings);
    }
  }

  /** By its URI: the language of a document without an ending is known since it was opened. */
  #fileOf({ uri }: TextDocumentIdentifier): string {
    return (
      this.#context.documents.all().find((document) => document.uri === uri)?.file ?? this.#context.uris.toFile(uri)
    );
  }

  #initialize(params: InitializeParams): void {
    const context = this.#context;
    context.client = params.capabilities;
    context.documents.encoding = encodingFor(params.capabilities);
    const virtual = (params.capabilities.workspace as { textDocumentContent?: unknown } | undefined)
      ?.textDocumentContent;
    context.uris.virtualLibraries = virtual !== undefined;
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    context.workspace.setFolders(folders.map((uri) => context.uris.toFile(uri)));
    context.settings = readSettings(params.initializationOptions);
  }

  async #initialized(): Promise<void> {
    const { client } = this.#context;
    watchDisk(this.#context, (paths) => {
      this.#changedOnDisk(paths);
      this.#background.wake();
    });
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      const registration = {
        id: 'configuration',
        method: 'workspace/didChangeConfiguration',
        registerOptions: { section: settingsSection },
      };
      this.#ask('client/registerCapability', { registrations: [registration] }).catch(() => {});
    }
    if (client.workspace?.configuration) await this.#configure(undefined);
  }

  async #configure(pushed: unknown): Promise<void> {
    const context = this.#context;
    let given = (pushed as Record<string, unknown> | null | undefined)?.[settingsSection];
    if (context.client.workspace?.configuration) {
      try {
        const answers = await this.#ask('workspace/configuration', { items: [{ section: settingsSection }] });
        given = (answers as unknown[] | null)?.[0];
      } catch (error) {
        this.#log(`workspace/configuration: ${(error as Error).message}`);
      }
    }
    if (given === undefined || given === null) return;
    context.settings = readSettings(given);
    this.#background.changed();
    this.#background.wake();
  }

  #changedOnDisk(paths: readonly string[]): void {
    this.#context.workspace.changedOnDisk(paths);
    this.#background.changed();
  }

  /** Clients that asked before they renamed have the edits already. */
  #renamed(params: RenameFilesParams): void {
    const { client, uris } = this.#context;
    this.#changedOnDisk(params.files.flatMap(({ oldUri, newUri }) => [uris.toFile(oldUri), uris.toFile(newUri)]));
    if (client.workspace?.fileOperations?.willRename || !client.workspace?.applyEdit) return;
    const edit = renamedEdit(this.#context, params);
    if (edit) this.#ask('workspace/applyEdit', { label: 'Imports of renamed files', edit }).catch(() => {});
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#channel.post({ kind: 'request', id, method, params });
    return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }));
  }

  #settle({ id, result, failure }: Extract<Message, { kind: 'answer' }>): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    if (failure) asked?.reject(new Error(failure.message));
    else asked?.resolve(result);
  }

  #log(message: string): void {
    this.#context.notify('window/logMessage', { type: 1, message });
  }
}

function isWork(result: unknown): result is Generator<void, unknown> {
  return typeof result === 'object' && result !== null && Symbol.iterator in result && 'next' in result;
}
