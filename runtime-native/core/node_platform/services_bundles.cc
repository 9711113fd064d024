#include "node_platform/services_bundles.h"

#include <cstring>
#include <utility>

#include "base/files.h"
#include "engine/properties.h"
#include "engine/strings.h"

namespace jstime {
namespace {

// Around each bundle. The build compiles the very same text ahead of time: servers/run-bundle.ts.
constexpr const char* kHead = "(function (module, require, __dirname) {";
constexpr const char* kTail = "\n})";

}  // namespace

std::string ServicesBundles::Start(v8::Local<v8::Function> node_require, const std::vector<std::string>& arguments) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::TryCatch try_catch(isolate);
  node_require_.Reset(isolate, node_require);
  v8::Local<v8::External> self = v8::External::New(isolate, this, v8::kExternalPointerTypeTagDefault);
  v8::Local<v8::Function> require = v8::Function::New(context, Require, self).ToLocalChecked();
  require_.Reset(isolate, require);
  v8::Local<v8::Value> bundle;
  v8::Local<v8::Value> start;
  if (RequireBundle(context, "main.cjs").ToLocal(&bundle) &&
      bundle.As<v8::Object>()->Get(context, Internalized(isolate, "startInEnvironment")).ToLocal(&start)) {
    std::vector<v8::Local<v8::Value>> values{require};
    for (const std::string& argument : arguments) values.push_back(ToShortV8String(isolate, argument));
    v8::Local<v8::Value> undefined = v8::Undefined(isolate);
    if (!start.As<v8::Function>()->Call(context, undefined, values.size(), values.data()).IsEmpty()) return "";
  }
  // Who ended them by force knows why.
  return try_catch.HasTerminated() ? "" : ToUtf8(isolate, try_catch.Exception());
}

void ServicesBundles::Require(const v8::FunctionCallbackInfo<v8::Value>& info) {
  auto* self = static_cast<ServicesBundles*>(info.Data().As<v8::External>()->Value(v8::kExternalPointerTypeTagDefault));
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> name = info[0];
  std::string text = ToUtf8(isolate, name);
  v8::Local<v8::Value> exports;
  bool succeeded =
      text.starts_with("./")
          ? self->RequireBundle(context, text.substr(2)).ToLocal(&exports)
          : self->node_require_.Get(isolate)->Call(context, v8::Undefined(isolate), 1, &name).ToLocal(&exports);
  if (succeeded) info.GetReturnValue().Set(exports);
}

v8::MaybeLocal<v8::Value> ServicesBundles::RequireBundle(v8::Local<v8::Context> context, const std::string& file) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  auto found = loaded_.find(file);
  if (found != loaded_.end()) return found->second.Get(isolate);
  v8::Local<v8::Function> run;
  if (!Compile(context, directory_ + "/" + file).ToLocal(&run)) return {};
  v8::Local<v8::Object> module = v8::Object::New(isolate);
  SetProperty(context, module, "exports", v8::Object::New(isolate));
  v8::Local<v8::Value> arguments[] = {module, require_.Get(isolate), ToShortV8String(isolate, directory_)};
  v8::Local<v8::Value> exports;
  if (run->Call(context, v8::Undefined(isolate), 3, arguments).IsEmpty() ||
      !module->Get(context, Internalized(isolate, "exports")).ToLocal(&exports)) {
    return {};
  }
  loaded_[file].Reset(isolate, exports);
  return exports;
}

v8::MaybeLocal<v8::Function> ServicesBundles::Compile(v8::Local<v8::Context> context, const std::string& path) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  std::string text;
  if (int error = ReadFile(path, &text)) {
    std::string message = "the installation is incomplete: cannot read '" + path + "': " + strerror(error);
    isolate->ThrowException(v8::Exception::Error(ToShortV8String(isolate, message)));
    return {};
  }
  v8::Local<v8::String> code;
  if (!ToV8Source(isolate, kHead + text + kTail).ToLocal(&code)) return {};
  std::string compiled;
  const bool has_cache = ReadFile(path + ".cache", &compiled) == 0;
  auto* cache = new v8::ScriptCompiler::CachedData(reinterpret_cast<const uint8_t*>(compiled.data()), compiled.size());
  v8::ScriptCompiler::Source source(code, v8::ScriptOrigin(ToShortV8String(isolate, path)), cache);
  // V8 compiles anew what fits other flags, of --v8-flags for instance.
  auto options = has_cache ? v8::ScriptCompiler::kConsumeCodeCache : v8::ScriptCompiler::kNoCompileOptions;
  v8::Local<v8::UnboundScript> script;
  v8::Local<v8::Value> run;
  if (!v8::ScriptCompiler::CompileUnboundScript(isolate, &source, options).ToLocal(&script) ||
      !script->BindToCurrentContext()->Run(context).ToLocal(&run)) {
    return {};
  }
  return run.As<v8::Function>();
}

}  // namespace jstime
