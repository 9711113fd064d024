#include "node_platform/services_bundles.h"

#include <cstring>
#include <utility>

#include "base/files.h"
#include "engine/properties.h"
#include "engine/strings.h"

namespace jstime {

std::string ServicesBundles::Start(v8::Local<v8::Function> require, const std::vector<std::string>& arguments) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  require_.Reset(isolate, require);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> bundle;
  v8::Local<v8::Value> start;
  v8::Local<v8::Function> load;
  if (v8::Function::New(context, LoadForScript, v8::External::New(isolate, this, v8::kExternalPointerTypeTagDefault))
          .ToLocal(&load) &&
      Load(context, "main").ToLocal(&bundle) &&
      bundle.As<v8::Object>()->Get(context, Internalized(isolate, "startInEnvironment")).ToLocal(&start)) {
    std::vector<v8::Local<v8::Value>> values{load};
    for (const std::string& argument : arguments) values.push_back(ToShortV8String(isolate, argument));
    v8::Local<v8::Value> undefined = v8::Undefined(isolate);
    if (!start.As<v8::Function>()->Call(context, undefined, values.size(), values.data()).IsEmpty()) return "";
  }
  return try_catch.HasCaught() ? ToUtf8(isolate, try_catch.Exception()) : "their start was interrupted";
}

void ServicesBundles::LoadForScript(const v8::FunctionCallbackInfo<v8::Value>& info) {
  auto* self = static_cast<ServicesBundles*>(info.Data().As<v8::External>()->Value(v8::kExternalPointerTypeTagDefault));
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Value> exports;
  if (self->Load(isolate->GetCurrentContext(), ToUtf8(isolate, info[0])).ToLocal(&exports)) {
    info.GetReturnValue().Set(exports);
  }
}

v8::MaybeLocal<v8::Value> ServicesBundles::Load(v8::Local<v8::Context> context, const std::string& name) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  std::string path = directory_ + "/" + name + ".cjs";
  std::string text;
  if (int error = ReadFile(path, &text)) {
    std::string message = "the installation is incomplete: cannot read '" + path + "': " + strerror(error);
    isolate->ThrowException(v8::Exception::Error(ToShortV8String(isolate, message)));
    return {};
  }
  v8::Local<v8::String> code;
  if (!ToV8Source(isolate, std::move(text)).ToLocal(&code)) return {};
  v8::ScriptCompiler::Source source(code, v8::ScriptOrigin(ToShortV8String(isolate, path)));
  v8::Local<v8::String> parameters[] = {Internalized(isolate, "module"), Internalized(isolate, "require")};
  v8::Local<v8::Function> run;
  if (!v8::ScriptCompiler::CompileFunction(context, &source, 2, parameters).ToLocal(&run)) return {};
  v8::Local<v8::Object> module = v8::Object::New(isolate);
  SetProperty(context, module, "exports", v8::Object::New(isolate));
  v8::Local<v8::Value> values[] = {module, require_.Get(isolate)};
  if (run->Call(context, v8::Undefined(isolate), 2, values).IsEmpty()) return {};
  return module->Get(context, Internalized(isolate, "exports"));
}

}  // namespace jstime
