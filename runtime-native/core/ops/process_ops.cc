// The process as a program sees it: arguments, environment, directory, exit.
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

#include <cstring>
#include <memory>

#include "base/files.h"
#include "engine/maybe.h"
#include "engine/properties.h"
#include "ops/registry.h"
#include "ops/signal_watcher.h"
#include "ops/system_error.h"
#include "ops/versions.h"

extern char** environ;

namespace jstime {
namespace {

v8::Local<v8::Array> ToV8Array(v8::Isolate* isolate, const std::vector<std::string>& texts) {
  v8::LocalVector<v8::Value> values(isolate);
  for (const std::string& text : texts) values.push_back(ToShortV8String(isolate, text));
  return v8::Array::New(isolate, values.data(), values.size());
}

JSTIME_OP(Args) {
  info.GetReturnValue().Set(ToV8Array(info.GetIsolate(), OpContext::From(info.GetIsolate())->arguments));
}

JSTIME_OP(ScriptPath) {
  info.GetReturnValue().Set(ToShortV8String(info.GetIsolate(), OpContext::From(info.GetIsolate())->script_path));
}

JSTIME_OP(ExecPath) {
  info.GetReturnValue().Set(ToShortV8String(info.GetIsolate(), OpContext::From(info.GetIsolate())->executable_path));
}

JSTIME_OP(Cwd) {
  info.GetReturnValue().Set(ToShortV8String(info.GetIsolate(), OpContext::From(info.GetIsolate())->working_directory));
}

JSTIME_OP(Chdir) {
  v8::Isolate* isolate = info.GetIsolate();
  OpContext* context = OpContext::From(isolate);
  std::string path = StringArgument(info, 0);
  std::string target = RealPath(context->AbsolutePath(path));
  struct stat status;
  int error = 0;
  if (target.empty()) {
    error = errno;
  } else if (context->owns_process) {
    if (chdir(target.c_str()) != 0) error = errno;
  } else if (stat(target.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    error = ENOTDIR;
  }
  if (error == 0) {
    context->working_directory = target;
    return;
  }
  // libuv's codes are negated errno values.
  isolate->ThrowException(MakeSystemError(isolate->GetCurrentContext(), -error, "chdir", path, ""));
}

JSTIME_OP(Exit) { OpContext::From(info.GetIsolate())->exit(NumberArgument(info, 0)); }

JSTIME_OP(SetExitCode) {
  std::optional<int>& code = OpContext::From(info.GetIsolate())->exit_code;
  code.reset();
  if (info[0]->IsNumber()) code = NumberArgument(info, 0);
}

JSTIME_OP(GetExitCode) {
  const std::optional<int>& code = OpContext::From(info.GetIsolate())->exit_code;
  if (code) info.GetReturnValue().Set(*code);
}

JSTIME_OP(ListenToEnd) { OpContext::From(info.GetIsolate())->listens_to_end = true; }

JSTIME_OP(Pid) { info.GetReturnValue().Set(static_cast<int32_t>(getpid())); }

JSTIME_OP(EnvGet) {
  const char* value = getenv(StringArgument(info, 0).c_str());
  if (value != nullptr) info.GetReturnValue().Set(ToShortV8String(info.GetIsolate(), value));
}

JSTIME_OP(EnvSet) { setenv(StringArgument(info, 0).c_str(), StringArgument(info, 1).c_str(), 1); }

JSTIME_OP(HardwareConcurrency) { info.GetReturnValue().Set(uv_available_parallelism()); }

JSTIME_OP(EnvDelete) { unsetenv(StringArgument(info, 0).c_str()); }

JSTIME_OP(EnvKeys) {
  std::vector<std::string> keys;
  for (char** entry = environ; *entry != nullptr; ++entry) keys.emplace_back(*entry, strcspn(*entry, "="));
  info.GetReturnValue().Set(ToV8Array(info.GetIsolate(), keys));
}

JSTIME_OP(GetVersions) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Object> versions = v8::Object::New(isolate);
  for (const auto& [name, version] : EngineVersions()) {
    SetProperty(isolate->GetCurrentContext(), versions, name, ToShortV8String(isolate, version));
  }
  info.GetReturnValue().Set(versions);
}

// rss, then heapTotal, heapUsed and external as V8 counts them, in bytes.
JSTIME_OP(MemoryUsage) {
  v8::Isolate* isolate = info.GetIsolate();
  size_t resident = 0;
  uv_resident_set_memory(&resident);
  v8::HeapStatistics heap;
  isolate->GetHeapStatistics(&heap);
  const double bytes[] = {static_cast<double>(resident), static_cast<double>(heap.total_heap_size()),
                          static_cast<double>(heap.used_heap_size()), static_cast<double>(heap.external_memory())};
  v8::LocalVector<v8::Value> values(isolate);
  for (double value : bytes) values.push_back(v8::Number::New(isolate, value));
  info.GetReturnValue().Set(v8::Array::New(isolate, values.data(), values.size()));
}

JSTIME_OP(ParentPid) { info.GetReturnValue().Set(static_cast<int32_t>(getppid())); }

JSTIME_OP(KillProcess) {
  v8::Isolate* isolate = info.GetIsolate();
  // The process may be this one, and not live to write what it has gathered.
  OpContext::From(isolate)->output->Flush();
  const int error = uv_kill(NumberArgument(info, 0), NumberArgument(info, 1));
  if (error < 0) isolate->ThrowException(MakeSystemError(isolate->GetCurrentContext(), error, "kill"));
}

// False in a runtime that does not own the process.
JSTIME_OP(WatchSignal) {
  v8::Isolate* isolate = info.GetIsolate();
  SignalWatcher* watcher = ProcessSignalWatcher();
  info.GetReturnValue().Set(watcher != nullptr);
  if (watcher == nullptr || !info[1]->IsFunction()) return;
  Realm* realm = OpContext::From(isolate)->realm;
  auto listener = std::make_shared<v8::Global<v8::Function>>(isolate, info[1].As<v8::Function>());
  watcher->Watch(NumberArgument(info, 0), [realm, listener] {
    realm->loop()->Post([realm, listener] {
      RealmScope scope(realm);
      v8::Isolate* isolate = realm->isolate();
      IgnoreResult(listener->Get(isolate)->Call(isolate, realm->context(), v8::Undefined(isolate), 0, nullptr));
    });
  });
}

JSTIME_OP(UnwatchSignal) {
  if (SignalWatcher* watcher = ProcessSignalWatcher()) watcher->Unwatch(NumberArgument(info, 0));
}

SignalWatcher* process_signal_watcher = nullptr;

}  // namespace

SignalWatcher* ProcessSignalWatcher() { return process_signal_watcher; }

void SetProcessSignalWatcher(SignalWatcher* watcher) { process_signal_watcher = watcher; }

const std::vector<Op>& ProcessOps() {
  static const std::vector<Op> ops = {
      {"args", Args, kLooksOnly},
      {"scriptPath", ScriptPath, kLooksOnly},
      {"execPath", ExecPath, kLooksOnly},
      {"cwd", Cwd, kLooksOnly},
      {"chdir", Chdir},
      {"exit", Exit},
      {"listenToEnd", ListenToEnd},
      {"setExitCode", SetExitCode},
      {"getExitCode", GetExitCode, kLooksOnly},
      {"pid", Pid, kLooksOnly},
      {"hardwareConcurrency", HardwareConcurrency, kLooksOnly},
      {"envGet", EnvGet, kLooksOnly},
      {"envSet", EnvSet},
      {"envDelete", EnvDelete},
      {"envKeys", EnvKeys, kLooksOnly},
      {"memoryUsage", MemoryUsage, kLooksOnly},
      {"parentPid", ParentPid, kLooksOnly},
      {"killProcess", KillProcess},
      {"watchSignal", WatchSignal},
      {"unwatchSignal", UnwatchSignal},
      {"versions", GetVersions, kLooksOnly},
  };
  return ops;
}

}  // namespace jstime
