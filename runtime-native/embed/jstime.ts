/** The class JSTime: an isolate with its own thread and event loop, driven by calls that return promises. */
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { addon, executablePath, libraryDirectory } from './addon.ts';
import { cloneFromBytes, cloneToBytes } from './clone.ts';
import { JSTimeExitError, JSTimeOutOfMemoryError, JSTimeTerminatedError, JSTimeUnsettledError } from './errors.ts';
import { Host } from './host.ts';
import { Inspector } from './inspector.ts';
import type { InspectorSession } from './inspector-session.ts';
import { CallKind, MessageKind, type NativeInstance, type NativeMessage } from './native-instance.ts';
import { checkOptions, checkStrings, type InitOptions, type JSTimeOptions } from './options.ts';
import { reviveThrown } from './thrown.ts';

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** What debuggers call an instance. */
const instanceName = `jstime[${process.pid}]`;

let hasInstances = false;

/**
 * A JavaScript program with its own globals, heap, thread and event loop.
 *
 * Its code runs only while a call is pending: timers wait for `runEventLoop()` or another call that runs the loop.
 * Calls run one after the other, in the order in which they were made. While one is pending, Node stays alive; an
 * idle instance does not keep it alive.
 *
 * A program that throws, in a call or later in a timer, fails that call and leaves the instance usable. The instance
 * is over after `terminate()`, `dispose()`, `process.exit()` in the program and when its heap is full: pending and
 * later calls then reject with the {@link JSTimeError} that says so. Dispose of instances that are not used any
 * more (`await using js = new JSTime()`): until then each holds a thread and a heap.
 */
export class JSTime implements AsyncDisposable {
  readonly #options: JSTimeOptions;
  readonly #host: Host;
  readonly #native: NativeInstance;
  readonly #pending = new Map<number, PendingCall>();
  readonly #ended = Promise.withResolvers<void>();
  #nextId = 1;
  #inspector: Inspector | undefined;
  #isEnded = false;
  #isDisposing = false;
  #makeEndError: (() => Error) | undefined;

  /**
   * Sets flags of V8 for the whole process. Optional, and only before the first instance.
   * @throws {Error} after the first instance, and for a flag that V8 does not know (those before it are set)
   * @throws {TypeError} when `v8Flags` is no array of strings
   */
  static init({ v8Flags = [] }: InitOptions = {}): void {
    checkStrings('v8Flags', v8Flags);
    if (hasInstances) throw new Error('JSTime.init must be called before the first instance is made');
    const unknown = addon.setV8Flags(v8Flags);
    if (unknown !== '') throw new Error(`JSTime.init: V8 does not know the flag '${unknown}'`);
  }

  /**
   * Makes an instance and waits until its isolate is ready to run code.
   * @throws the same as the constructor
   */
  static async create(options: JSTimeOptions = {}): Promise<JSTime> {
    const instance = new JSTime(options);
    await instance.#call(CallKind.ready, '', '');
    return instance;
  }

  /**
   * Makes an instance. Its thread starts in the background; calls may be made at once.
   * @throws {TypeError} for an option of the wrong kind
   * @throws {RangeError} for a heap size out of bounds
   * @throws {DOMException} DataCloneError for a global that is no function and cannot be cloned
   * @throws {Error} when the working directory is no folder, or the system gives no thread
   */
  constructor(options: JSTimeOptions = {}) {
    const checked = checkOptions(options);
    this.#options = checked;
    this.#host = new Host(checked);
    if (!hasInstances && isMainThread) process.once('exit', (code) => addon.prepareExit(code));
    hasInstances = true;
    const inspector = checked.inspector === true ? {} : checked.inspector || undefined;
    this.#native = new addon.EmbeddedRuntime(
      {
        libraryDirectory,
        executablePath,
        arguments: checked.arguments ?? [],
        workingDirectory: checked.workingDirectory,
        maxHeapBytes: Math.floor((checked.maxHeapSizeMB ?? 0) * 2 ** 20),
        inspectorName: instanceName,
        waitsForDebugger: Boolean(inspector?.waitForDebugger || inspector?.breakOnStart),
        pausesOnStart: Boolean(inspector?.breakOnStart),
        ...this.#host.nativeOptions,
      },
      (messages) => this.#receiveAll(messages),
    );
    if (inspector) {
      const { host = '127.0.0.1', port = 0 } = inspector;
      this.#openInspector().listen({ host, port, title: instanceName, product: `jstime/${addon.version}` });
    }
  }

  /**
   * Runs a classic script (not a module) and then the microtasks it left.
   * @param source the text of the script
   * @param filename its name in stacks; relative `import()`s are relative to it. `[script]` by default
   * @returns a structured clone of the script's completion value. A promise is waited for, with the event loop;
   *   a function or symbol counts as undefined
   * @throws what the script throws, or what nothing in the program handled meanwhile
   * @throws {DOMException} (an error named DataCloneError) when the value cannot be cloned; the script has run then
   * @throws {JSTimeUnsettledError} when a promise can never settle
   * @throws {JSTimeError} when the instance is over
   */
  runScript(source: string, filename = '[script]'): Promise<unknown> {
    if (typeof source !== 'string') return Promise.reject(new TypeError('runScript: source must be a string'));
    return this.#call(CallKind.script, source, String(filename));
  }

  /**
   * Runs a module and its imports, top-level await included.
   * @param file a path, relative to the working directory, or a URL
   * @returns structured clones of the exports by name. Exports that cannot be cloned, functions above all, are left
   *   out. A module runs once: importing it again returns what its exports are then.
   * @throws what the module throws or why it does not load, or what nothing in the program handled meanwhile
   * @throws {JSTimeUnsettledError} when a top-level await can never settle
   * @throws {JSTimeError} when the instance is over
   */
  import(file: string | URL): Promise<Record<string, unknown>> {
    if (typeof file !== 'string' && !(file instanceof URL)) {
      return Promise.reject(new TypeError('import: file must be a string or a URL'));
    }
    const isFileUrl = file instanceof URL && file.protocol === 'file:';
    const name = isFileUrl && file.search + file.hash === '' ? fileURLToPath(file) : String(file);
    return this.#call(CallKind.import, name, '') as Promise<Record<string, unknown>>;
  }

  /**
   * Runs the event loop until nothing is left: no timer, no file operation, no pending async host function.
   * @throws what nothing in the program handled; the rest of the program's timers and operations stay, and a further
   *   call goes on with them
   * @throws {JSTimeError} when the instance is over
   */
  async runEventLoop(): Promise<void> {
    await this.#call(CallKind.eventLoop, '', '');
  }

  /**
   * Calls a global function of the program as a task of its event loop. Unlike the other calls it does not wait for
   * its turn: it runs between two tasks of a call that runs the loop, and at once when nothing else is to be done.
   * @param name name of the global function
   * @param args its arguments, by structured clone
   * @returns a structured clone of the result. A promise is waited for.
   * @throws what the function throws
   * @throws {DOMException} DataCloneError when an argument or the result cannot be cloned
   * @throws {TypeError} when there is no such function
   * @throws {JSTimeUnsettledError} when a promise can never settle
   * @throws {JSTimeError} when the instance is over
   */
  async postTask(name: string, ...args: unknown[]): Promise<unknown> {
    return this.#call(CallKind.task, String(name), '', cloneToBytes(args));
  }

  /**
   * The WebSocket URL of the instance's inspector, for debuggers; undefined without the option `inspector`.
   * Rejects when the inspector cannot listen there.
   */
  get inspectorUrl(): Promise<string> | undefined {
    return this.#options.inspector ? this.#inspector?.url : undefined;
  }

  /**
   * Opens a session with the instance's inspector, with or without the option `inspector`. Requests are answered while
   * calls run and between them; a program that a session has paused leaves its call pending until it is resumed.
   */
  connectInspector(): InspectorSession {
    return this.#openInspector().connect();
  }

  /**
   * Ends the program at once, whatever it does, endless loops included. Pending and later calls reject with a
   * {@link JSTimeTerminatedError}. Does nothing when the instance is over.
   */
  terminate(): void {
    this.#end(() => new JSTimeTerminatedError('the instance was terminated'));
    this.#native.stop();
  }

  /**
   * Ends the program like `terminate()` and waits until its thread and memory are given back. File operations that
   * the system has begun are waited for. May be called at any time and any number of times.
   */
  dispose(): Promise<void> {
    this.#end(() => new JSTimeTerminatedError('the instance was disposed of'));
    this.#native.stop();
    if (!this.#isEnded && !this.#isDisposing) {
      this.#isDisposing = true;
      this.#native.ref();
    }
    return this.#ended.promise;
  }

  /** The same as `dispose()`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.dispose();
  }

  #call(kind: number, text: string, name: string, bytes?: Uint8Array): Promise<unknown> {
    if (this.#makeEndError) return Promise.reject(this.#makeEndError());
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = this.#nextId++;
    if (this.#pending.size === 0) this.#native.ref();
    this.#pending.set(id, { resolve, reject });
    this.#native.call(kind, id, text, name, bytes);
    return promise;
  }

  #openInspector(): Inspector {
    this.#inspector ??= new Inspector(this.#native.openInspector());
    return this.#inspector;
  }

  #take(id: number): PendingCall | undefined {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    if (call && this.#pending.size === 0) this.#native.unref();
    return call;
  }

  /** All that is pending, and all that follows, rejects with such an error. */
  #end(makeError: () => Error): void {
    if (this.#makeEndError) return;
    this.#makeEndError = makeError;
    for (const id of [...this.#pending.keys()]) this.#take(id)?.reject(makeError());
  }

  #receiveAll(messages: readonly NativeMessage[]): void {
    for (const message of messages) this.#receive(message);
    // Node gets a turn between two batches of output.
    if (messages.some(([kind]) => kind === MessageKind.output)) setImmediate(() => this.#native.resume());
  }

  #receive([kind, id, number, bytes, text, detail]: NativeMessage): void {
    switch (kind) {
      case MessageKind.resolved:
        this.#resolve(id, bytes);
        break;
      case MessageKind.rejected:
        this.#take(id)?.reject(reviveThrown(bytes));
        break;
      case MessageKind.unsettled:
        this.#take(id)?.reject(new JSTimeUnsettledError(text));
        break;
      case MessageKind.output:
        this.#print(id, text);
        break;
      case MessageKind.hostCall:
        this.#host.call(this.#native, id, number, bytes);
        break;
      case MessageKind.moduleRequest:
        this.#host.provideModule(this.#native, id, text, detail);
        break;
      case MessageKind.uncaughtError:
        this.#reportUncaught(bytes, text);
        break;
      case MessageKind.exited:
        this.#end(() => new JSTimeExitError(number));
        break;
      case MessageKind.outOfMemory:
        this.#end(() => new JSTimeOutOfMemoryError(this.#options.maxHeapSizeMB, text));
        break;
      case MessageKind.ended:
        this.#isEnded = true;
        this.#inspector?.close();
        this.#ended.resolve();
        break;
    }
  }

  #resolve(id: number, bytes: Uint8Array): void {
    const call = this.#take(id);
    try {
      call?.resolve(cloneFromBytes(bytes));
    } catch (error) {
      call?.reject(error);
    }
  }

  #print(stream: number, text: string): void {
    const name = stream === 2 ? 'stderr' : 'stdout';
    const sink = this.#options[name];
    if (sink) runCallback(() => sink(text));
    else process[name].write(text);
  }

  #reportUncaught(bytes: Uint8Array, report: string): void {
    const { onUncaughtError } = this.#options;
    if (onUncaughtError) runCallback(() => onUncaughtError(reviveThrown(bytes), report));
    else this.#print(2, report);
  }
}

/** What an embedder's callback throws is an uncaught exception of Node, and must not lose the messages behind it. */
function runCallback(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    process.nextTick(() => {
      throw error;
    });
  }
}
