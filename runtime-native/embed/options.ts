/** What an embedder may choose, and the checks of it. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A function of the embedder that programs see as a global. It runs on Node's thread; arguments and result cross by
 * structured clone, and so do errors, with name, message, stack, cause and own properties.
 *
 * An `async function` gives the program a promise at once. Any other function blocks the isolate until Node's
 * event loop has run it; if it returns a promise, the program gets a promise.
 */
export type HostFunction = (...args: never[]) => unknown;

/** Receives what a program prints: one call for each line or piece it writes, in order, as UTF-16 text. */
export type OutputSink = (text: string) => void;

/** The source of a module, from {@link ModuleHook}. */
export interface ModuleSource {
  /** The text of the module. */
  source: string;
  /**
   * Identity of the module (two imports of one URL are one module), its `import.meta.url`, and the base of its own
   * relative imports. By default the specifier, if that is a URL or, relative to the importing module, a path;
   * `module:SPECIFIER` otherwise.
   */
  url?: string;
  /** How to read the source; `javascript` by default. `json` and `text` modules have a default export only. */
  type?: 'javascript' | 'json' | 'text';
}

/**
 * Asked for each import before the ordinary rules. `specifier` is the text of the import, `referrer` the URL of the
 * importing module (of the working directory for {@link JSTime.import}). A string is the source of a JavaScript
 * module; undefined or null leaves the import to the ordinary rules; an error, thrown or rejected with, fails it.
 * The isolate waits meanwhile, and Node does not.
 */
export type ModuleHook = (
  specifier: string,
  referrer: string,
) => string | ModuleSource | undefined | null | Promise<string | ModuleSource | undefined | null>;

/** Where debuggers can connect to an instance, and whether its program waits for them. */
export interface InspectorOptions {
  /** Address or name to listen on; `127.0.0.1` by default. Whoever can reach another one controls this process. */
  host?: string;
  /** Port to listen on, 0 to 65535; by default, and for 0, one that is free. See {@link JSTime.inspectorUrl}. */
  port?: number;
  /** Whether no code runs before a client has sent `Runtime.runIfWaitingForDebugger`. `false` by default. */
  waitForDebugger?: boolean;
  /** Whether the program stops at its first statement then; implies `waitForDebugger`. `false` by default. */
  breakOnStart?: boolean;
}

/** Options of an instance; all have defaults. */
export interface JSTimeOptions {
  /** What the program sees as `process.argv` from index 2 on. None by default. */
  arguments?: readonly string[];
  /** Folder that relative paths and file names mean; Node's own working directory by default. */
  workingDirectory?: string;
  /**
   * Limit of the JavaScript heap in megabytes (2^20 bytes), 1 to 1048576; chosen by V8 by default. A program that
   * reaches it ends its instance with a {@link JSTimeOutOfMemoryError}. Contents of array buffers and of
   * WebAssembly memories do not count.
   */
  maxHeapSizeMB?: number;
  /** Receives the standard output of the program; by default `process.stdout` does. */
  stdout?: OutputSink;
  /** Receives the standard error of the program; by default `process.stderr` does. */
  stderr?: OutputSink;
  /** Further globals: {@link HostFunction}s, and values that structured clone can copy. */
  globals?: Readonly<Record<string, unknown>>;
  /** Provides modules; by default all come from files and `data:` URLs. */
  loadModule?: ModuleHook;
  /** Lets debuggers in over the network: `true` for all the defaults. By default nobody can connect. */
  inspector?: boolean | InspectorOptions;
  /**
   * Receives errors that nothing in the program handled and that no call can report, because the call at hand has
   * failed already. `report` is the text that the `jstime` command would print; by default it goes to `stderr`.
   */
  onUncaughtError?: (error: unknown, report: string) => void;
}

/** Options of the whole process. */
export interface InitOptions {
  /** Flags of V8, like `--expose-gc`. They hold for Node, too. */
  v8Flags?: readonly string[];
}

const maxMegabytes = 1024 * 1024;

/**
 * The options with their defaults.
 * @throws {TypeError} for a value of the wrong kind
 * @throws {RangeError} for a heap size out of bounds
 * @throws {Error} when the working directory is no folder
 */
export function checkOptions(options: JSTimeOptions): JSTimeOptions & { workingDirectory: string } {
  if (typeof options !== 'object' || options === null) throw new TypeError('JSTime: options must be an object');
  const { maxHeapSizeMB, globals } = options;
  for (const name of ['stdout', 'stderr', 'loadModule', 'onUncaughtError'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function') {
      throw new TypeError(`JSTime: the option ${name} must be a function`);
    }
  }
  if (options.arguments !== undefined) checkStrings('arguments', options.arguments);
  if (globals !== undefined && (typeof globals !== 'object' || globals === null)) {
    throw new TypeError('JSTime: the option globals must be an object');
  }
  if (maxHeapSizeMB !== undefined) {
    if (typeof maxHeapSizeMB !== 'number') throw new TypeError('JSTime: the option maxHeapSizeMB must be a number');
    if (!(maxHeapSizeMB >= 1 && maxHeapSizeMB <= maxMegabytes)) {
      throw new RangeError(`JSTime: the option maxHeapSizeMB must be from 1 to ${maxMegabytes}, not ${maxHeapSizeMB}`);
    }
  }
  checkInspector(options.inspector);
  if (options.workingDirectory !== undefined && typeof options.workingDirectory !== 'string') {
    throw new TypeError('JSTime: the option workingDirectory must be a string');
  }
  const workingDirectory = resolve(options.workingDirectory ?? process.cwd());
  if (!statSync(workingDirectory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`JSTime: the option workingDirectory is no folder: ${workingDirectory}`);
  }
  return { ...options, workingDirectory };
}

function checkInspector(inspector: unknown): void {
  if (inspector === undefined || typeof inspector === 'boolean') return;
  if (typeof inspector !== 'object' || inspector === null) {
    throw new TypeError('JSTime: the option inspector must be a boolean or an object');
  }
  const { host, port } = inspector as InspectorOptions;
  if (host !== undefined && (typeof host !== 'string' || host === '')) {
    throw new TypeError('JSTime: the option inspector.host must be a string');
  }
  if (port === undefined) return;
  if (typeof port !== 'number') throw new TypeError('JSTime: the option inspector.port must be a number');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new RangeError(`JSTime: the option inspector.port must be from 0 to 65535, not ${port}`);
  }
}

/**
 * Does nothing for an array of strings.
 * @throws {TypeError} for anything else
 */
export function checkStrings(name: string, value: unknown): void {
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) {
    throw new TypeError(`JSTime: the option ${name} must be an array of strings`);
  }
}
