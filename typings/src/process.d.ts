/** The process: arguments, environment, standard streams, signals. */

/** Bytes that a process has. @since 0.1.0 */
interface ProcessMemoryUsage {
  /** Of the process, in physical memory. */
  rss: number;
  /** Of V8's heap. */
  heapTotal: number;
  /** Of V8's heap, in use. */
  heapUsed: number;
  /** That JavaScript objects hold outside of V8's heap, array buffers among them. */
  external: number;
}

/** A standard stream that is written to at once. @since 0.1.0 */
interface ProcessOutput extends WritableStream<string | AllowSharedBufferSource> {
  /** The descriptor. */
  readonly fd: 1 | 2;
  /** Whether it is a terminal. */
  readonly isTTY: boolean;
  /** Width of the terminal in characters; undefined where there is none. */
  readonly columns: number | undefined;
  /** True. */
  readonly writable: boolean;
  /**
   * Writes text as UTF-8, or bytes, before it returns.
   * @param callback runs as a microtask
   * @returns true: there is no buffer that could be full
   * @blocks until the system has taken all of it
   */
  write(chunk: string | AllowSharedBufferSource, callback?: () => void): boolean;
  /** @param encoding ignored: text is UTF-8 */
  write(chunk: string | AllowSharedBufferSource, encoding?: string, callback?: () => void): boolean;
}

/** Standard input, read when somebody asks for more. @since 0.1.0 */
interface ProcessInput extends ReadableStream<Uint8Array<ArrayBuffer>> {
  /** The descriptor. */
  readonly fd: 0;
  /** Whether it is a terminal. */
  readonly isTTY: boolean;
}

/** The name of a signal. @since 0.1.0 */
type SignalName = `SIG${string}`;
/** Called with the signal's name and number. @since 0.1.0 */
type SignalListener = (signal: SignalName, number: number) => void;

/** What `process` is. @since 0.1.0 */
interface Process {
  /** The executable, the absolute path of the program (or `''`), and its arguments. */
  argv: string[];
  /** The environment, live: what changes in it reaches the process. Values are strings. */
  env: Record<string, string | undefined>;
  /** The exit code of a process that ends by itself, 0 to 255; undefined for 0. @throws {TypeError | RangeError} if what is set is no integer */
  exitCode: number | string | null | undefined;
  /** As in Node: `'linux'`, `'darwin'`. */
  platform: string;
  /** As in Node: `'x64'`, `'arm64'`. */
  arch: string;
  /** Absolute path of the executable. */
  readonly execPath: string;
  /** Number of the process. */
  readonly pid: number;
  /** Number of the process that started it. */
  readonly ppid: number;
  /** jstime's, with a `v` before it. */
  readonly version: string;
  /** Of jstime and of the libraries in it. */
  versions: Readonly<Record<string, string>>;
  /**
   * Standard input.
   * @node Not a stream of Node: `for await (const bytes of process.stdin)` reads, there is no `on('data')`.
   * @example
   * for await (const bytes of process.stdin) console.log(bytes.length);
   */
  stdin: ProcessInput;
  /**
   * Standard output. Closing the stream leaves the descriptor open.
   * @node Not a stream of Node: `write()` is there, events are not.
   */
  stdout: ProcessOutput;
  /**
   * Standard error. Closing the stream leaves the descriptor open.
   * @node Not a stream of Node: `write()` is there, events are not.
   */
  stderr: ProcessOutput;
  /** The working directory, which relative paths mean. */
  cwd(): string;
  /** Changes it. @throws {Error} with `code`, if it cannot be entered */
  chdir(directory: string): void;
  /** Ends the process, after the listeners of `exit`. @param code 0 to 255; default: `exitCode`, or 0 */
  exit(code?: number | string | null): never;
  /** The monotonic clock, which starts with the process: seconds and nanoseconds, or how long ago `time` was. */
  hrtime: {
    (time?: readonly [seconds: number, nanoseconds: number]): [seconds: number, nanoseconds: number];
    /** The same in nanoseconds. */
    bigint(): bigint;
  };
  /** What the process has of memory, in bytes. */
  memoryUsage: {
    (): ProcessMemoryUsage;
    /** `rss` alone. */
    rss(): number;
  };
  /** Seconds since the process started. */
  uptime(): number;
  /**
   * Sends a signal to a process.
   * @param pid the process; 0 for the own group, negative for a group
   * @param signal name or number; 0 only asks whether the process is there.
   * @throws {Error} with `code`, if there is no such process or it belongs to another user
   * @default 'SIGTERM'
   */
  kill(pid: number, signal?: number | string): true;
  /**
   * Adds a listener: of a signal, which does nothing by itself from then on (the program does not wait for signals);
   * of `beforeExit`, when nothing is left to do, unless the listener finds something; or of `exit`, when the program
   * ends, when nothing can be waited for any more. Both get the exit code; `exit` may set another as
   * `process.exitCode`.
   * @throws {Error} for signals that cannot be handled, and in an embedded runtime
   * @remarks A signal that ends the program has no `exit`; an embedded runtime has it for `process.exit()` alone.
   * @node There are no other events than signals, `beforeExit` and `exit`. `SIGUSR1` is the inspector's.
   * @example
   * process.once('SIGTERM', () => console.log('ends'));
   */
  on(event: 'beforeExit' | 'exit', listener: (code: number) => void): this;
  on(event: SignalName, listener: SignalListener): this;
  on(event: string | symbol, listener: (...args: any[]) => void): this;
  /** As `on`, for one time. */
  once(event: SignalName, listener: SignalListener): this;
  once(event: string | symbol, listener: (...args: any[]) => void): this;
  /** Removes a listener. After the last one the signal has its own effect again. */
  off(event: string | symbol, listener: (...args: any[]) => void): this;
  /** The same as `on`. */
  addListener(event: SignalName, listener: SignalListener): this;
  addListener(event: string | symbol, listener: (...args: any[]) => void): this;
  /** The same as `off`. */
  removeListener(event: string | symbol, listener: (...args: any[]) => void): this;
  /** Removes all listeners of an event, or of all. @param event default: all */
  removeAllListeners(event?: string | symbol): this;
  /** Calls the listeners; false if there are none. */
  emit(event: string | symbol, ...args: any[]): boolean;
  /** The listeners of an event. */
  listeners(event: string | symbol): ((...args: any[]) => void)[];
  /** How many there are. */
  listenerCount(event: string | symbol): number;
}

/**
 * The process that the program runs in.
 * @node A part of it, with streams of the Web. There is no `nextTick` (use `queueMicrotask`), and no event but signals,
 * `beforeExit` and `exit`.
 * @since 0.1.0
 * @see https://nodejs.org/api/process.html
 */
declare var process: Process;

/**
 * The process: what the global `process` has, each member as an export.
 * @since 0.1.0
 * @see https://nodejs.org/api/process.html
 */
declare module 'node:process' {
  const self: Process;
  // biome-ignore lint/style/noDefaultExport: as Node's module has it
  export default self;
  export const argv: Process['argv'];
  export const env: Process['env'];
  export const exitCode: Process['exitCode'];
  export const platform: Process['platform'];
  export const arch: Process['arch'];
  export const execPath: Process['execPath'];
  export const pid: Process['pid'];
  export const ppid: Process['ppid'];
  export const version: Process['version'];
  export const versions: Process['versions'];
  export const stdin: Process['stdin'];
  export const stdout: Process['stdout'];
  export const stderr: Process['stderr'];
  export const cwd: Process['cwd'];
  export const chdir: Process['chdir'];
  export const exit: Process['exit'];
  export const hrtime: Process['hrtime'];
  export const memoryUsage: Process['memoryUsage'];
  export const uptime: Process['uptime'];
  export const kill: Process['kill'];
  export const on: Process['on'];
  export const once: Process['once'];
  export const off: Process['off'];
  export const addListener: Process['addListener'];
  export const removeListener: Process['removeListener'];
  export const removeAllListeners: Process['removeAllListeners'];
  export const emit: Process['emit'];
  export const listeners: Process['listeners'];
  export const listenerCount: Process['listenerCount'];
}

declare module 'process' {
  export * from 'node:process';
  export { default } from 'node:process';
}
