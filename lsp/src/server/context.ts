/** What every feature works with. */
import type {
  ClientCapabilities,
  Location,
  Range,
  ServerCapabilities,
  TextEdit as WireTextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Engine, FileChange, Place, Span, TextEdit } from '../engine/engine.ts';
import type { ClientCommand, ExperimentalCapabilities } from '../protocol.ts';
import { defaultSettings, type Settings } from '../settings.ts';
import { Documents } from './documents.ts';
import { Lines } from './positions.ts';
import type { Project } from './project.ts';
import type { Uris } from './uris.ts';
import type { Workspace } from './workspace.ts';

/** Ends a request with one of the codes of LSP. */
export class RequestError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Requests and notifications that belong together, and what the client is told that the server can do. */
export interface Feature {
  capabilities?(client: ClientCapabilities): Partial<ServerCapabilities>;
  readonly requests?: Readonly<Record<string, Handler>>;
}

/** Gives the result at once, or works on it in pieces: a generator, whose return value it is. */
// biome-ignore lint/suspicious/noExplicitAny: the method decides the type of its parameters, and is checked before
export type Handler = (context: Context, params: any) => unknown;

/** A file that a request is about. */
export interface Subject {
  readonly file: string;
  readonly uri: string;
  readonly project: Project;
  readonly engine: Engine;
  readonly lines: Lines;
}

export class Context {
  readonly documents = new Documents();
  readonly uris: Uris;
  readonly workspace: Workspace;
  client: ClientCapabilities = {};
  settings: Settings = defaultSettings;
  /** Tells the client something. */
  readonly notify: (method: string, params: unknown) => void;
  /** Asks the client something. */
  readonly ask: (method: string, params: unknown) => Promise<unknown>;

  constructor(uris: Uris, makeWorkspace: (documents: Documents) => Workspace, client: Pick<Context, 'notify' | 'ask'>) {
    this.uris = uris;
    this.workspace = makeWorkspace(this.documents);
    this.notify = client.notify;
    this.ask = client.ask;
  }

  /** The file of a request, in a project that knows it; undefined if there is no such file. */
  subject(uri: string): Subject | undefined {
    const file = this.uris.toFile(uri, '');
    const open = this.documents.get(file) ?? this.documents.all().find((document) => document.uri === uri);
    const name = open?.file ?? file;
    const project = this.workspace.projectOf(name);
    if (!open && !project.engine.has(name)) {
      if (this.workspace.files.kind(name) !== 'file') return undefined;
      project.add(name);
      this.workspace.edited();
    }
    const lines = open?.lines ?? this.linesOf(name, project.engine);
    return lines && { file: name, uri: open?.uri ?? uri, project, engine: project.engine, lines };
  }

  /** The text of any file of a project. */
  linesOf(file: string, engine?: Engine): Lines | undefined {
    const open = this.documents.get(file);
    if (open) return open.lines;
    const text = engine?.text(file) ?? this.workspace.files.read(file);
    return text === undefined ? undefined : new Lines(text, this.documents.encoding);
  }

  /** What the client offers beyond the protocol. */
  get experimental(): ExperimentalCapabilities {
    return (this.client.experimental as ExperimentalCapabilities | null | undefined) ?? {};
  }

  /** Whether the client has a command that the server may name. */
  hasCommand(command: ClientCommand): boolean {
    const { commands } = this.experimental;
    return Array.isArray(commands) && commands.includes(command);
  }

  uriOf(file: string): string {
    return this.documents.get(file)?.uri ?? this.uris.toUri(file);
  }

  range(file: string, span: Span, engine: Engine): Range {
    const nowhere = { line: 0, character: 0 };
    return file.startsWith('/^module/')
      ? { start: nowhere, end: nowhere }
      : (this.linesOf(file, engine)?.range(span) ?? { start: nowhere, end: nowhere });
  }

  location({ file, span }: Place, engine: Engine): Location {
    return { uri: this.uriOf(file), range: this.range(file, span, engine) };
  }

  edits(lines: Lines, edits: readonly TextEdit[]): WireTextEdit[] {
    return edits.map(({ span, newText }) => ({ range: lines.range(span), newText }));
  }

  workspaceEdit(changes: readonly FileChange[], engine: Engine | undefined): WorkspaceEdit {
    const canCreate = this.client.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;
    if (this.client.workspace?.workspaceEdit?.documentChanges !== true) {
      const merged: Record<string, WireTextEdit[]> = {};
      for (const { file, edits } of changes) {
        const uri = this.uriOf(file);
        merged[uri] = [...(merged[uri] ?? []), ...this.#editsOf(file, edits, engine)];
      }
      return { changes: merged };
    }
    return {
      documentChanges: changes.flatMap(({ file, isNew, edits }) => {
        const uri = this.uriOf(file);
        const edit = {
          textDocument: { uri, version: this.documents.get(file)?.version ?? null },
          edits: this.#editsOf(file, edits, engine),
        };
        return isNew && canCreate ? [{ kind: 'create' as const, uri }, edit] : [edit];
      }),
    };
  }

  #editsOf(file: string, edits: readonly TextEdit[], engine: Engine | undefined): WireTextEdit[] {
    return this.edits(this.linesOf(file, engine) ?? new Lines('', this.documents.encoding), edits);
  }
}
