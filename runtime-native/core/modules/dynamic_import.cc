// import(): loads like a static import, in the background of the running program.
// Spec: https://tc39.es/ecma262/#sec-import-call-runtime-semantics-evaluation
#include <memory>
#include <utility>

#include "engine/strings.h"
#include "modules/load_error.h"
#include "modules/module_compiler.h"
#include "modules/module_loader.h"
#include "modules/url.h"

namespace jstime {
namespace {

// Scripts may be named by plain paths, or not at all.
std::string ReferrerUrl(const std::string& name, const std::string& working_directory) {
  if (ParseUrl(name)) return name;
  if (!name.empty() && name[0] == '/') return PathToFileUrl(name);
  return PathToFileUrl(working_directory + "/" + name);
}

// The frame that called import(); empty for code that has none, as a string handed to the event loop.
v8::Local<v8::StackFrame> CallerFrame(v8::Isolate* isolate) {
  v8::Local<v8::StackTrace> stack = v8::StackTrace::CurrentStackTrace(isolate, 1);
  return stack->GetFrameCount() == 0 ? v8::Local<v8::StackFrame>() : stack->GetFrame(isolate, 0);
}

// How errors call the script that imports: one without a name may have given itself one with sourceURL.
std::string ImporterName(v8::Isolate* isolate, const std::string& name, const std::string& referrer,
                         v8::Local<v8::StackFrame> caller) {
  if (!name.empty() || caller.IsEmpty()) return referrer;
  v8::Local<v8::String> source_url = caller->GetScriptNameOrSourceURL();
  return source_url.IsEmpty() || source_url->Length() == 0 ? referrer : ToUtf8(isolate, source_url);
}

std::string SourceLine(v8::Isolate* isolate, v8::Local<v8::StackFrame> frame, const ModuleRecord::Importer& importer) {
  if (importer.line == 0) return "";
  v8::Local<v8::String> source = frame->GetScriptSource();
  if (source.IsEmpty()) return "";
  const int line_offset = importer.record == nullptr ? 0 : importer.record->line_offset;
  return LineOf(ToUtf8(isolate, source), importer.line - line_offset);
}

}  // namespace

v8::MaybeLocal<v8::Promise> ModuleLoader::ImportDynamically(v8::Local<v8::Context> context,
                                                            v8::Local<v8::Data> host_defined_options,
                                                            v8::Local<v8::Value> resource_name,
                                                            v8::Local<v8::String> specifier,
                                                            v8::Local<v8::FixedArray> import_attributes) {
  return ImportDynamicallyInPhase(context, host_defined_options, resource_name, specifier,
                                  v8::ModuleImportPhase::kEvaluation, import_attributes);
}

v8::MaybeLocal<v8::Promise> ModuleLoader::ImportDynamicallyInPhase(
    v8::Local<v8::Context> context, v8::Local<v8::Data> host_defined_options, v8::Local<v8::Value> resource_name,
    v8::Local<v8::String> specifier, v8::ModuleImportPhase phase, v8::Local<v8::FixedArray> import_attributes) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  ModuleLoader* loader = From(isolate);
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(context).ToLocal(&resolver)) return {};
  std::string name = resource_name->IsString() ? ToUtf8(isolate, resource_name) : "";
  std::string referrer = ReferrerUrl(name, loader->options_.working_directory);
  v8::Local<v8::StackFrame> caller = CallerFrame(isolate);
  ModuleRecord::Importer importer{ImporterName(isolate, name, referrer, caller)};
  // Lines of code given to eval or Function are not those of the script around it. Line 0 is the one that
  // --print puts before an expression.
  if (!caller.IsEmpty() && !caller->IsEval() && caller->GetLineNumber() > 0) {
    importer.line = caller->GetLineNumber();
    importer.column = caller->GetColumn();
  }
  if (ModuleRecord* record = loader->map_.FindByUrl(referrer)) importer.record = record;
  loader->resolver_.ForgetDirectories();
  ModuleRecord* record =
      loader->RecordForImport(ToUtf8(isolate, specifier), referrer, ReadImportAttributes(context, import_attributes, 2),
                              importer, [&] { return SourceLine(isolate, caller, importer); });

  const bool is_unresolved = record->state == ModuleRecord::State::kFailed;
  auto held = std::make_shared<v8::Global<v8::Promise::Resolver>>(isolate, resolver);
  loader->Load(record, [loader, record, held, phase](v8::Local<v8::Value> error) {
    auto failure = std::make_shared<v8::Global<v8::Value>>(loader->realm_->isolate(), error);
    // The module may be at hand already, but it must not run before the caller has gone on.
    loader->realm_->loop()->Post([loader, record, held, failure, phase] {
      RealmScope scope(loader->realm_);
      v8::Isolate* isolate = loader->realm_->isolate();
      const v8::Local<v8::Value> error = failure->IsEmpty() ? v8::Local<v8::Value>() : failure->Get(isolate);
      if (phase == v8::ModuleImportPhase::kSource) return loader->ContinueWithSource(record, held->Get(isolate), error);
      loader->Continue(record, held->Get(isolate), error);
    });
  });
  // Programs may probe for modules without end.
  if (is_unresolved) loader->map_.DiscardUnnamed(*record);
  return resolver->GetPromise();
}

}  // namespace jstime
