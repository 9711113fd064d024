// Loads module graphs: resolves, reads, compiles, links and evaluates. One for each realm.
// Thread: isolate.
#ifndef JSTIME_MODULES_MODULE_LOADER_H_
#define JSTIME_MODULES_MODULE_LOADER_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/realm.h"
#include "modules/code_cache.h"
#include "modules/module_map.h"
#include "modules/resolver.h"
#include "modules/type_stripping.h"

namespace jstime {

// An embedder's answer to an import.
struct ProvidedModule {
  std::string url;
  std::string source;
  ModuleKind kind = ModuleKind::kJavaScript;
};

struct ModuleWalk;

class ModuleLoader {
 public:
  struct Options {
    std::string working_directory;
    // Asked before the own rules; nullopt means "not mine", a set `error` rejects the import.
    std::function<std::optional<ProvidedModule>(const std::string& specifier, const std::string& referrer_url,
                                                std::string* error)>
        provide;
    // Null when compiled code is not kept on disk.
    CodeCache* code_cache = nullptr;
    // Null where nobody can.
    TypeStripper strip_types;
  };

  ModuleLoader(Realm* realm, Options options);

  static ModuleLoader* From(v8::Isolate* isolate);

  // The program: `file` is a path or a URL.
  Resolution ResolveEntry(const std::string& file);

  // Loads and evaluates the program. The promise settles with the evaluation; a graph that fails to load
  // rejects it.
  v8::Local<v8::Promise> RunEntryFile(const Resolution& resolution);

  // The same for a file, or a module that the embedder provides under that name.
  v8::Local<v8::Promise> RunEntryProvidedOrFile(const std::string& file);

  // The same for source text that has no file; relative imports are relative to `url`. Its first line has the
  // number `line_offset`, zero-based.
  v8::Local<v8::Promise> RunEntrySource(const std::string& source, const std::string& url, int line_offset = 0);

  // The namespace of what RunEntryFile or RunEntrySource evaluated last.
  v8::Local<v8::Value> EntryNamespace();

  // The module whose evaluation failed the program, with the imports that led to it; for errors that carry no
  // place of their own, because they are no Error objects.
  SourceLocation FailedModule();

  // Where top-level await of the entry still waits, for the message at exit.
  std::optional<SourceLocation> StalledAwait();

 private:
  friend class GraphLoad;
  friend class ModuleCompiler;

  using Loaded = std::function<void(v8::Local<v8::Value> error)>;

  v8::Local<v8::Promise> RunEntry(ModuleRecord* record);
  void Load(ModuleRecord* root, Loaded done);
  ModuleRecord* RecordForImport(const std::string& specifier, const std::string& referrer_url,
                                const ImportAttributes& attributes, const ModuleRecord::Importer& importer,
                                const std::function<std::string()>& importing_line);
  // Links a loaded graph; false with an exception pending if that fails.
  bool Link(ModuleRecord* root, const ModuleWalk& walk);
  v8::MaybeLocal<v8::Promise> Evaluate(ModuleRecord* root, const ModuleWalk& walk);
  void Continue(ModuleRecord* record, v8::Local<v8::Promise::Resolver> resolver, v8::Local<v8::Value> error);

  static v8::MaybeLocal<v8::Promise> ImportDynamically(v8::Local<v8::Context> context,
                                                       v8::Local<v8::Data> host_defined_options,
                                                       v8::Local<v8::Value> resource_name,
                                                       v8::Local<v8::String> specifier,
                                                       v8::Local<v8::FixedArray> import_attributes);
  static v8::MaybeLocal<v8::Promise> ImportDynamicallyInPhase(
      v8::Local<v8::Context> context, v8::Local<v8::Data> host_defined_options, v8::Local<v8::Value> resource_name,
      v8::Local<v8::String> specifier, v8::ModuleImportPhase phase, v8::Local<v8::FixedArray> import_attributes);
  // Settles an import of what a module is compiled from; `error` is that of its graph, if it failed to load.
  void ContinueWithSource(ModuleRecord* record, v8::Local<v8::Promise::Resolver> resolver, v8::Local<v8::Value> error);
  static v8::MaybeLocal<v8::Module> ResolveRequest(v8::Local<v8::Context> context, size_t index,
                                                   v8::Local<v8::Module> referrer);
  static v8::MaybeLocal<v8::Object> ResolveSource(v8::Local<v8::Context> context, size_t index,
                                                  v8::Local<v8::Module> referrer);
  static void InitializeImportMeta(v8::Local<v8::Context> context, v8::Local<v8::Module> module,
                                   v8::Local<v8::Object> meta);

  Realm* const realm_;
  const Options options_;
  Resolver resolver_;
  ModuleMap map_;
  ModuleRecord* entry_ = nullptr;
};

}  // namespace jstime

#endif  // JSTIME_MODULES_MODULE_LOADER_H_
