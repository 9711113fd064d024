#include "modules/module_compiler.h"

#include <uv.h>

#include <cstring>
#include <memory>
#include <utility>

#include "base/check.h"
#include "base/files.h"
#include "base/trace_log.h"
#include "engine/strings.h"
#include "modules/load_error.h"
#include "modules/url.h"
#include "modules/wasm_module.h"

namespace jstime {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void DropByteOrderMark(std::string* text) {
  if (text->compare(0, kByteOrderMark.size(), kByteOrderMark) == 0) text->erase(0, kByteOrderMark.size());
}

v8::MaybeLocal<v8::Value> ResolvedPromise(v8::Local<v8::Context> context) {
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(context).ToLocal(&resolver)) return {};
  resolver->Resolve(context, v8::Undefined(v8::Isolate::GetCurrent())).Check();
  return resolver->GetPromise();
}

ModuleRecord* RecordOf(v8::Local<v8::Module> module, ModuleMap* map) { return map->Find(module); }

}  // namespace

ImportAttributes ReadImportAttributes(v8::Local<v8::Context> context, v8::Local<v8::FixedArray> list, int stride) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  ImportAttributes attributes;
  for (int i = 0; i + 1 < list->Length(); i += stride) {
    std::string key = ToUtf8(isolate, list->Get(i).As<v8::String>());
    std::string value = ToUtf8(isolate, list->Get(i + 1).As<v8::String>());
    if (key == "type") {
      attributes.type = value;
    } else if (attributes.unsupported_key.empty()) {
      attributes.unsupported_key = key;
    }
  }
  return attributes;
}

void ModuleCompiler::Complete(ModuleRecord* record, std::string contents, int read_error) {
  v8::Isolate* isolate = realm_->isolate();
  v8::HandleScope handle_scope(isolate);
  if (read_error != 0) {
    SourceLocation location;
    location.url = record->importer.url;
    location.line = record->importer.line;
    location.column = record->importer.column;
    location.end_column = location.column + 1;
    if (const ModuleRecord* importer = record->importer.record; importer != nullptr) {
      location.import_chain = ImportChain(*importer);
      std::string source;
      if (!importer->path.empty() && ReadFile(importer->path, &source) == 0) {
        location.source_line = LineOf(source, location.line);
      }
    }
    Fail(record, MakeImportError(realm_, "Cannot read '" + UrlForDisplay(record->url) + "': " + strerror(read_error),
                                 uv_err_name(-read_error), location));
    return;
  }
  TraceSpan span(TraceCategory::kScript, "compile module", record->url);
  if (record->kind == ModuleKind::kTypeScript && !StripTypes(record, &contents)) return;
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Module> module;
  if (Compile(record, std::move(contents)).ToLocal(&module)) {
    record->state = ModuleRecord::State::kReady;
  } else if (try_catch.HasCaught() && !try_catch.HasTerminated()) {
    LocateError(realm_, *record, try_catch.Exception(), try_catch.Message());
    Fail(record, try_catch.Exception());
  } else {
    Fail(record, v8::Exception::Error(ToShortV8String(isolate, "Loading was interrupted")));
  }
}

bool ModuleCompiler::StripTypes(ModuleRecord* record, std::string* contents) {
  TraceSpan span(TraceCategory::kModule, "strip types", record->url);
  DropByteOrderMark(contents);
  const ModuleLoader::Options& options = loader_->options_;
  StrippedSource stripped = jstime::StripTypes(*contents, options.code_cache, options.strip_types);
  if (stripped.problem.empty()) {
    *contents = std::move(stripped.javascript);
    return true;
  }
  SourceLocation location = FileLocation(record->url);
  location.line = stripped.line;
  location.column = stripped.column;
  location.end_column = stripped.end_column;
  if (stripped.line > 0) location.source_line = LineOf(*contents, stripped.line);
  location.import_chain = ImportChain(*record);
  Fail(record, MakeSyntaxError(realm_, stripped.problem, stripped.code, location));
  return false;
}

void ModuleCompiler::Fail(ModuleRecord* record, v8::Local<v8::Value> error) {
  record->state = ModuleRecord::State::kFailed;
  record->error.Reset(realm_->isolate(), error);
}

v8::MaybeLocal<v8::Module> ModuleCompiler::Compile(ModuleRecord* record, std::string contents) {
  switch (record->kind) {
    case ModuleKind::kJavaScript:
    case ModuleKind::kTypeScript:
      return CompileJavaScript(record, std::move(contents));
    case ModuleKind::kJson:
      return CompileJson(record, std::move(contents));
    case ModuleKind::kText:
      return CompileText(record, std::move(contents));
    case ModuleKind::kBytes:
      return CompileBytes(record, contents);
    case ModuleKind::kWasm:
      return CompileWasm(record, contents);
    case ModuleKind::kBuiltin:
      return CompileBuiltin(record);
  }
  return {};
}

v8::MaybeLocal<v8::Module> ModuleCompiler::CompileJavaScript(ModuleRecord* record, std::string contents) {
  v8::Isolate* isolate = realm_->isolate();
  // "Shared" in the sense of the Web: a debugger gets the error objects of other scripts only as text.
  v8::ScriptOrigin origin(ToShortV8String(isolate, record->url), record->line_offset, 0, true, -1,
                          v8::Local<v8::Value>(), false, false, true);
  CodeCache* cache = loader_->options_.code_cache;
  const std::string cached_path = cache != nullptr ? cache->PathFor(contents) : "";
  v8::Local<v8::String> text;
  // A hashbang may follow it.
  DropByteOrderMark(&contents);
  if (!ToV8Source(isolate, std::move(contents)).ToLocal(&text)) return {};
  v8::Local<v8::Module> module;
  if (!cached_path.empty()) {
    if (!cache->Compile(isolate, cached_path, text, origin).ToLocal(&module)) return {};
  } else {
    v8::ScriptCompiler::Source source(text, origin);
    if (!v8::ScriptCompiler::CompileModule(isolate, &source).ToLocal(&module)) return {};
  }
  loader_->map_.Bind(record, module);
  v8::Local<v8::Value> source_map_url = module->GetUnboundModuleScript()->GetSourceMappingURL();
  if (source_map_url->IsString()) realm_->RegisterSourceMap(record->url, ToUtf8(isolate, source_map_url));
  ResolveRequests(record, module, text);
  return module;
}

void ModuleCompiler::ResolveRequests(ModuleRecord* record, v8::Local<v8::Module> module, v8::Local<v8::String> source) {
  v8::Isolate* isolate = realm_->isolate();
  v8::Local<v8::Context> context = realm_->context();
  v8::Local<v8::FixedArray> requests = module->GetModuleRequests();
  record->requests.reserve(requests->Length());
  for (int i = 0; i < requests->Length(); ++i) {
    v8::Local<v8::ModuleRequest> request = requests->Get(i).As<v8::ModuleRequest>();
    v8::Location place = module->SourceOffsetToLocation(request->GetSourceOffset());
    ModuleRecord::Importer importer{record->url, place.GetLineNumber() + 1, place.GetColumnNumber() + 1, record};
    const bool has_lines = record->kind != ModuleKind::kWasm;
    if (!has_lines) importer.line = importer.column = 0;
    record->requests.push_back(
        loader_->RecordForImport(ToUtf8(isolate, request->GetSpecifier()), record->url,
                                 ReadImportAttributes(context, request->GetImportAttributes(), 3), importer,
                                 [&] { return has_lines ? LineOf(ToUtf8(isolate, source), importer.line) : ""; }));
  }
}

v8::Local<v8::Module> ModuleCompiler::MakeDefaultExport(ModuleRecord* record, v8::Local<v8::Value> value) {
  v8::Isolate* isolate = realm_->isolate();
  record->default_value.Reset(isolate, value);
  v8::Local<v8::String> name = Internalized(isolate, "default");
  v8::Local<v8::Module> module = v8::Module::CreateSyntheticModule(
      isolate, ToShortV8String(isolate, record->url), v8::MemorySpan<const v8::Local<v8::String>>(&name, 1),
      [](v8::Local<v8::Context> context, v8::Local<v8::Module> module) -> v8::MaybeLocal<v8::Value> {
        v8::Isolate* isolate = v8::Isolate::GetCurrent();
        ModuleRecord* record = RecordOf(module, &ModuleLoader::From(isolate)->map_);
        if (module
                ->SetSyntheticModuleExport(isolate, Internalized(isolate, "default"),
                                           record->default_value.Get(isolate))
                .IsNothing()) {
          return {};
        }
        record->default_value.Reset();
        return ResolvedPromise(context);
      });
  loader_->map_.Bind(record, module);
  return module;
}

v8::MaybeLocal<v8::Module> ModuleCompiler::CompileJson(ModuleRecord* record, std::string contents) {
  v8::Local<v8::String> text;
  v8::Local<v8::Value> value;
  DropByteOrderMark(&contents);
  if (!ToV8Source(realm_->isolate(), std::move(contents)).ToLocal(&text)) return {};
  if (!v8::JSON::Parse(realm_->context(), text).ToLocal(&value)) return {};
  return MakeDefaultExport(record, value);
}

v8::MaybeLocal<v8::Module> ModuleCompiler::CompileText(ModuleRecord* record, std::string contents) {
  v8::Local<v8::String> text;
  DropByteOrderMark(&contents);
  if (!ToV8Source(realm_->isolate(), std::move(contents)).ToLocal(&text)) return {};
  return MakeDefaultExport(record, text);
}

v8::MaybeLocal<v8::Module> ModuleCompiler::CompileBytes(ModuleRecord* record, const std::string& contents) {
  v8::Local<v8::ArrayBuffer> buffer;
  if (!v8::ArrayBuffer::MaybeNew(realm_->isolate(), contents.size()).ToLocal(&buffer)) {
    realm_->isolate()->ThrowException(
        v8::Exception::RangeError(ToShortV8String(realm_->isolate(), "File is too large for an array buffer")));
    return {};
  }
  std::memcpy(buffer->Data(), contents.data(), contents.size());
  return MakeDefaultExport(record, v8::Uint8Array::New(buffer, 0, contents.size()));
}

v8::MaybeLocal<v8::Module> ModuleCompiler::CompileWasm(ModuleRecord* record, const std::string& contents) {
  v8::Local<v8::Object> wasm;
  std::string wrapper;
  if (!CompileWasmModule(realm_, contents, record->url).ToLocal(&wasm) || !WriteWasmWrapper(realm_, wasm, &wrapper))
    return {};
  record->wasm_module.Reset(realm_->isolate(), wasm);
  return CompileJavaScript(record, std::move(wrapper));
}

v8::MaybeLocal<v8::Module> ModuleCompiler::CompileBuiltin(ModuleRecord* record) {
  v8::Isolate* isolate = realm_->isolate();
  v8::Local<v8::Context> context = realm_->context();
  v8::Local<v8::Object> exports = *realm_->BuiltinModule(record->url);
  v8::Local<v8::Array> keys = exports->GetOwnPropertyNames(context).ToLocalChecked();
  v8::LocalVector<v8::String> names(isolate);
  names.push_back(Internalized(isolate, "default"));
  for (uint32_t i = 0; i < keys->Length(); ++i) {
    v8::Local<v8::String> key = keys->Get(context, i).ToLocalChecked().As<v8::String>();
    if (!key->StrictEquals(names[0])) names.push_back(key);
  }
  record->default_value.Reset(isolate, exports);
  v8::Local<v8::Module> module = v8::Module::CreateSyntheticModule(
      isolate, ToShortV8String(isolate, record->url),
      v8::MemorySpan<const v8::Local<v8::String>>(names.data(), names.size()),
      [](v8::Local<v8::Context> context, v8::Local<v8::Module> module) -> v8::MaybeLocal<v8::Value> {
        v8::Isolate* isolate = v8::Isolate::GetCurrent();
        ModuleRecord* record = RecordOf(module, &ModuleLoader::From(isolate)->map_);
        v8::Local<v8::Object> exports = record->default_value.Get(isolate).As<v8::Object>();
        v8::Local<v8::String> default_name = Internalized(isolate, "default");
        v8::Local<v8::Array> keys = exports->GetOwnPropertyNames(context).ToLocalChecked();
        if (module->SetSyntheticModuleExport(isolate, default_name, exports).IsNothing()) return {};
        for (uint32_t i = 0; i < keys->Length(); ++i) {
          v8::Local<v8::String> key = keys->Get(context, i).ToLocalChecked().As<v8::String>();
          v8::Local<v8::Value> value;
          if (!exports->Get(context, key).ToLocal(&value) ||
              module->SetSyntheticModuleExport(isolate, key, value).IsNothing()) {
            return {};
          }
        }
        return ResolvedPromise(context);
      });
  loader_->map_.Bind(record, module);
  return module;
}

}  // namespace jstime
