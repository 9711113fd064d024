/**
 * A client of the language server over its real standard streams, typed by the published protocol. Every message of the
 * server is checked: framing, JSON-RPC, ids, and that all ranges are ranges.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ClientCapabilities, Diagnostic, InitializeResult, Position } from 'vscode-languageserver';
import { jstimeBinary } from '../../support/jstime.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer
type Any = any;

export interface Answer {
  result?: Any;
  error?: { code: number; message: string };
}

interface Waiting {
  accept(message: Any): boolean;
  resolve(message: Any): void;
}

export interface ClientOptions {
  capabilities?: ClientCapabilities;
  /** Files of the workspace, by name. */
  files?: Record<string, string | Uint8Array>;
  /** A folder whose files are copied into the workspace. */
  copy?: string;
  settings?: unknown;
  /** Whether to open the folder as workspace. */
  workspace?: boolean;
}

export class LspClient {
  /** What `uri` is relative to. */
  folder: string;
  readonly process: ChildProcess;
  /** All that the server said without being asked, in order. */
  readonly notifications: { method: string; params: Any }[] = [];
  /** What the server asked. */
  readonly requests: { method: string; params: Any }[] = [];
  /** How this client answers the server's requests. */
  readonly answers: Record<string, (params: Any) => unknown> = {};
  readonly #pending = new Map<number, (answer: Answer) => void>();
  #waiting: Waiting[] = [];
  #buffer = Buffer.alloc(0);
  #lastId = 0;
  readonly #versions = new Map<string, number>();

  constructor(folder: string, args: string[] = [], command = jstimeBinary()) {
    this.folder = folder;
    this.process = spawn(command, ['lsp', ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    // It may be killed in the midst of a message.
    this.process.stdin?.on('error', () => {});
    this.process.stdout?.on('data', (data: Buffer) => this.#receive(data));
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  /** @returns the id, for `cancel` */
  send(method: string, params: unknown): { id: number; answer: Promise<Answer> } {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<Answer>((resolve) => this.#pending.set(id, resolve));
    this.write({ jsonrpc: '2.0', id, method, params });
    return { id, answer };
  }

  async ask(method: string, params: unknown): Promise<Answer> {
    return this.send(method, params).answer;
  }

  /** The result of a request that has to succeed. */
  async result(method: string, params: unknown): Promise<Any> {
    const { result, error } = await this.ask(method, params);
    if (error) throw new Error(`${method}: ${error.code} ${error.message}`);
    return result;
  }

  notify(method: string, params: unknown): void {
    this.write({ jsonrpc: '2.0', method, params });
  }

  write(message: unknown): void {
    this.writeBody(JSON.stringify(message));
  }

  writeBody(body: string | Uint8Array): void {
    const bytes = Buffer.from(body as string);
    this.process.stdin?.write(`Content-Length: ${bytes.length}\r\n\r\n`);
    this.process.stdin?.write(bytes);
  }

  async initialize(options: ClientOptions = {}): Promise<InitializeResult> {
    this.answers['workspace/configuration'] ??= (params) => params.items.map(() => options.settings ?? null);
    const workspace = options.workspace ?? true;
    const result = await this.result('initialize', {
      processId: process.pid,
      rootUri: workspace ? pathToFileURL(this.folder).href : null,
      workspaceFolders: workspace ? [{ uri: pathToFileURL(this.folder).href, name: 'test' }] : null,
      capabilities: options.capabilities ?? {},
      initializationOptions: options.settings,
    });
    this.notify('initialized', {});
    return result;
  }

  open(name: string, text: string, languageId = name.endsWith('ts') ? 'typescript' : 'javascript'): string {
    const uri = name.includes(':') ? name : this.uri(name);
    this.#versions.set(uri, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  change(uri: string, contentChanges: unknown[]): void {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** The next notification that fits, those that came already included. */
  notification(method: string, fits: (params: Any) => boolean = () => true): Promise<Any> {
    const known = this.notifications.findIndex((message) => message.method === method && fits(message.params));
    if (known !== -1) return Promise.resolve(this.notifications.splice(known, 1)[0]?.params);
    return new Promise((resolve) =>
      this.#waiting.push({
        accept: (message) => message.method === method && fits(message.params),
        resolve: (message) => resolve(message.params),
      }),
    );
  }

  /** Pushed diagnostics of a document that fit; others are passed over. */
  async diagnostics(uri: string, fits: (items: Diagnostic[]) => boolean = () => true): Promise<Diagnostic[]> {
    const params = await this.notification(
      'textDocument/publishDiagnostics',
      (candidate) => candidate.uri === uri && fits(candidate.diagnostics),
    );
    return params.diagnostics;
  }

  at(uri: string, position: Position) {
    return { textDocument: { uri }, position };
  }

  async end(): Promise<number> {
    const exit = once(this.process, 'exit');
    if (this.process.exitCode !== null) return this.process.exitCode;
    await this.ask('shutdown', undefined);
    this.notify('exit', undefined);
    const [code] = await exit;
    return code;
  }

  #receive(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end === -1) return;
      const header = this.#buffer.subarray(0, end).toString('latin1');
      const [, length] = /^Content-Length: (\d+)$/.exec(header) ?? [];
      if (length === undefined) throw new Error(`the server wrote no message but ${JSON.stringify(header)}`);
      const start = end + 4;
      if (this.#buffer.length < start + Number(length)) return;
      const body = this.#buffer.subarray(start, start + Number(length)).toString('utf8');
      this.#buffer = this.#buffer.subarray(start + Number(length));
      this.#take(JSON.parse(body));
    }
  }

  #take(message: Any): void {
    if (message.jsonrpc !== '2.0') throw new Error('a message of the server is not JSON-RPC 2.0');
    checkRanges(message);
    if (message.method === undefined) {
      const settle = this.#pending.get(message.id);
      if (message.id === null && message.error) return;
      if (!settle) throw new Error(`the server answered ${message.id}, which waits for no answer`);
      this.#pending.delete(message.id);
      settle(message);
    } else if (message.id !== undefined) {
      this.requests.push(message);
      const answer = this.answers[message.method];
      this.write({ jsonrpc: '2.0', id: message.id, result: answer ? answer(message.params) : null });
      this.#offer(message);
    } else if (message.method === 'window/logMessage' && message.params.type === 1) {
      throw new Error(`the server failed: ${message.params.message}`);
    } else if (!this.#offer(message)) this.notifications.push(message);
  }

  #offer(message: Any): boolean {
    const index = this.#waiting.findIndex(({ accept }) => accept(message));
    if (index === -1) return false;
    this.#waiting.splice(index, 1)[0]?.resolve(message);
    return true;
  }

  /** The next request of the server with this method. */
  request(method: string): Promise<Any> {
    const known = this.requests.find((message) => message.method === method);
    if (known) return Promise.resolve(known.params);
    return new Promise((resolve) =>
      this.#waiting.push({
        accept: (message) => message.method === method && message.id !== undefined,
        resolve: (message) => resolve(message.params),
      }),
    );
  }
}

function checkRanges(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { start, end } = value as { start?: Position; end?: Position };
  if (typeof start?.line === 'number' && typeof end?.line === 'number') {
    const ordered = start.line < end.line || (start.line === end.line && start.character <= end.character);
    if (!ordered) throw new Error(`a range ends before it starts: ${JSON.stringify(value)}`);
  }
  for (const inner of Object.values(value)) checkRanges(inner);
}

/** A folder with these files, gone when the test is over. */
export function makeFolder(files: Record<string, string | Uint8Array> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-lsp-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

/** A server in a folder with these files, initialized; it has to end well with the test. */
export async function startLsp(options: ClientOptions = {}): Promise<LspClient> {
  const folder = makeFolder(options.files);
  if (options.copy !== undefined) cpSync(options.copy, folder, { recursive: true });
  const client = new LspClient(folder);
  onTestFinished(() => {
    client.process.kill('SIGKILL');
  });
  await client.initialize(options);
  return client;
}

/** Text with a caret `$0`: without it, and where it was. */
export function caret(marked: string): { text: string; position: Position; offset: number } {
  const offset = marked.indexOf('$0');
  if (offset === -1) throw new Error('the text has no $0');
  const before = marked.slice(0, offset);
  const line = before.split('\n').length - 1;
  return {
    text: before + marked.slice(offset + 2),
    position: { line, character: offset - (before.lastIndexOf('\n') + 1) },
    offset,
  };
}
