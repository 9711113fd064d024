/**
 * The bridge between the built-ins and the C++ core: the operations ("ops") that the core hands to
 * the bundle as its one parameter `native`, and the hooks that the bundle hands back.
 *
 * Scripts never see these objects. Paths are plain path strings; a relative one is resolved
 * natively against the runtime's working directory. Ops check only shapes that are cheap to check;
 * the built-ins validate and convert arguments first.
 */

import type { CloneOps } from './clone-ops.d.ts';
import type { CompressionOps } from './compression-ops.d.ts';
import type { CryptoOps } from './crypto-ops.d.ts';
import type { EncodingOps } from './encoding-ops.d.ts';
import type { FsOps } from './fs-ops.d.ts';
import type { HttpHook, HttpOps } from './http-ops.d.ts';
import type { ProcessOps } from './process-ops.d.ts';
import type { UrlOps } from './url-ops.d.ts';
import type { WasmStream, WasmStreamingOps } from './wasm-streaming-ops.d.ts';

/** Milliseconds, with fractions, on the monotonic clock that starts with the process. */
type Milliseconds = number;

/** Standard output (1) or standard error (2). */
export type OutputFd = 1 | 2;

/** Where a syntax error or an uncaught exception happened, as V8's message tells it. */
export interface Location {
  /** URL of the script, as the engine knows it (before source maps). */
  readonly url: string;
  /** One-based. */
  readonly line: number;
  /** One-based, in UTF-16 code units. */
  readonly column: number;
  /** One-based, exclusive; equal to `column` or smaller when unknown. */
  readonly endColumn: number;
  /** Text of the line, without its terminator; empty when unknown. */
  readonly sourceLine: string;
  /** For modules that failed to load: place of each import, from the nearest to the program. */
  readonly importChain: string[];
}

/** The part of V8's CallSite interface that the built-ins use. All numbers are one-based. */
export interface CallSite {
  getFileName(): string | null | undefined;
  getScriptNameOrSourceURL(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  toString(): string;
}

type TypeCheck = (value: unknown) => boolean;

export interface NativeOps
  extends CloneOps,
    CompressionOps,
    CryptoOps,
    EncodingOps,
    FsOps,
    HttpOps,
    ProcessOps,
    UrlOps,
    WasmStreamingOps {
  /** Writes all of `text` as UTF-8 before it returns, in order with every other write. Never throws: a closed pipe ends the process quietly. */
  write(fd: OutputFd, text: string): void;
  /** As `write`, for bytes that need not be text. Without this op, they are decoded and written as text. */
  writeBytes?(fd: OutputFd, bytes: Uint8Array): void;
  /** Whether output to `fd` may hold ANSI colours: terminals, overruled by NO_COLOR and FORCE_COLOR. */
  colorsEnabled(fd: OutputFd): boolean;
  isTerminal(fd: OutputFd): boolean;
  /** Width of the terminal behind `fd`; 80 when unknown. */
  terminalColumns(fd: OutputFd): number;
  now(): Milliseconds;
  /** A shallow copy of `object`. The time of that moment is in {@link NativeOps.stampMemory}. */
  cloneStamped<T extends object>(object: T): T;
  /** One number, on the clock of `now`. */
  stampMemory(): Float64Array;
  /** On the clock of `now`: when the engine was there, when the built-ins were, when the event loop ran first (-1: not yet). */
  startupTimes(): [engine: Milliseconds, realm: Milliseconds, loop: Milliseconds];
  /** Unix time of the process start, in milliseconds with fractions. */
  timeOrigin(): Milliseconds;

  /**
   * Arms timer `id` to fire `delayMs` (an integer, at least 1) from now and, if `repeat`, every
   * `delayMs` after that without drift. The core orders timers by (due time, start sequence).
   */
  startTimer(id: number, delayMs: number, repeat: boolean): void;
  /** As a `startTimer` without `repeat`, but the event loop does not wait for it. */
  startBackgroundTimer(id: number, delayMs: number): void;
  /** Disarms `id`, also one that is due in the current batch. Unknown ids are ignored. */
  cancelTimer(id: number): void;
  queueMicrotask(callback: () => void): void;
  /**
   * Has the event loop call {@link Hooks.runPostedTask} as a task of its own, in its next turn. `api` is what debuggers
   * say started it.
   */
  postTask(api: string): void;
  /** Counts an operation that the event loop shall wait for; `removePending` ends it. */
  addPending(): void;
  removePending(): void;
  /** The path of an uncaught exception: finds its location, calls {@link Hooks.handleException} and, if that answers false, reports it and ends the process. */
  reportException(error: unknown): void;
  /** Calls `callback`. What it throws goes the path of an uncaught exception, and debuggers know so when it is thrown. */
  callReporting<First, Second>(
    callback: (first: First, second: Second) => void,
    receiver: unknown,
    first: First,
    second: Second,
  ): void;

  /** State: 0 pending, 1 fulfilled, 2 rejected. */
  getPromiseDetails(promise: Promise<unknown>): [state: 0 | 1 | 2, result: unknown];
  /** Target and handler, both null when revoked; undefined if `value` is no proxy. */
  getProxyDetails(value: unknown): [target: object | null, handler: object | null] | undefined;
  /** Entries of a Map or Set, of an iterator of one, or of a WeakMap or WeakSet, without side effects. */
  previewEntries(value: object): [entries: unknown[], isKeyValue: boolean];
  getOwnNonIndexProperties(value: object, onlyEnumerable: boolean): (string | symbol)[];
  /** Name of the constructor that created `value`, as V8 knows it. */
  getConstructorName(value: object): string;

  isAsyncFunction: TypeCheck;
  isGeneratorFunction: TypeCheck;
  isAnyArrayBuffer: TypeCheck;
  isArrayBuffer: TypeCheck;
  isArgumentsObject: TypeCheck;
  isBoxedPrimitive: TypeCheck;
  isDataView: TypeCheck;
  isExternal: TypeCheck;
  isMap: TypeCheck;
  isMapIterator: TypeCheck;
  isModuleNamespaceObject: TypeCheck;
  isNativeError: TypeCheck;
  isPromise: TypeCheck;
  isSet: TypeCheck;
  isSetIterator: TypeCheck;
  isWeakMap: TypeCheck;
  isWeakSet: TypeCheck;
  isRegExp: TypeCheck;
  isDate: TypeCheck;
  isTypedArray: TypeCheck;
  isStringObject: TypeCheck;
  isNumberObject: TypeCheck;
  isBooleanObject: TypeCheck;
  isBigIntObject: TypeCheck;
  isSymbolObject: TypeCheck;
  isProxy: TypeCheck;

  /** Reads a UTF-8 file synchronously, for source maps only; undefined if that fails. */
  readTextFile(path: string): string | undefined;

  /** Arguments after the script's name. */
  args(): string[];
  /** Absolute path of the entry module; '' when there is none. */
  scriptPath(): string;
  execPath(): string;
  cwd(): string;
  /** @throws {Error} with `code`, `errno`, `syscall`, `path` when the directory cannot be entered. */
  chdir(path: string): void;
  /** Ends the process at once with `code` (0 to 255); in an embedded runtime, terminates execution. */
  exit(code: number): never;
  /** From now on {@link Hooks.emitBeforeExit} and `emitExit` are called. */
  listenToEnd(): void;
  setExitCode(code: number | undefined): void;
  getExitCode(): number | undefined;
  pid(): number;
  /** How many threads can run at the same time. */
  hardwareConcurrency(): number;
  envGet(name: string): string | undefined;
  envSet(name: string, value: string): void;
  envDelete(name: string): void;
  envKeys(): string[];
  /** Versions of jstime and of the engine's libraries, by name. */
  versions(): Record<string, string>;

  /** Base64 of a string whose characters are bytes; undefined if one is not. */
  encodeBase64(bytes: string): string | undefined;
  /** The opposite, "forgiving" as the Infra standard says; undefined if it cannot be decoded. */
  decodeBase64(base64: string): string | undefined;
}

/** What the core calls. None of these may be replaced by scripts. */
export interface Hooks {
  /** Runs the callback of timer `id`; exceptions propagate to the core. Unknown ids are ignored. */
  fireTimer(id: number): void;
  /** Feeds `source`, which should be a Response, to the compilation behind `handle`. */
  streamWasm(source: unknown, handle: WasmStream): void;
  /** The answer to Network.getResponseBody as JSON; undefined if there is no such body. */
  networkBody(requestId: string): string | undefined;
  /** Something has come of a request. */
  httpEvent: HttpHook;
  /** Runs the oldest task that waits; once for each `postTask`. Exceptions propagate to the core. */
  runPostedTask(): void;
  /** Tells whether the program has an inspector, whose clients want to know what it logs and where it throws. */
  setDebugged(debugged: boolean): void;
  /** Dispatches a cancelable `error` event on the global. True: handled, print nothing. */
  handleException(error: unknown, location: Location | undefined): boolean;
  /** Dispatches a cancelable `unhandledrejection` event on the global. True: handled. */
  handleRejection(promise: Promise<unknown>, reason: unknown): boolean;
  /** Dispatches `rejectionhandled` on the global. */
  handleRejectionHandled(promise: Promise<unknown>, reason: unknown): void;
  /** The whole report of an uncaught exception or rejection, ending in a newline. Never throws. */
  formatException(error: unknown, location: Location | undefined, options: ReportOptions): string;
  /** The head of such a report alone: position, source line and caret. */
  formatLocation(location: Location, colors: boolean): string;
  /**
   * `value` as console.log prints it, without a newline; a string comes back unchanged. `oneLine`: in one line,
   * two levels deep, without calling the script's own functions for inspection. Never throws.
   */
  formatValue(value: unknown, colors: boolean, oneLine?: boolean): string;
  /** Nothing is left to do. Listeners may find something. */
  emitBeforeExit(): void;
  /** The program ends with `code`. Returns what its listeners make of that. */
  emitExit(code: number): number;
  /** V8's prepare-stack-trace callback: the value of `error.stack`, without frames of the built-ins. */
  prepareStackTrace(error: unknown, frames: CallSite[]): unknown;
  /** Remembers the source map of a script; it is parsed at first use. False when `sourceMapUrl` cannot be one. */
  registerSourceMap(url: string, sourceMapUrl: string): boolean;
  /** Compiles a file, with the functions on strings that every WebAssembly module may import. */
  compileWasm(bytes: ArrayBuffer): object;
  /** What a WebAssembly.Module imports: each specifier with its names, and the names that it exports. */
  describeWasm(module: object): { imports: [specifier: string, ...names: string[]][]; exports: string[] };
  /**
   * Instantiates a WebAssembly.Module; returns the values that its ES module exports. `own` is that module's namespace
   * object; `imports` are those of the modules it imports from, by specifier.
   */
  instantiateWasm(module: object, imports: Record<string, object>, own: object): Record<string, unknown>;
  /** A DOMException, for operations of the core that fail as a web standard says. */
  makeDomException(message: string, name: string): object;
  /** Specifier to exports object, whose own enumerable properties are the module's exports. */
  builtinModules: Record<string, Record<string, unknown>>;
}

export interface ReportOptions {
  readonly colors: boolean;
  /** The error is the reason of a rejected promise that nobody handles. */
  readonly inPromise: boolean;
}
