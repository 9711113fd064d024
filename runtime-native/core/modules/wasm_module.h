// WebAssembly files as ES modules. A .wasm file becomes a small JavaScript module that imports what the
// WebAssembly module imports, instantiates it, and exports its exports by name.
// Spec: https://webassembly.github.io/esm-integration/js-api/#esm-integration
// Thread: isolate.
#ifndef JSTIME_MODULES_WASM_MODULE_H_
#define JSTIME_MODULES_WASM_MODULE_H_

#include <string>

#include "engine/realm.h"
#include "modules/module_record.h"

namespace jstime {

// `url` is for the message of the error only.
v8::MaybeLocal<v8::Object> CompileWasmModule(Realm* realm, const std::string& bytes, const std::string& url);

// The JavaScript around `module`. It finds the instantiating function as `import.meta.instantiate`.
// Returns false with an exception pending.
bool WriteWasmWrapper(Realm* realm, v8::Local<v8::Object> module, std::string* source);

// Puts `instantiate` on the wrapper's import.meta.
void InitializeWasmImportMeta(Realm* realm, ModuleRecord* record, v8::Local<v8::Object> meta);

}  // namespace jstime

#endif  // JSTIME_MODULES_WASM_MODULE_H_
