/**
 * WebAssembly files as ES modules: what the core's generated wrapper module needs to know and do.
 * @see https://webassembly.github.io/esm-integration/js-api/#esm-integration
 */

/** Names that a WebAssembly module imports from and exports, each once, in order. */
export interface WasmDescription {
  imports: string[];
  exports: string[];
}

interface WasmGlobal {
  value: unknown;
}

interface WasmNamespace {
  Module: {
    imports(module: object): { module: string }[];
    exports(module: object): { name: string }[];
  };
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
  Global: new (...args: never[]) => WasmGlobal;
}

// The engine installs WebAssembly after the snapshot was taken, so that it is looked up at first use.
let wasm: (WasmNamespace & { globalValue: (global: WasmGlobal) => unknown }) | undefined;

const { getOwnPropertyDescriptor } = Object;
const { apply } = Reflect;

function getWasm(): NonNullable<typeof wasm> {
  if (wasm === undefined) {
    const { Module, Instance, Global } = (globalThis as unknown as { WebAssembly: WasmNamespace }).WebAssembly;
    const getValue = getOwnPropertyDescriptor(Global.prototype, 'value')?.get as () => unknown;
    wasm = { Module, Instance, Global, globalValue: (global) => apply(getValue, global, []) };
  }
  return wasm;
}

export function describeWasm(module: object): WasmDescription {
  const { Module } = getWasm();
  const imports: string[] = [];
  for (const { module: specifier } of Module.imports(module)) {
    if (!imports.includes(specifier)) imports.push(specifier);
  }
  return { imports, exports: Module.exports(module).map(({ name }) => name) };
}

/** Instantiates `module` and returns its exports; globals are exported as their values. */
export function instantiateWasm(module: object, imports: Record<string, unknown>): Record<string, unknown> {
  const { Instance, Global, globalValue } = getWasm();
  const { exports } = new Instance(module, imports);
  const unwrapped: Record<string, unknown> = { __proto__: null } as never;
  for (const name of Object.keys(exports)) {
    const value = exports[name];
    unwrapped[name] = value instanceof Global ? globalValue(value) : value;
  }
  return unwrapped;
}
