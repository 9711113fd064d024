/** The scripts of the program, the sources that the editor sees, and the places in both. */
import { realpathSync } from 'node:fs';
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { readSourceMap, type SourceMap } from '../../model/source-map.ts';
import type { SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature } from '../feature.ts';
import type { InstrumentationPauses } from '../running/instrumentation.ts';
import { keyOfMapSource, mapUrlOf, readMapText } from './map-files.ts';
import { readText } from './read-text.ts';
import { pathOfUrl, Script } from './script.ts';
import { Source } from './source.ts';
import { wasmSourceMap } from './wasm-text.ts';

/** What the addresses of scripts start with that the adapter evaluates for itself: nobody shall see them. */
export const ownScripts = 'jstime-debugger:';

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

/** A place in a source, counted from zero. */
export interface Place {
  readonly source: Source;
  readonly line: number;
  readonly column: number;
  /** What the map says the name at this place was. */
  readonly name?: string | undefined;
}

export class Sources implements Feature {
  readonly capabilities: Dap.Capabilities = { supportsLoadedSourcesRequest: true };
  readonly handlers: Handlers = {
    source: ({ sourceReference, source }) => this.#text(source?.sourceReference || sourceReference, source?.path),
    loadedSources: () => this.#loaded(),
  };

  readonly #context: SessionContext;
  readonly #scripts = new Map<string, Script>();
  readonly #sources = new Map<string, Source>();
  readonly #byReference = new Map<number, Source>();
  /** How the editor calls files that it reaches through links. */
  readonly #editorPaths = new Map<string, string>();
  /** Of the sources of a script's map. */
  readonly #mapKeys = new WeakMap<Script, readonly string[]>();
  readonly #mappedListeners: ((script: Script) => void)[] = [];

  constructor(context: SessionContext, pauses: InstrumentationPauses) {
    this.#context = context;
    pauses.prepare(({ scriptId }) => this.#scripts.get(scriptId)?.mapping);
  }

  connected({ cdp }: Debuggee): undefined {
    cdp.on('Debugger.scriptParsed', (parsed) => this.#add(parsed));
  }

  disconnected(): void {
    this.#scripts.clear();
    for (const source of this.#sources.values()) {
      source.scripts.clear();
      source.madeInto.clear();
    }
  }

  /** Calls `listener` for each script whose map has been read; that may be long after it runs. */
  onMapped(listener: (script: Script) => void): void {
    this.#mappedListeners.push(listener);
  }

  /** All scripts that V8 has. */
  scripts(): Script[] {
    return [...this.#scripts.values()];
  }

  script(scriptId: string): Script | undefined {
    return this.#scripts.get(scriptId);
  }

  /** Where a place in a script is for the user. */
  locate(position: ScriptPosition): SourcePosition | undefined {
    const place = this.place(position);
    return place && this.forEditor(place);
  }

  /** A place in the words of the editor. */
  forEditor({ source, line, column }: Place): SourcePosition {
    return {
      source: this.shown(source),
      line: this.#context.lineToClient(line),
      column: this.#context.columnToClient(column),
    };
  }

  /** A source in the words of the editor. */
  shown(source: Source): Dap.Source {
    return source.shown(this.#editorPaths.get(source.key));
  }

  /** Where the code at a place in a script comes from: a place in an original source, or else in the script. */
  place(position: ScriptPosition): Place | undefined {
    const script = this.#scripts.get(position.scriptId);
    if (!script) return undefined;
    return this.originalPlace(position) ?? this.scriptPlace(script, position);
  }

  /** Where the code at a place in a script comes from, if the script has a map that knows. */
  originalPlace({ scriptId, lineNumber, columnNumber = 0 }: ScriptPosition): Place | undefined {
    const script = this.#scripts.get(scriptId);
    const found = script?.map?.original(lineNumber, columnNumber);
    const key = found && this.#mapKeys.get(script as Script)?.[found.source];
    if (!found || key === undefined) return undefined;
    return { source: this.#source(key), line: found.line, column: found.column, name: found.name };
  }

  /** A place in the text of a script itself. */
  scriptPlace(script: Script, { lineNumber, columnNumber = 0 }: Omit<ScriptPosition, 'scriptId'>): Place {
    return { source: this.#source(script.key), line: lineNumber, column: columnNumber };
  }

  /** Waits until the maps of scripts are read, and the texts of WebAssembly made; nothing when they are. */
  mapped(scriptIds: Iterable<string>): Promise<unknown> | undefined {
    const waits = [...new Set(scriptIds)].flatMap((scriptId) => {
      const script = this.#scripts.get(scriptId);
      return (script && (script.mapping ?? this.#wasmText(script))) ?? [];
    });
    return waits.length > 0 ? Promise.all(waits) : undefined;
  }

  /**
   * The source that an editor means.
   * @throws {RequestError} when it names none.
   */
  find({ path, sourceReference, name }: Dap.Source): Source {
    const known = sourceReference ? this.#byReference.get(sourceReference) : undefined;
    if (known) return known;
    const given = path ?? name;
    if (given === undefined || given === '') throw new RequestError('A source needs a "path" or a "sourceReference"');
    const fromUrl = pathOfUrl(given) ?? given;
    const key = fromUrl.startsWith('/') ? realPath(fromUrl) : fromUrl;
    if (key !== given && !given.startsWith('file:')) this.#editorPaths.set(key, given);
    return this.#source(key);
  }

  /** All sources of the program that the user may want to see. */
  all(): Source[] {
    return [...this.#sources.values()].filter(({ scripts, madeInto }) => scripts.size + madeInto.size > 0);
  }

  /** The paths or addresses of what a script was made from, as its map lists them. */
  mapKeys(script: Script): readonly string[] {
    return this.#mapKeys.get(script) ?? [];
  }

  /** The text of a script. */
  scriptText(script: Script): Promise<string> {
    return script.text(async () => {
      const { cdp } = this.#context.debuggee;
      return (await cdp.send('Debugger.getScriptSource', { scriptId: script.id })).scriptSource;
    });
  }

  #add(parsed: Protocol.Debugger.ScriptParsedEvent): void {
    if (parsed.url.startsWith(ownScripts)) return;
    const script = new Script(parsed);
    this.#scripts.set(script.id, script);
    this.#source(script.key).scripts.add(script);
    if (parsed.sourceMapURL && this.#context.options?.sourceMaps) {
      script.mapping = this.#readMap(script, parsed.sourceMapURL)
        .catch((error: Error) =>
          this.#context.say(
            `The source map of ${script.url || `script ${script.id}`} cannot be used: ${error.message}`,
          ),
        )
        .then(() => {
          script.mapping = undefined;
        });
    }
  }

  async #readMap(script: Script, sourceMapUrl: string): Promise<void> {
    const mapUrl = mapUrlOf(script.url, sourceMapUrl);
    const map = await readSourceMap(await readMapText(mapUrl, sourceMapUrl), mapUrl ?? '');
    const places = { cwd: this.#cwd, overrides: this.#context.options?.sourceMapPathOverrides ?? {} };
    const keys = map.sources.map((source) => keyOfMapSource(source, places));
    this.#use(script, map, keys);
  }

  /** Modules may be large, and few of them are ever looked at. */
  #wasmText(script: Script): Promise<void> | undefined {
    if (script.parsed.scriptLanguage !== 'WebAssembly' || script.map) return undefined;
    script.mapping = (async () => {
      const map = await readSourceMap(await wasmSourceMap(this.#context.debuggee.cdp, script.id, script.key), '');
      this.#use(script, map, [script.key]);
      script.mapping = undefined;
    })();
    return script.mapping;
  }

  #use(script: Script, map: SourceMap, keys: readonly string[]): void {
    if (this.#scripts.get(script.id) !== script) return;
    script.map = map;
    this.#mapKeys.set(script, keys);
    for (const [index, key] of keys.entries()) {
      const source = this.#source(key);
      if (!source.madeInto.has(script)) source.madeInto.set(script, index);
    }
    for (const listener of this.#mappedListeners) listener(script);
  }

  get #cwd(): string {
    return (this.#context.options as { cwd?: string } | undefined)?.cwd ?? process.cwd();
  }

  #source(key: string): Source {
    let source = this.#sources.get(key);
    if (!source) {
      source = new Source(key, this.#byReference.size + 1);
      this.#sources.set(key, source);
      this.#byReference.set(source.reference, source);
    }
    return source;
  }

  async #text(reference: number, path: string | undefined): Promise<Dap.SourceResponse['body']> {
    const source = this.#byReference.get(reference) ?? (path !== undefined ? this.find({ path }) : undefined);
    await this.mapped([...(source?.scripts ?? [])].map(({ id }) => id));
    const content = source && (await this.#contentOf(source));
    if (content === undefined) throw new RequestError(`There is no source with the reference ${reference}`);
    return { content, mimeType: source && isWasm(source) ? 'text/wasm' : 'text/javascript' };
  }

  async #contentOf(source: Source): Promise<string | undefined> {
    if (source.content !== undefined) return source.content;
    const script = [...source.scripts].at(-1);
    if (script) return this.scriptText(script);
    return source.hasPath ? readText(source.key).catch(() => undefined) : undefined;
  }

  #loaded(): Dap.LoadedSourcesResponse['body'] {
    return { sources: this.all().map((source) => this.shown(source)) };
  }
}

function isWasm({ scripts }: Source): boolean {
  return [...scripts].some(({ parsed }) => parsed.scriptLanguage === 'WebAssembly');
}

/** Links resolved, as the runtime does. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
