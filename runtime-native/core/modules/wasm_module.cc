#include "modules/wasm_module.h"

#include <algorithm>

#include "base/json_text.h"
#include "engine/builtins_url.h"
#include "engine/properties.h"
#include "engine/strings.h"
#include "modules/load_error.h"
#include "modules/url.h"

namespace jstime {
namespace {

constexpr v8::ExternalPointerTypeTag kRecordTag = 1;

v8::Local<v8::Array> GetArray(v8::Local<v8::Context> context, v8::Local<v8::Object> object, std::string_view name) {
  return object->Get(context, Internalized(v8::Isolate::GetCurrent(), name)).ToLocalChecked().As<v8::Array>();
}

std::string StringAt(v8::Local<v8::Context> context, v8::Local<v8::Array> array, uint32_t index) {
  return ToUtf8(v8::Isolate::GetCurrent(), array->Get(context, index).ToLocalChecked());
}

void Instantiate(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Realm* realm = Realm::From(isolate);
  const auto* record = static_cast<ModuleRecord*>(info.Data().As<v8::External>()->Value(kRecordTag));
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> exports;
  if (realm
          ->CallHook(Hook::kInstantiateWasm,
                     {record->wasm_module.Get(isolate), info[0], record->module.Get(isolate)->GetModuleNamespace()})
          .ToLocal(&exports)) {
    info.GetReturnValue().Set(exports);
    return;
  }
  // Imports that do not fit fail in the wrapper's call, or in the built-in behind it; what they do not fit is this
  // file.
  const std::string place =
      try_catch.HasTerminated() ? "" : LocationOfMessage(realm->context(), try_catch.Message()).url;
  if (place == record->url || place == kBuiltinsUrl) {
    SourceLocation location = FileLocation(record->url);
    location.import_chain = ImportChain(*record);
    realm->SetErrorLocation(try_catch.Exception(), location);
  }
  try_catch.ReThrow();
}

// V8's messages start with the name of its function.
v8::Local<v8::Value> MakeCompileError(v8::Isolate* isolate, v8::Local<v8::Message> message, const std::string& url) {
  std::string text = message.IsEmpty() ? "" : ToUtf8(isolate, message->Get());
  constexpr std::string_view kFunction = "WebAssembly.Module(): ";
  size_t start = text.find(kFunction);
  if (start != std::string::npos) text.erase(0, start + kFunction.size());
  if (text == "BufferSource argument is empty") text = "the file is empty";
  text = "'" + UrlForDisplay(url.substr(0, 500)) + "' is not valid WebAssembly: " + text;
  return v8::Exception::WasmCompileError(ToShortV8String(isolate, text));
}

// Names that the integration of WebAssembly with modules keeps for itself.
bool IsReserved(std::string_view name) { return name.starts_with("wasm:") || name.starts_with("wasm-js:"); }

bool ThrowReserved(v8::Isolate* isolate, const std::string& name) {
  isolate->ThrowException(v8::Exception::WasmLinkError(
      ToShortV8String(isolate, "'" + name + "' is a name that WebAssembly modules must not import or export")));
  return false;
}

}  // namespace

v8::MaybeLocal<v8::Object> CompileWasmModule(Realm* realm, const std::string& bytes, const std::string& url) {
  v8::Isolate* isolate = realm->isolate();
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::ArrayBuffer> buffer;
  v8::Local<v8::Value> module;
  if (v8::ArrayBuffer::MaybeNew(isolate, bytes.size()).ToLocal(&buffer)) {
    std::copy(bytes.begin(), bytes.end(), static_cast<char*>(buffer->Data()));
    if (realm->CallHook(Hook::kCompileWasm, {buffer}).ToLocal(&module)) return module.As<v8::Object>();
  }
  if (try_catch.HasTerminated()) {
    try_catch.ReThrow();
  } else {
    v8::Local<v8::Value> error = MakeCompileError(isolate, try_catch.Message(), url);
    try_catch.Reset();
    isolate->ThrowException(error);
    try_catch.ReThrow();
  }
  return {};
}

bool WriteWasmWrapper(Realm* realm, v8::Local<v8::Object> module, std::string* source) {
  v8::Local<v8::Context> context = realm->context();
  v8::Local<v8::Value> description;
  if (!realm->CallHook(Hook::kDescribeWasm, {module}).ToLocal(&description)) return false;
  v8::Local<v8::Array> imports = GetArray(context, description.As<v8::Object>(), "imports");
  v8::Local<v8::Array> exports = GetArray(context, description.As<v8::Object>(), "exports");
  std::string namespaces;
  for (uint32_t i = 0; i < imports->Length(); ++i) {
    v8::Local<v8::Array> names = imports->Get(context, i).ToLocalChecked().As<v8::Array>();
    const std::string imported = StringAt(context, names, 0);
    if (imported.starts_with("wasm-js:")) return ThrowReserved(realm->isolate(), imported);
    std::string specifier;
    AppendJsonString(imported, &specifier);
    const std::string binding = "i" + std::to_string(i);
    *source += "import * as " + binding + " from " + specifier + ";\nimport { ";
    // Only so that linking finds out whether they are there.
    for (uint32_t j = 1; j < names->Length(); ++j) {
      const std::string name = StringAt(context, names, j);
      if (IsReserved(name)) return ThrowReserved(realm->isolate(), name);
      AppendJsonString(name, source);
      *source += " as " + binding + "_" + std::to_string(j) + ", ";
    }
    *source += "} from " + specifier + ";\n";
    namespaces += (i > 0 ? ", [" : "[") + specifier + "]: " + binding;
  }
  *source += "const exports = import.meta.instantiate({ __proto__: null, " + namespaces + " });\n";
  for (uint32_t i = 0; i < exports->Length(); ++i) {
    const std::string exported = StringAt(context, exports, i);
    if (IsReserved(exported)) return ThrowReserved(realm->isolate(), exported);
    std::string name;
    AppendJsonString(exported, &name);
    std::string binding = "e" + std::to_string(i);
    *source += "const " + binding + " = exports[" + name + "];\nexport { " + binding + " as " + name + " };\n";
  }
  return true;
}

void InitializeWasmImportMeta(Realm* realm, ModuleRecord* record, v8::Local<v8::Object> meta) {
  v8::Local<v8::Context> context = realm->context();
  v8::Local<v8::External> data = v8::External::New(realm->isolate(), record, kRecordTag);
  v8::Local<v8::Function> instantiate = v8::Function::New(context, Instantiate, data, 1).ToLocalChecked();
  SetProperty(context, meta, "instantiate", instantiate);
}

}  // namespace jstime
