#include "modules/module_loader.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/trace_log.h"
#include "engine/deep_stack.h"
#include "engine/maybe.h"
#include "engine/strings.h"
#include "modules/graph_load.h"
#include "modules/load_error.h"
#include "modules/module_compiler.h"
#include "modules/url.h"

namespace jstime {

struct ModuleWalk {
  // The modules below the root in the order in which evaluation finishes them.
  std::vector<ModuleRecord*> post_order;
  // Those of them that can be evaluated one after the other without a change of that order: no cycle is
  // half-way done behind them.
  std::unordered_set<ModuleRecord*> steps;
  size_t depth = 0;
};

namespace {

constexpr uint32_t kLoaderSlot = 1;

// V8 links and evaluates recursively. A graph deeper than this is handed to it from the leaves up.
constexpr size_t kDeepGraph = 200;

// Tarjan's walk, as Spec: https://tc39.es/ecma262/#sec-innermoduleevaluation, with a stack of its own.
ModuleWalk WalkGraph(ModuleRecord* root) {
  struct Frame {
    ModuleRecord* record;
    size_t index;
    size_t lowest;  // The index of the first module that is part of a cycle with this one.
    size_t next = 0;
  };
  constexpr size_t kClosed = std::numeric_limits<size_t>::max();
  ModuleWalk walk;
  std::unordered_map<ModuleRecord*, size_t> indices{{root, 0}};
  std::vector<Frame> stack{{root, 0, 0}};
  std::vector<ModuleRecord*> open;  // Done, but part of a cycle that is not.
  while (!stack.empty()) {
    walk.depth = std::max(walk.depth, stack.size());
    Frame& frame = stack.back();
    if (frame.next < frame.record->requests.size()) {
      ModuleRecord* request = frame.record->requests[frame.next++];
      auto [found, is_new] = indices.try_emplace(request, indices.size());
      if (is_new) {
        stack.push_back({request, found->second, found->second});
      } else if (found->second != kClosed) {
        frame.lowest = std::min(frame.lowest, found->second);
      }
      continue;
    }
    const Frame done = frame;
    stack.pop_back();
    walk.post_order.push_back(done.record);
    if (!stack.empty()) stack.back().lowest = std::min(stack.back().lowest, done.lowest);
    if (done.lowest < done.index) {
      open.push_back(done.record);
      continue;
    }
    indices[done.record] = kClosed;
    while (!open.empty() && indices[open.back()] > done.index) {
      indices[open.back()] = kClosed;
      open.pop_back();
    }
    if (open.empty()) walk.steps.insert(done.record);
  }
  return walk;
}

v8::Local<v8::Promise> Rejected(v8::Local<v8::Context> context, v8::Local<v8::Value> error) {
  v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(context).ToLocalChecked();
  resolver->Reject(context, error).Check();
  return resolver->GetPromise();
}

void ReturnData(const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(info.Data()); }

v8::Local<v8::Value> NoSourceError(v8::Isolate* isolate, const ModuleRecord& record) {
  return v8::Exception::SyntaxError(
      ToShortV8String(isolate, "'" + UrlForDisplay(record.url) + "' has no source form; only WebAssembly modules do"));
}

}  // namespace

ModuleLoader::ModuleLoader(Realm* realm, Options options)
    : realm_(realm),
      options_(std::move(options)),
      resolver_([realm](const std::string& specifier) { return realm->BuiltinModule(specifier).has_value(); }) {
  realm->isolate()->SetData(kLoaderSlot, this);
  realm->isolate()->SetHostImportModuleDynamicallyCallback(ImportDynamically);
  realm->isolate()->SetHostImportModuleWithPhaseDynamicallyCallback(ImportDynamicallyInPhase);
  realm->isolate()->SetHostInitializeImportMetaObjectCallback(InitializeImportMeta);
}

ModuleLoader* ModuleLoader::From(v8::Isolate* isolate) {
  return static_cast<ModuleLoader*>(isolate->GetData(kLoaderSlot));
}

Resolution ModuleLoader::ResolveEntry(const std::string& file) {
  resolver_.ForgetDirectories();
  return resolver_.ResolveEntry(file, options_.working_directory);
}

v8::Local<v8::Promise> ModuleLoader::RunEntryFile(const Resolution& resolution) {
  if (resolution.failed()) {
    return Rejected(realm_->context(), MakeImportError(realm_, resolution.error, resolution.error_code, {}));
  }
  return RunEntry(map_.FindOrAdd(resolution));
}

v8::Local<v8::Promise> ModuleLoader::RunEntryProvidedOrFile(const std::string& file) {
  Resolution resolution;
  std::optional<ProvidedModule> provided;
  if (options_.provide) {
    provided = options_.provide(file, PathToFileUrl(options_.working_directory + "/"), &resolution.error);
  }
  if (resolution.failed()) resolution.error_code = "ERR_MODULE_HOOK";
  if (!provided) return RunEntryFile(resolution.failed() ? resolution : ResolveEntry(file));
  resolution.url = provided->url;
  resolution.kind = provided->kind;
  ModuleRecord* record = map_.FindOrAdd(resolution);
  if (record->state == ModuleRecord::State::kNew) record->source = std::move(provided->source);
  return RunEntry(record);
}

v8::Local<v8::Promise> ModuleLoader::RunEntrySource(const std::string& source, const std::string& url,
                                                    int line_offset) {
  ModuleRecord* record = map_.AddUnnamed(url);
  record->line_offset = line_offset;
  record->source = source;
  return RunEntry(record);
}

v8::Local<v8::Promise> ModuleLoader::RunEntry(ModuleRecord* record) {
  entry_ = record;
  v8::Local<v8::Context> context = realm_->context();
  v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(context).ToLocalChecked();
  auto held = std::make_shared<v8::Global<v8::Promise::Resolver>>(realm_->isolate(), resolver);
  Load(record,
       [this, record, held](v8::Local<v8::Value> error) { Continue(record, held->Get(realm_->isolate()), error); });
  return resolver->GetPromise();
}

void ModuleLoader::Load(ModuleRecord* root, Loaded done) { GraphLoad::Start(this, root, std::move(done)); }

void ModuleLoader::Continue(ModuleRecord* record, v8::Local<v8::Promise::Resolver> resolver,
                            v8::Local<v8::Value> error) {
  v8::Local<v8::Context> context = realm_->context();
  if (!error.IsEmpty()) {
    IgnoreResult(resolver->Reject(context, error));
    return;
  }
  ModuleWalk walk;
  if (record->module.Get(realm_->isolate())->GetStatus() == v8::Module::kUninstantiated) walk = WalkGraph(record);
  // What is left of the depth after going in from the leaves are cycles, which V8 must walk itself.
  std::optional<DeepStackScope> deep_stack;
  if (walk.depth > kDeepGraph) deep_stack.emplace(realm_);
  {
    v8::TryCatch try_catch(realm_->isolate());
    if (!Link(record, walk)) {
      if (!try_catch.HasTerminated()) IgnoreResult(resolver->Reject(context, try_catch.Exception()));
      return;
    }
  }
  if (DebugObserver* observer = realm_->debug_observer()) observer->ModulesStart(resolver->GetPromise()->HasHandler());
  v8::Local<v8::Promise> evaluation;
  if (!Evaluate(record, walk).ToLocal(&evaluation)) return;
  v8::Local<v8::Value> module_namespace = record->module.Get(realm_->isolate())->GetModuleNamespace();
  v8::Local<v8::Function> to_namespace = v8::Function::New(context, ReturnData, module_namespace).ToLocalChecked();
  v8::Local<v8::Promise> result;
  if (evaluation->Then(context, to_namespace).ToLocal(&result)) IgnoreResult(resolver->Resolve(context, result));
}

ModuleRecord* ModuleLoader::RecordForImport(const std::string& specifier, const std::string& referrer_url,
                                            const ImportAttributes& attributes, const ModuleRecord::Importer& importer,
                                            const std::function<std::string()>& importing_line) {
  Resolution resolution;
  std::optional<ProvidedModule> provided;
  if (options_.provide) provided = options_.provide(specifier, referrer_url, &resolution.error);
  if (resolution.failed()) {
    resolution.error_code = "ERR_MODULE_HOOK";
  } else if (provided) {
    resolution.url = provided->url;
    resolution.kind = provided->kind;
  } else {
    resolution = resolver_.Resolve(specifier, referrer_url, attributes);
  }
  if (!resolution.failed()) {
    ModuleRecord* record = map_.FindOrAdd(resolution);
    if (record->state == ModuleRecord::State::kNew && record->importer.url.empty() && record != entry_) {
      record->importer = importer;
      if (provided) record->source = std::move(provided->source);
    }
    return record;
  }
  SourceLocation location;
  location.url = importer.url;
  location.line = importer.line;
  location.column = importer.column;
  location.end_column = importer.column + 1;
  location.source_line = importing_line();
  if (importer.record != nullptr) location.import_chain = ImportChain(*importer.record);
  ModuleRecord* record = map_.AddUnnamed(specifier);
  record->state = ModuleRecord::State::kFailed;
  record->error.Reset(realm_->isolate(), MakeImportError(realm_, resolution.error, resolution.error_code, location));
  return record;
}

v8::MaybeLocal<v8::Promise> ModuleLoader::Evaluate(ModuleRecord* root, const ModuleWalk& walk) {
  v8::Isolate* isolate = realm_->isolate();
  v8::Local<v8::Context> context = realm_->context();
  v8::Local<v8::Module> module = root->module.Get(isolate);
  v8::EscapableHandleScope handle_scope(isolate);
  TraceSpan span(TraceCategory::kScript, "evaluate module", root->url);
  if (walk.depth > kDeepGraph) {
    for (ModuleRecord* record : walk.post_order) {
      if (!walk.steps.contains(record)) continue;
      v8::HandleScope leaf_scope(isolate);
      v8::Local<v8::Module> leaf = record->module.Get(isolate);
      if (record == root || leaf->GetStatus() != v8::Module::kInstantiated) continue;
      v8::Local<v8::Value> promise;
      if (!leaf->Evaluate(context).ToLocal(&promise)) return {};
      // The error comes again, from the root.
      promise.As<v8::Promise>()->MarkAsHandled();
      if (leaf->GetStatus() == v8::Module::kErrored) break;
    }
  }
  v8::Local<v8::Value> promise;
  if (!module->Evaluate(context).ToLocal(&promise)) return {};
  return handle_scope.Escape(promise.As<v8::Promise>());
}

bool ModuleLoader::Link(ModuleRecord* root, const ModuleWalk& walk) {
  if (walk.post_order.empty()) return true;
  TraceSpan span(TraceCategory::kModule, "link module", root->url);
  v8::Isolate* isolate = realm_->isolate();
  v8::TryCatch try_catch(isolate);
  size_t first = walk.depth > kDeepGraph ? 0 : walk.post_order.size() - 1;
  for (size_t i = first; i < walk.post_order.size(); ++i) {
    v8::HandleScope handle_scope(isolate);
    v8::Local<v8::Module> module = walk.post_order[i]->module.Get(isolate);
    if (module->GetStatus() != v8::Module::kUninstantiated) continue;
    if (module->InstantiateModule(realm_->context(), ResolveRequest, ResolveSource).FromMaybe(false)) continue;
    if (!try_catch.HasTerminated()) {
      ModuleRecord* importer = map_.FindByUrl(LocationOfMessage(realm_->context(), try_catch.Message()).url);
      LocateError(realm_, importer != nullptr ? *importer : *root, try_catch.Exception(), try_catch.Message());
    }
    try_catch.ReThrow();
    return false;
  }
  return true;
}

v8::MaybeLocal<v8::Module> ModuleLoader::ResolveRequest(v8::Local<v8::Context> context, size_t index,
                                                        v8::Local<v8::Module> referrer) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  return From(isolate)->map_.Find(referrer)->requests[index]->module.Get(isolate);
}

v8::MaybeLocal<v8::Object> ModuleLoader::ResolveSource(v8::Local<v8::Context> context, size_t index,
                                                       v8::Local<v8::Module> referrer) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  ModuleRecord* record = From(isolate)->map_.Find(referrer)->requests[index];
  if (!record->wasm_module.IsEmpty()) return record->wasm_module.Get(isolate);
  isolate->ThrowException(NoSourceError(isolate, *record));
  return {};
}

void ModuleLoader::ContinueWithSource(ModuleRecord* record, v8::Local<v8::Promise::Resolver> resolver,
                                      v8::Local<v8::Value> error) {
  v8::Isolate* isolate = realm_->isolate();
  // What it imports need not be there.
  if (!record->wasm_module.IsEmpty()) {
    IgnoreResult(resolver->Resolve(realm_->context(), record->wasm_module.Get(isolate)));
  } else {
    IgnoreResult(resolver->Reject(realm_->context(), error.IsEmpty() ? NoSourceError(isolate, *record) : error));
  }
}

v8::Local<v8::Value> ModuleLoader::EntryNamespace() {
  return entry_->module.Get(realm_->isolate())->GetModuleNamespace();
}

SourceLocation ModuleLoader::FailedModule() {
  SourceLocation location;
  if (entry_ == nullptr) return location;
  for (const ModuleRecord* record : WalkGraph(entry_).post_order) {
    if (record->module.IsEmpty() || record->module.Get(realm_->isolate())->GetStatus() != v8::Module::kErrored)
      continue;
    location = FileLocation(record->url);
    location.import_chain = ImportChain(*record);
    break;
  }
  return location;
}

std::optional<SourceLocation> ModuleLoader::StalledAwait() {
  if (entry_ == nullptr || entry_->module.IsEmpty()) return std::nullopt;
  v8::Isolate* isolate = realm_->isolate();
  auto [modules, messages] = entry_->module.Get(isolate)->GetStalledTopLevelAwaitMessages(isolate);
  if (messages.empty()) return std::nullopt;
  return LocationOfMessage(realm_->context(), messages[0]);
}

}  // namespace jstime
