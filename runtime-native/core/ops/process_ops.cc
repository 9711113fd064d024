// The process as a program sees it: arguments, environment, directory, exit.
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

#include <cstring>

#include "base/files.h"
#include "engine/properties.h"
#include "ops/registry.h"
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

}  // namespace

const std::vector<Op>& ProcessOps() {
  static const std::vector<Op> ops = {
      {"args", Args, kLooksOnly},
      {"scriptPath", ScriptPath, kLooksOnly},
      {"execPath", ExecPath, kLooksOnly},
      {"cwd", Cwd, kLooksOnly},
      {"chdir", Chdir},
      {"exit", Exit},
      {"setExitCode", SetExitCode},
      {"getExitCode", GetExitCode, kLooksOnly},
      {"pid", Pid, kLooksOnly},
      {"hardwareConcurrency", HardwareConcurrency, kLooksOnly},
      {"envGet", EnvGet, kLooksOnly},
      {"envSet", EnvSet},
      {"envDelete", EnvDelete},
      {"envKeys", EnvKeys, kLooksOnly},
      {"versions", GetVersions, kLooksOnly},
  };
  return ops;
}

}  // namespace jstime
