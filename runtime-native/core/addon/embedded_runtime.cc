#include "addon/embedded_runtime.h"

#include <cstring>
#include <mutex>
#include <string>
#include <utility>

#include "addon/channel_object.h"
#include "addon/napi_values.h"
#include "node_platform/node_engine_platform.h"
#include "runtime/engine_setup.h"

namespace jstime {
namespace {

// Mapped once for all isolates of the process. Empty, with `error` set, if it cannot be read.
v8::StartupData SharedSnapshot(const std::string& library_directory, std::string* error) {
  static std::mutex mutex;
  static v8::StartupData snapshot{};
  std::lock_guard<std::mutex> lock(mutex);
  if (snapshot.data == nullptr) {
    std::string path = library_directory + "/jstime.snapshot";
    int code = MapSnapshot(path, &snapshot);
    if (code != 0) *error = "jstime: the installation is incomplete: cannot read '" + path + "': " + strerror(code);
  }
  return snapshot;
}

std::vector<HostFunction> ToFunctions(Napi::Value names, Napi::Value is_async) {
  std::vector<HostFunction> functions;
  Napi::Array flags = is_async.As<Napi::Array>();
  for (std::string& name : ToStrings(names)) {
    uint32_t index = functions.size();
    functions.push_back({std::move(name), flags.Get(index).ToBoolean()});
  }
  return functions;
}

}  // namespace

Napi::Function EmbeddedRuntime::Define(Napi::Env env) {
  return DefineClass(env, "EmbeddedRuntime",
                     {
                         InstanceMethod("call", &EmbeddedRuntime::Call),
                         InstanceMethod("answer", &EmbeddedRuntime::Answer),
                         InstanceMethod("settle", &EmbeddedRuntime::Settle),
                         InstanceMethod("resume", &EmbeddedRuntime::Resume),
                         InstanceMethod("openInspector", &EmbeddedRuntime::OpenInspector),
                         InstanceMethod("stop", &EmbeddedRuntime::Stop),
                         InstanceMethod("ref", &EmbeddedRuntime::Ref),
                         InstanceMethod("unref", &EmbeddedRuntime::Unref),
                     });
}

EmbeddedRuntime::EmbeddedRuntime(const Napi::CallbackInfo& info) : Napi::ObjectWrap<EmbeddedRuntime>(info) {
  Napi::Object given = info[0].As<Napi::Object>();
  IsolateThread::Options options;
  std::string error;
  options.platform = PlatformOfNode(v8::Isolate::GetCurrent());
  options.snapshot = SharedSnapshot(StringProperty(given, "libraryDirectory"), &error);
  if (options.platform == nullptr) error = "jstime: this Node has no V8 platform of its own";
  if (!error.empty()) {
    Napi::Error::New(info.Env(), error).ThrowAsJavaScriptException();
    return;
  }
  options.arguments = ToStrings(given.Get("arguments"));
  options.executable_path = StringProperty(given, "executablePath");
  options.working_directory = StringProperty(given, "workingDirectory");
  options.max_heap_bytes = given.Get("maxHeapBytes").ToNumber().DoubleValue();
  options.functions = ToFunctions(given.Get("functionNames"), given.Get("functionIsAsync"));
  options.values = ToBytes(given.Get("values"));
  options.inspector_name = StringProperty(given, "inspectorName");
  options.waits_for_debugger = given.Get("waitsForDebugger").ToBoolean();
  options.pauses_on_start = given.Get("pausesOnStart").ToBoolean();
  options.has_module_hook = given.Get("hasModuleHook").ToBoolean();
  hosted_ = std::make_shared<HostedRuntime>(info.Env(), info[1].As<Napi::Function>(), std::move(options));
  if (!hosted_->thread()->Start()) {
    hosted_->Silence();
    Napi::Error::New(info.Env(), "jstime: the system gives no more threads").ThrowAsJavaScriptException();
    return;
  }
  HostedRuntimes::Of(info.Env())->Add(hosted_);
}

EmbeddedRuntime::~EmbeddedRuntime() {
  // Garbage, or the environment ends: the thread is told to end and looked after by HostedRuntimes.
  if (hosted_) hosted_->thread()->RequestStop();
}

// call(kind, id, text, name, bytes)
Napi::Value EmbeddedRuntime::Call(const Napi::CallbackInfo& info) {
  HostedCall call;
  call.kind = static_cast<HostedCall::Kind>(info[0].ToNumber().Int32Value());
  call.id = info[1].ToNumber().Uint32Value();
  call.text = info[2].ToString().Utf8Value();
  call.name = info[3].ToString().Utf8Value();
  call.bytes = ToBytes(info[4]);
  hosted_->thread()->Enqueue(std::move(call));
  return info.Env().Undefined();
}

// answer(id, kind, bytes, url, source, type)
Napi::Value EmbeddedRuntime::Answer(const Napi::CallbackInfo& info) {
  HostAnswer answer;
  answer.kind = static_cast<HostAnswer::Kind>(info[1].ToNumber().Int32Value());
  answer.bytes = ToBytes(info[2]);
  answer.url = info[3].ToString().Utf8Value();
  answer.source = info[4].ToString().Utf8Value();
  answer.type = info[5].ToString().Utf8Value();
  hosted_->thread()->Answer(info[0].ToNumber().Uint32Value(), std::move(answer));
  return info.Env().Undefined();
}

// settle(id, succeeded, bytes)
Napi::Value EmbeddedRuntime::Settle(const Napi::CallbackInfo& info) {
  hosted_->thread()->SettleHostPromise(info[0].ToNumber().Uint32Value(), info[1].ToBoolean(), ToBytes(info[2]));
  return info.Env().Undefined();
}

Napi::Value EmbeddedRuntime::Resume(const Napi::CallbackInfo& info) {
  hosted_->thread()->outbox()->Resume();
  return info.Env().Undefined();
}

// openInspector(): the channel to it
Napi::Value EmbeddedRuntime::OpenInspector(const Napi::CallbackInfo& info) {
  hosted_->thread()->OpenInspector();
  return MakeChannelObject(info.Env(), hosted_->thread()->channel());
}

Napi::Value EmbeddedRuntime::Stop(const Napi::CallbackInfo& info) {
  hosted_->thread()->RequestStop();
  return info.Env().Undefined();
}

Napi::Value EmbeddedRuntime::Ref(const Napi::CallbackInfo& info) {
  hosted_->Ref(info.Env());
  return info.Env().Undefined();
}

Napi::Value EmbeddedRuntime::Unref(const Napi::CallbackInfo& info) {
  hosted_->Unref(info.Env());
  return info.Env().Undefined();
}

Napi::Value SetV8FlagsInNode(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), SetV8Flags(ToStrings(info[0])));
}

Napi::Value PrepareExitInNode(const Napi::CallbackInfo& info) {
  HostedRuntimes::PrepareExit(info[0].ToNumber().Int32Value());
  return info.Env().Undefined();
}

}  // namespace jstime
