/** WebAssembly. */

/**
 * Compiles and runs WebAssembly. Modules can also be imported: `import { f } from './module.wasm'`.
 * @see https://webassembly.github.io/spec/js-api/#webassembly-namespace
 */
declare namespace WebAssembly {
  type ImportExportKind = 'function' | 'global' | 'memory' | 'table' | 'tag';
  type TableKind = 'anyfunc' | 'externref';
  type AddressType = 'i32' | 'i64';
  type ValueType = 'anyfunc' | 'externref' | 'f32' | 'f64' | 'i32' | 'i64' | 'v128';
  type ExportValue = Function | Global | Memory | Table | Tag;
  type Exports = Record<string, ExportValue>;
  type ImportValue = ExportValue | number | bigint | object | null;
  type Imports = Record<string, Record<string, ImportValue>>;

  /** An export of a module. */
  interface ModuleExportDescriptor {
    name: string;
    kind: ImportExportKind;
  }

  /** An import of a module. */
  interface ModuleImportDescriptor {
    module: string;
    name: string;
    kind: ImportExportKind;
  }

  /** Compiled code without state. */
  interface Module {
    readonly [Symbol.toStringTag]: 'WebAssembly.Module';
  }
  /** @see https://webassembly.github.io/spec/js-api/#modules */
  var Module: {
    readonly prototype: Module;
    /**
     * Compiles, and blocks until that is done.
     * @throws {WebAssembly.CompileError} if the bytes are no valid module
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
    readonly [Symbol.toStringTag]: 'WebAssembly.Instance';
  }
  /** @see https://webassembly.github.io/spec/js-api/#instances */
  var Instance: {
    readonly prototype: Instance;
    /**
     * Instantiates, and blocks until that is done.
     * @throws {WebAssembly.LinkError} if an import does not fit
     */
    new (module: Module, importObject?: Imports): Instance;
  };

  /** The size of a memory, in pages of 64 KiB. */
  interface MemoryDescriptor {
    initial: number | bigint;
    maximum?: number | bigint;
    shared?: boolean;
    address?: AddressType;
  }

  /** A memory of instances. */
  interface Memory {
    /** Its bytes. Growing detaches a buffer of fixed length. */
    readonly buffer: ArrayBuffer;
    /**
     * Adds pages of 64 KiB.
     * @returns the number of pages before
     * @throws {RangeError} if it would be larger than its maximum
     */
    grow(delta: number): number;
    /** Makes `buffer` one of fixed length, and gives it back. */
    toFixedLengthBuffer(): ArrayBuffer;
    /** Makes `buffer` one that grows with the memory, and gives it back. */
    toResizableBuffer(): ArrayBuffer;
    readonly [Symbol.toStringTag]: 'WebAssembly.Memory';
  }
  /** @see https://webassembly.github.io/spec/js-api/#memories */
  var Memory: {
    readonly prototype: Memory;
    new (descriptor: MemoryDescriptor): Memory;
  };

  /** The size and the kind of a table. */
  interface TableDescriptor {
    element: TableKind;
    initial: number | bigint;
    maximum?: number | bigint;
    address?: AddressType;
  }

  /** A table of references. */
  interface Table {
    /** How many elements it has. */
    readonly length: number;
    /** The element at an index. @throws {RangeError} if there is none */
    get(index: number): any;
    /** Adds elements. @returns the length before */
    grow(delta: number, value?: any): number;
    /** Replaces an element. @throws {RangeError} if there is none */
    set(index: number, value?: any): void;
    readonly [Symbol.toStringTag]: 'WebAssembly.Table';
  }
  /** @see https://webassembly.github.io/spec/js-api/#tables */
  var Table: {
    readonly prototype: Table;
    new (descriptor: TableDescriptor, value?: any): Table;
  };

  /** The type of a global variable. */
  interface GlobalDescriptor {
    value: ValueType;
    mutable?: boolean;
  }

  /** A global variable of instances. */
  interface Global {
    /** Its value. @throws {TypeError} when an immutable one is set */
    value: any;
    /** Its value. */
    valueOf(): any;
    readonly [Symbol.toStringTag]: 'WebAssembly.Global';
  }
  /** @see https://webassembly.github.io/spec/js-api/#globals */
  var Global: {
    readonly prototype: Global;
    new (descriptor: GlobalDescriptor, value?: any): Global;
  };

  /** The types of values that exceptions of a kind carry. */
  interface TagType {
    parameters: Iterable<ValueType>;
  }

  /** A kind of exceptions. */
  interface Tag {
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
    /** A value that it carries. */
    getArg(tag: Tag, index: number): any;
    /** Whether it is of that kind. */
    is(tag: Tag): boolean;
    readonly [Symbol.toStringTag]: 'WebAssembly.Exception';
  }
  /** @see https://webassembly.github.io/spec/js-api/#exceptions */
  var Exception: {
    readonly prototype: Exception;
    new (tag: Tag, payload: Iterable<any>, options?: { traceStack?: boolean }): Exception;
  };

  /** The bytes are no valid module. */
  interface CompileError extends Error {}
  /** @see https://webassembly.github.io/spec/js-api/#error-objects */
  var CompileError: {
    readonly prototype: CompileError;
    new (message?: string, options?: ErrorOptions): CompileError;
    (message?: string, options?: ErrorOptions): CompileError;
  };

  /** An import does not fit. */
  interface LinkError extends Error {}
  /** @see https://webassembly.github.io/spec/js-api/#error-objects */
  var LinkError: {
    readonly prototype: LinkError;
    new (message?: string, options?: ErrorOptions): LinkError;
    (message?: string, options?: ErrorOptions): LinkError;
  };

  /** A trap while WebAssembly ran. */
  interface RuntimeError extends Error {}
  /** @see https://webassembly.github.io/spec/js-api/#error-objects */
  var RuntimeError: {
    readonly prototype: RuntimeError;
    new (message?: string, options?: ErrorOptions): RuntimeError;
    (message?: string, options?: ErrorOptions): RuntimeError;
  };

  /** A function that WebAssembly may wait for. */
  interface Suspending {
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
    new (message?: string, options?: ErrorOptions): SuspendError;
    (message?: string, options?: ErrorOptions): SuspendError;
  };

  /** What instantiating bytes gives. */
  interface WebAssemblyInstantiatedSource {
    module: Module;
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
   * @see https://webassembly.github.io/spec/web-api/#dom-webassembly-instantiatestreaming
   */
  function instantiateStreaming(
    source: Response | PromiseLike<Response>,
    importObject?: Imports,
  ): Promise<WebAssemblyInstantiatedSource>;
  /**
   * Compiles and instantiates.
   * @throws {WebAssembly.LinkError} (rejects) if an import does not fit
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
  /** Whether the bytes are a valid module. */
  function validate(bytes: ArrayBufferLike | ArrayBufferView): boolean;
}
