/** A script that V8 knows. */
import { fileURLToPath } from 'node:url';
import type { Protocol } from 'devtools-protocol';
import type { SourceMap } from '../../model/source-map.ts';

export class Script {
  readonly id: string;
  readonly url: string;
  readonly parsed: Protocol.Debugger.ScriptParsedEvent;
  /** The file that its address names, whatever query it was imported with. */
  readonly path: string | undefined;
  /** Known once it has been read. */
  map: SourceMap | undefined;
  /** Resolves when the map has been read, or cannot be; none when there is nothing to wait for. */
  mapping: Promise<void> | undefined;
  #text: Promise<string> | undefined;

  constructor(parsed: Protocol.Debugger.ScriptParsedEvent) {
    this.id = parsed.scriptId;
    this.url = parsed.url;
    this.parsed = parsed;
    this.path = pathOfUrl(parsed.url);
  }

  /** What makes it the same source as another script: its file, its address, or its text. */
  get key(): string {
    return this.path ?? (this.url || `hash:${this.parsed.hash}`);
  }

  /** Its text, asked for once. */
  text(ask: () => Promise<string>): Promise<string> {
    this.#text ??= ask();
    return this.#text;
  }
}

/** The path in a file URL, without query and fragment. */
export function pathOfUrl(url: string): string | undefined {
  if (!url.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
