#include "modules/wasm_module.h"

#include "base/json_text.h"
#include "engine/strings.h"

namespace jstime {
namespace {

v8::Local<v8::Array> GetArray(v8::Local<v8::Context> context, v8::Local<v8::Object> object, std::string_view name) {
  return object->Get(context, Internalized(v8::Isolate::GetCurrent(), name)).ToLocalChecked().As<v8::Array>();
}

std::string StringAt(v8::Local<v8::Context> context, v8::Local<v8::Array> array, uint32_t index) {
  return ToUtf8(v8::Isolate::GetCurrent(), array->Get(context, index).ToLocalChecked());
}

void Instantiate(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Local<v8::Value> exports;
  if (Realm::From(info.GetIsolate())->CallHook(Hook::kInstantiateWasm, {info.Data(), info[0]}).ToLocal(&exports)) {
    info.GetReturnValue().Set(exports);
  }
}

}  // namespace

v8::MaybeLocal<v8::WasmModuleObject> CompileWasmModule(Realm* realm, const std::string& bytes) {
  return v8::WasmModuleObject::Compile(
      realm->isolate(), v8::MemorySpan<const uint8_t>(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()));
}

bool WriteWasmWrapper(Realm* realm, v8::Local<v8::WasmModuleObject> module, std::string* source) {
  v8::Local<v8::Context> context = realm->context();
  v8::Local<v8::Value> description;
  if (!realm->CallHook(Hook::kDescribeWasm, {module}).ToLocal(&description)) return false;
  v8::Local<v8::Array> imports = GetArray(context, description.As<v8::Object>(), "imports");
  v8::Local<v8::Array> exports = GetArray(context, description.As<v8::Object>(), "exports");
  std::string namespaces;
  for (uint32_t i = 0; i < imports->Length(); ++i) {
    std::string specifier;
    AppendJsonString(StringAt(context, imports, i), &specifier);
    std::string name = "i" + std::to_string(i);
    *source += "import * as " + name + " from " + specifier + ";\n";
    namespaces += (i > 0 ? ", [" : "[") + specifier + "]: " + name;
  }
  *source += "const exports = import.meta.instantiate({ __proto__: null, " + namespaces + " });\n";
  for (uint32_t i = 0; i < exports->Length(); ++i) {
    std::string name;
    AppendJsonString(StringAt(context, exports, i), &name);
    std::string binding = "e" + std::to_string(i);
    *source += "const " + binding + " = exports[" + name + "];\nexport { " + binding + " as " + name + " };\n";
  }
  return true;
}

void InitializeWasmImportMeta(Realm* realm, v8::Local<v8::Object> wasm_module, v8::Local<v8::Object> meta) {
  v8::Local<v8::Context> context = realm->context();
  v8::Local<v8::Function> instantiate = v8::Function::New(context, Instantiate, wasm_module, 1).ToLocalChecked();
  meta->CreateDataProperty(context, Internalized(realm->isolate(), "instantiate"), instantiate).Check();
}

}  // namespace jstime
