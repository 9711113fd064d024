// import.meta: url, filename, dirname, main, resolve().
// Spec: https://html.spec.whatwg.org/multipage/webappapis.html#hostgetimportmetaproperties
#include <optional>
#include <string>

#include "engine/properties.h"
#include "engine/strings.h"
#include "modules/load_error.h"
#include "modules/module_loader.h"
#include "modules/url.h"
#include "modules/wasm_module.h"

namespace jstime {
void ModuleLoader::InitializeImportMeta(v8::Local<v8::Context> context, v8::Local<v8::Module> module,
                                        v8::Local<v8::Object> meta) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  ModuleLoader* loader = From(isolate);
  ModuleRecord* record = loader->map_.Find(module);
  if (record->kind == ModuleKind::kWasm) {
    InitializeWasmImportMeta(loader->realm_, record, meta);
    return;
  }
  SetProperty(context, meta, "url", ToShortV8String(isolate, record->url));
  if (!record->path.empty()) {
    SetProperty(context, meta, "filename", ToShortV8String(isolate, record->path));
    size_t slash = record->path.rfind('/');
    SetProperty(context, meta, "dirname",
                ToShortV8String(isolate, slash == 0 ? "/" : std::string_view(record->path).substr(0, slash)));
  }
  SetProperty(context, meta, "main", v8::Boolean::New(isolate, record == loader->entry_));
  auto resolve = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Isolate* isolate = info.GetIsolate();
    ModuleLoader* loader = From(isolate);
    v8::Local<v8::String> specifier;
    if (!info[0]->ToString(isolate->GetCurrentContext()).ToLocal(&specifier)) return;
    Resolution resolution = loader->resolver_.ResolveUrl(ToUtf8(isolate, specifier), ToUtf8(isolate, info.Data()));
    if (resolution.failed()) {
      isolate->ThrowException(MakeImportError(loader->realm_, resolution.error, resolution.error_code, {}));
      return;
    }
    info.GetReturnValue().Set(ToShortV8String(isolate, resolution.url));
  };
  v8::Local<v8::Function> function =
      v8::Function::New(context, resolve, ToShortV8String(isolate, record->url), 1, v8::ConstructorBehavior::kThrow)
          .ToLocalChecked();
  function->SetName(Internalized(isolate, "resolve"));
  SetProperty(context, meta, "resolve", function);
}

}  // namespace jstime
