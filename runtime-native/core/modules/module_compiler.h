// From bytes to a V8 module: one function for each kind of module.
// Thread: isolate.
#ifndef JSTIME_MODULES_MODULE_COMPILER_H_
#define JSTIME_MODULES_MODULE_COMPILER_H_

#include <string>

#include "modules/module_loader.h"

namespace jstime {

class ModuleCompiler {
 public:
  explicit ModuleCompiler(ModuleLoader* loader) : loader_(loader), realm_(loader->realm_) {}

  // Compiles `contents` (unless reading failed with `read_error`, an errno value) and resolves what it
  // imports. The record ends up ready or failed.
  void Complete(ModuleRecord* record, std::string contents, int read_error);

 private:
  v8::MaybeLocal<v8::Module> Compile(ModuleRecord* record, std::string contents);
  v8::MaybeLocal<v8::Module> CompileJavaScript(ModuleRecord* record, std::string contents);
  v8::MaybeLocal<v8::Module> CompileJson(ModuleRecord* record, std::string contents);
  v8::MaybeLocal<v8::Module> CompileText(ModuleRecord* record, std::string contents);
  v8::MaybeLocal<v8::Module> CompileBytes(ModuleRecord* record, const std::string& contents);
  v8::MaybeLocal<v8::Module> CompileWasm(ModuleRecord* record, const std::string& contents);
  v8::MaybeLocal<v8::Module> CompileBuiltin(ModuleRecord* record);
  v8::Local<v8::Module> MakeDefaultExport(ModuleRecord* record, v8::Local<v8::Value> value);
  void ResolveRequests(ModuleRecord* record, v8::Local<v8::Module> module, v8::Local<v8::String> source);
  void Fail(ModuleRecord* record, v8::Local<v8::Value> error);
  // Makes JavaScript of a TypeScript module; false if it has failed.
  bool StripTypes(ModuleRecord* record, std::string* contents);

  ModuleLoader* const loader_;
  Realm* const realm_;
};

// The `type` of a V8 list of attributes whose entries are `stride` long, and any key beside it.
ImportAttributes ReadImportAttributes(v8::Local<v8::Context> context, v8::Local<v8::FixedArray> list, int stride);

}  // namespace jstime

#endif  // JSTIME_MODULES_MODULE_COMPILER_H_
