// What is known of one module: where it comes from, how far it has been loaded, what it imports.
// Thread: isolate.
#ifndef JSTIME_MODULES_MODULE_RECORD_H_
#define JSTIME_MODULES_MODULE_RECORD_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "modules/resolver.h"
#include "v8.h"

namespace jstime {

struct ModuleRecord {
  enum class State { kNew, kFetching, kReady, kFailed };

  // The import statement (or import() call) through which the module was first reached.
  struct Importer {
    std::string url;  // Empty for the program itself.
    int line = 0;     // One-based; 0 if the importer is WebAssembly.
    int column = 0;
    ModuleRecord* record = nullptr;  // Null for import() and for the program itself.
  };

  std::string url;
  std::string path;  // Of the file to read; empty when the source is at hand.
  ModuleKind kind = ModuleKind::kJavaScript;
  State state = State::kNew;
  Importer importer;
  // Source that is at hand: --eval, stdin, the embedder's.
  std::optional<std::string> source;
  int line_offset = 0;  // Of that source: the number of its first line, zero-based.

  v8::Global<v8::Module> module;
  std::vector<ModuleRecord*> requests;
  v8::Global<v8::Value> error;          // When failed.
  v8::Global<v8::Value> default_value;  // JSON, text and bytes modules; the exports of built-in ones.
  v8::Global<v8::Object> wasm_module;   // The WebAssembly.Module of a .wasm file.

  // Loads that wait for this module to leave kFetching.
  std::vector<std::function<void()>> waiters;
};

}  // namespace jstime

#endif  // JSTIME_MODULES_MODULE_RECORD_H_
