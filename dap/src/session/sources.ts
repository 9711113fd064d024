/** The scripts of the program, and the files they come from. */
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../dap/protocol.ts';
import { RequestError } from '../dap/request-error.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature } from './feature.ts';

/** A place in a script, as V8 counts: from zero. */
export interface ScriptPosition {
  readonly scriptId: string;
  readonly lineNumber: number;
  readonly columnNumber?: number | undefined;
}

/** A place in a source, as the editor counts. */
export interface SourcePosition {
  readonly source: Dap.Source;
  readonly line: number;
  readonly column: number;
}

type Script = Protocol.Debugger.ScriptParsedEvent;

export class Sources implements Feature {
  readonly handlers: Handlers = {
    source: ({ sourceReference, source }) => this.#text(source?.sourceReference || sourceReference),
  };

  readonly #context: SessionContext;
  readonly #scripts = new Map<string, Script>();

  constructor(context: SessionContext) {
    this.#context = context;
  }

  connected({ cdp }: Debuggee): undefined {
    cdp.on('Debugger.scriptParsed', (script) => void this.#scripts.set(script.scriptId, script));
  }

  disconnected(): void {
    this.#scripts.clear();
  }

  /** Where a place in a script is for the user. */
  locate({ scriptId, lineNumber, columnNumber = 0 }: ScriptPosition): SourcePosition | undefined {
    const script = this.#scripts.get(scriptId);
    if (!script) return undefined;
    return {
      source: this.#sourceOf(script),
      line: this.#context.lineToClient(lineNumber),
      column: this.#context.columnToClient(columnNumber),
    };
  }

  /** The URL that scripts of a file have. */
  urlOf(path: string): string {
    return pathToFileURL(path).href;
  }

  #sourceOf(script: Script): Dap.Source {
    if (script.url.startsWith('file:')) {
      const path = fileURLToPath(script.url);
      return { name: basename(path), path };
    }
    return { name: script.url || `<eval ${script.scriptId}>`, sourceReference: Number(script.scriptId) };
  }

  async #text(sourceReference: number) {
    const scriptId = String(sourceReference);
    if (!this.#scripts.has(scriptId))
      throw new RequestError(`There is no source with the reference ${sourceReference}`);
    const { scriptSource } = await this.#context.debuggee.cdp.send('Debugger.getScriptSource', { scriptId });
    return { content: scriptSource, mimeType: 'text/javascript' };
  }
}
