/** The documents that the client has open, by the name under which the engine knows them. */
import type { DidChangeTextDocumentParams, TextDocumentItem } from 'vscode-languageserver';
import { type Encoding, Lines } from './positions.ts';

export interface Document {
  readonly uri: string;
  readonly file: string;
  readonly languageId: string;
  readonly version: number;
  /** Of this text, among all texts of all documents: the client's versions begin anew when it opens a document again. */
  readonly revision: number;
  readonly lines: Lines;
}

export class Documents {
  readonly #open = new Map<string, Document>();
  encoding: Encoding = 'utf-16';
  #revision = 0;

  open({ uri, languageId, version, text }: TextDocumentItem, file: string): Document {
    this.#revision += 1;
    const lines = new Lines(text, this.encoding);
    const document = { uri, file, languageId, version, revision: this.#revision, lines };
    this.#open.set(file, document);
    return document;
  }

  change(file: string, { textDocument, contentChanges }: DidChangeTextDocumentParams): Document | undefined {
    const known = this.#open.get(file);
    if (!known) return undefined;
    let { lines } = known;
    for (const change of contentChanges) {
      if (!('range' in change)) {
        lines = new Lines(change.text, this.encoding);
        continue;
      }
      const { start, length } = lines.span(change.range);
      const { text } = lines;
      lines = new Lines(text.slice(0, start) + change.text + text.slice(start + length), this.encoding);
    }
    this.#revision += 1;
    const document = { ...known, version: textDocument.version, revision: this.#revision, lines };
    this.#open.set(file, document);
    return document;
  }

  close(file: string): void {
    this.#open.delete(file);
  }

  get(file: string): Document | undefined {
    return this.#open.get(file);
  }

  all(): Document[] {
    return [...this.#open.values()];
  }
}
