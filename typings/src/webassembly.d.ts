/** WebAssembly. */

/**
 * Compiles and runs WebAssembly. Modules can also be imported: `import { f } from './module.wasm'`.
 * @since 0.1.0
 * @see https://webassembly.github.io/spec/js-api/#webassembly-namespace
 */
declare namespace WebAssembly {
  /** What an import or export is. */
  type ImportExportKind = 'function' | 'global' | 'memory' | 'table' | 'tag';
  /** What a table holds: functions, or values of any kind. */
  type TableKind = 'anyfunc' | 'externref';
  /** How wide addresses are. */
  type AddressType = 'i32' | 'i64';
  /** The type of a value. `i64` is a bigint in JavaScript; `v128` has no value there. */
  type ValueType = 'anyfunc' | 'externref' | 'f32' | 'f64' | 'i32' | 'i64' | 'v128';
  /** What instances export. */
  type ExportValue = Function | Global | Memory | Table | Tag;
  /** What an instance exports, by name: each an {@link ExportValue}, and only the module knows which. */
  type Exports = Record<string, any>;
  /** What may be imported. */
  type ImportValue = ExportValue | number | bigint | object | null;
  /** What is imported, by module and name. */
  type Imports = Record<string, Record<string, ImportValue>>;

  /** An export of a module. */
  interface ModuleExportDescriptor {
    /** Its name. */
    name: string;
    /** What it is. */
    kind: ImportExportKind;
  }

  /** An import of a module. */
  interface ModuleImportDescriptor {
    /** The module that it comes from. */
    module: string;
    /** Its name there. */
    name: string;
    /** What it is. */
    kind: ImportExportKind;
  }

  /** Compiled code without state. */
  interface Module {
    /** Its name. */
    readonly [Symbol.toStringTag]: 'WebAssembly.Module';
  }
  /** @see https://webassembly.github.io/spec/js-api/#modules */
  var Module: {
    readonly prototype: Module;
    /**
     * Compiles.
     * @throws {WebAssembly.CompileError} if the bytes are no valid module
     * @blocks until the module is compiled: `WebAssembly.compile` does it beside the program
     */
    new (bytes: ArrayBufferLike | ArrayBufferView): Module;
    /** The contents of all custom sections of that name. */
    customSections(module: Module, sectionName: string): ArrayBuffer[];
    /** What the module exports. */
    exports(module: Module): ModuleExportDescriptor[];
    /** What the module imports. */
    imports(module: Module): ModuleImportDescriptor[];
  };

  /** A module with its state. */
  interface Instance {
    /** What it exports, in an object that cannot be changed. */
    readonly exports: Exports;
    /** Its name. */
    readonly [Symbol.toStringTag]: 'WebAssembly.Instance';
  }
  /** @see https://webassembly.github.io/spec/js-api/#instances */
  var Instance: {
    readonly prototype: Instance;
    /**
     * Instantiates.
     * @param importObject what the module imports; default: nothing
     * @throws {WebAssembly.LinkError} if an import does not fit
     * @blocks until the module is instantiated and its start function has run
     */
    new (module: Module, importObject?: Imports): Instance;
  };

  /** The size of a memory, in pages of 64 KiB. */
  interface MemoryDescriptor {
    /** Pages at the beginning; a bigint if addresses have 64 bits. */
    initial: number | bigint;
    /** Pages that it may grow to. @default none */
    maximum?: number | bigint;
    /** Whether other threads may have it; `maximum` must be there then. @default false */
    shared?: boolean;
    /** How wide addresses are. @default 'i32' */
    address?: AddressType;
  }

  /** A memory of instances. */
  interface Memory {
    /** Its bytes. Growing detaches a buffer of fixed length. */
    readonly buffer: ArrayBuffer;
    /**
     * Adds pages of 64 KiB.
     * @param delta how many pages
     * @returns the number of pages before
     * @throws {RangeError} if it would be larger than its maximum
     */
    grow(delta: number): number;
    /** Makes `buffer` one of fixed length, and gives it back. */
    toFixedLengthBuffer(): ArrayBuffer;
    /** Makes `buffer` one that grows with the memory, and gives it back. */
    toResizableBuffer(): ArrayBuffer;
    /** Its name. */
    readonly [Symbol.toStringTag]: 'WebAssembly.Memory';
  }
  /** @see https://webassembly.github.io/spec/js-api/#memories */
  var Memory: {
    readonly prototype: Memory;
    /** A memory of zeros. */
    new (descriptor: MemoryDescriptor): Memory;
  };

  /** The size and the kind of a table. */
  interface TableDescriptor {
    /** What it holds. */
    element: TableKind;
    /** Elements at the beginning; a bigint if addresses have 64 bits. */
    initial: number | bigint;
    /** Elements that it may grow to. @default none */
    maximum?: number | bigint;
    /** How wide indexes are. @default 'i32' */
    address?: AddressType;
  }

  /** A table of references. */
  interface Table {
    /** How many elements it has. */
    readonly length: number;
    /**
     * The element at an index.
     * @param index from 0 on
     * @throws {RangeError} if there is none
     */
    get(index: number): any;
    /**
     * Adds elements.
     * @param delta how many
     * @param value what they are; default: null or undefined
     * @returns the length before
     * @throws {RangeError} if it would be larger than its maximum
     */
    grow(delta: number, value?: any): number;
    /**
     * Replaces an element.
     * @param index from 0 on
     * @param value default: null or undefined
     * @throws {RangeError} if there is none
     */
    set(index: number, value?: any): void;
    /** Its name. */
    readonly [Symbol.toStringTag]: 'WebAssembly.Table';
  }
  /** @see https://webassembly.github.io/spec/js-api/#tables */
  var Table: {
    readonly prototype: Table;
    /** @param value what its elements are; default: null or undefined, as its kind has it */
    new (descriptor: TableDescriptor, value?: any): Table;
  };

  /** The type of a global variable. */
  interface GlobalDescriptor {
    /** The type of its value. */
    value: ValueType;
    /** Whether it may be changed. @default false */
    mutable?: boolean;
  }

  /** A global variable of instances. */
  interface Global {
    /** Its value. @throws {TypeError} when an immutable one is set */
    value: any;
    /** Its value. */
    valueOf(): any;
    /** Its name. */
    readonly [Symbol.toStringTag]: 'WebAssembly.Global';
  }
  /** @see https://webassembly.github.io/spec/js-api/#globals */
  var Global: {
    readonly prototype: Global;
    /** @param value default: 0, null or undefined, as its type has it */
    new (descriptor: GlobalDescriptor, value?: any): Global;
  };

  /** The types of values that exceptions of a kind carry. */
  interface TagType {
    /** The types of the values, in order. */
    parameters: Iterable<ValueType>;
  }

  /** A kind of exceptions. */
  interface Tag {
    /** Its name. */
    readonly [Symbol.toStringTag]: 'WebAssembly.Tag';
  }
  /** @see https://webassembly.github.io/spec/js-api/#tags */
  var Tag: {
    readonly prototype: Tag;
    new (type: TagType): Tag;
  };

  /** The kind of exceptions that JavaScript throws. */
  const JSTag: Tag;

  /** An exception of WebAssembly. */
  interface Exception {
    /** The stack, if the exception was made with one. @remarks V8's own, in no standard. */
    readonly stack: string | undefined;
    /**
     * A value that it carries.
     * @param index from 0 on
     * @throws {TypeError} if it is of another kind
     * @throws {RangeError} if it has no such value
     */
    getArg(tag: Tag, index: number): any;
    /** Whether it is of that kind. */
    is(tag: Tag): boolean;
    /** Its name. */
    readonly [Symbol.toStringTag]: 'WebAssembly.Exception';
  }
  /** @see https://webassembly.github.io/spec/js-api/#exceptions */
  var Exception: {
    readonly prototype: Exception;
    /**
     * An exception with values for the tag's types.
     * @param options `traceStack`: whether it has a stack; default: false
     */
    new (tag: Tag, payload: Iterable<any>, options?: { traceStack?: boolean }): Exception;
  };

  /** The bytes are no valid module. */
  interface CompileError extends Error {}
  /** @see https://webassembly.github.io/spec/js-api/#error-objects */
  var CompileError: {
    readonly prototype: CompileError;
    /**
     * @param message default: the empty string
     * @param options `cause`: what has led to it
     */
    new (message?: string, options?: ErrorOptions): CompileError;
    (message?: string, options?: ErrorOptions): CompileError;
  };

  /** An import does not fit. */
  interface LinkError extends Error {}
  /** @see https://webassembly.github.io/spec/js-api/#error-objects */
  var LinkError: {
    readonly prototype: LinkError;
    /**
     * @param message default: the empty string
     * @param options `cause`: what has led to it
     */
    new (message?: string, options?: ErrorOptions): LinkError;
    (message?: string, options?: ErrorOptions): LinkError;
  };

  /** A trap while WebAssembly ran. */
  interface RuntimeError extends Error {}
  /** @see https://webassembly.github.io/spec/js-api/#error-objects */
  var RuntimeError: {
    readonly prototype: RuntimeError;
    /**
     * @param message default: the empty string
     * @param options `cause`: what has led to it
     */
    new (message?: string, options?: ErrorOptions): RuntimeError;
    (message?: string, options?: ErrorOptions): RuntimeError;
  };

  /** A function that WebAssembly may wait for. */
  interface Suspending {
    /** Its name. */
    readonly [Symbol.toStringTag]: 'WebAssembly.Suspending';
  }
  /** @see https://webassembly.github.io/js-promise-integration/js-api/#suspending */
  var Suspending: {
    readonly prototype: Suspending;
    new (callback: Function): Suspending;
  };

  /** WebAssembly waited where it cannot. */
  interface SuspendError extends Error {}
  /** @see https://webassembly.github.io/js-promise-integration/js-api/#suspenderror */
  var SuspendError: {
    readonly prototype: SuspendError;
    /**
     * @param message default: the empty string
     * @param options `cause`: what has led to it
     */
    new (message?: string, options?: ErrorOptions): SuspendError;
    (message?: string, options?: ErrorOptions): SuspendError;
  };

  /** What instantiating bytes gives. */
  interface WebAssemblyInstantiatedSource {
    /** The compiled code. */
    module: Module;
    /** The module with its state. */
    instance: Instance;
  }

  /**
   * Compiles beside the program.
   * @throws {WebAssembly.CompileError} (rejects) if the bytes are no valid module
   */
  function compile(bytes: ArrayBufferLike | ArrayBufferView): Promise<Module>;
  /**
   * Compiles while the bytes come.
   * @param source its type must be `application/wasm`, its status one of success
   * @throws {TypeError} (rejects) for another source
   * @throws {WebAssembly.CompileError} (rejects) if the bytes are no valid module
   * @see https://webassembly.github.io/spec/web-api/#dom-webassembly-compilestreaming
   */
  function compileStreaming(source: Response | PromiseLike<Response>): Promise<Module>;
  /**
   * Compiles while the bytes come, and instantiates.
   * @param importObject what the module imports; default: nothing
   * @throws {TypeError} (rejects) for a source of another type or status
   * @see https://webassembly.github.io/spec/web-api/#dom-webassembly-instantiatestreaming
   */
  function instantiateStreaming(
    source: Response | PromiseLike<Response>,
    importObject?: Imports,
  ): Promise<WebAssemblyInstantiatedSource>;
  /**
   * Compiles and instantiates.
   * @param importObject what the module imports; default: nothing
   * @throws {WebAssembly.LinkError} (rejects) if an import does not fit
   * @throws {WebAssembly.CompileError} (rejects) if the bytes are no valid module
   * @example
   * const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
   * const { instance } = await WebAssembly.instantiate(bytes);
   * console.log(instance.exports);
   */
  function instantiate(
    bytes: ArrayBufferLike | ArrayBufferView,
    importObject?: Imports,
  ): Promise<WebAssemblyInstantiatedSource>;
  function instantiate(module: Module, importObject?: Imports): Promise<Instance>;
  /**
   * Makes a function of WebAssembly return a promise, so that it may wait.
   * @see https://webassembly.github.io/js-promise-integration/js-api/#promising
   */
  function promising<Args extends unknown[], Result>(
    callback: (...args: Args) => Result,
  ): (...args: Args) => Promise<Result>;
  /** Whether the bytes are a valid module. @blocks until the bytes are checked */
  function validate(bytes: ArrayBufferLike | ArrayBufferView): boolean;
}
