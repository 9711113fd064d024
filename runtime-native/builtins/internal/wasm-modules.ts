/**
 * WebAssembly files as ES modules: what the core's generated wrapper module needs to know and do.
 * @see https://webassembly.github.io/esm-integration/js-api/#esm-integration
 */

/** What a WebAssembly module imports, by specifier, and the names that it exports; each once, in order. */
export interface WasmDescription {
  imports: [specifier: string, ...names: string[]][];
  exports: string[];
}

interface WasmGlobal {
  value: unknown;
}

interface WasmNamespace {
  Module: {
    new (bytes: ArrayBuffer, options: object): object;
    imports(module: object): { module: string; name: string }[];
    exports(module: object): { name: string }[];
  };
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
  Global: new (...args: never[]) => WasmGlobal;
}

// The engine installs WebAssembly after the snapshot was taken, so that it is looked up at first use.
let wasm: (WasmNamespace & { globalValue: (global: WasmGlobal) => unknown }) | undefined;

const { getOwnPropertyDescriptor } = Object;
const { apply } = Reflect;

// The exports of instances, by the namespace object of their modules.
const instances = new WeakMap<object, object>();
const { get, set } = WeakMap.prototype;
const getInstance = (namespace: object): object | undefined => apply(get, instances, [namespace]);
const setInstance = (namespace: object, exports: object) => apply(set, instances, [namespace, exports]);

function getWasm(): NonNullable<typeof wasm> {
  if (wasm === undefined) {
    const { Module, Instance, Global } = (globalThis as unknown as { WebAssembly: WasmNamespace }).WebAssembly;
    const getValue = getOwnPropertyDescriptor(Global.prototype, 'value')?.get as () => unknown;
    wasm = { Module, Instance, Global, globalValue: (global) => apply(getValue, global, []) };
  }
  return wasm;
}

/** What the standard lets every module import without a module of that name: functions on strings, and constant ones. */
const COMPILE_OPTIONS = {
  __proto__: null,
  builtins: ['js-string'],
  importedStringConstants: 'wasm:js/string-constants',
};

/** @throws {WebAssembly.CompileError} */
export function compileWasm(bytes: ArrayBuffer): object {
  const { Module } = getWasm();
  return new Module(bytes, COMPILE_OPTIONS);
}

export function describeWasm(module: object): WasmDescription {
  const { Module } = getWasm();
  const imports: WasmDescription['imports'] = [];
  for (const { module: specifier, name } of Module.imports(module)) {
    const known = imports.find(([other]) => other === specifier);
    if (known === undefined) imports.push([specifier, name]);
    else if (!known.includes(name, 1)) known.push(name);
  }
  return { imports, exports: Module.exports(module).map(({ name }) => name) };
}

/** A vector (v128) has no value in JavaScript: the export is undefined. */
function valueOrNone(global: WasmGlobal, globalValue: (global: WasmGlobal) => unknown): unknown {
  try {
    return globalValue(global);
  } catch {
    return undefined;
  }
}

/**
 * Instantiates `module` and returns its exports; globals are exported as their values. WebAssembly that imports from
 * WebAssembly gets the globals themselves.
 */
export function instantiateWasm(module: object, imports: Record<string, object>, own: object): Record<string, unknown> {
  const { Instance, Global, globalValue } = getWasm();
  const direct: Record<string, object> = { __proto__: null } as never;
  for (const specifier of Object.keys(imports)) {
    const namespace = imports[specifier] as object;
    direct[specifier] = getInstance(namespace) ?? namespace;
  }
  const { exports } = new Instance(module, direct);
  setInstance(own, exports);
  const unwrapped: Record<string, unknown> = { __proto__: null } as never;
  for (const name of Object.keys(exports)) {
    const value = exports[name];
    unwrapped[name] = value instanceof Global ? valueOrNone(value, globalValue) : value;
  }
  return unwrapped;
}
