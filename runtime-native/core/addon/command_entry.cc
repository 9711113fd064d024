#include "addon/command_entry.h"

#include <sys/resource.h>
#include <uv.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "addon/channel_object.h"
#include "addon/napi_values.h"
#include "command/command.h"
#include "command/command_engine.h"
#include "node_platform/node_engine_platform.h"

namespace jstime {
namespace {

struct CommandThread {
  std::vector<std::string> arguments;
  CommandHost host;
};

// What a main thread has, so that --v8-flags=--stack-size=... can be used alike in both process shapes.
size_t MainThreadStackSize() {
  constexpr size_t kLeast = size_t{8} << 20;
  constexpr size_t kMost = size_t{1} << 30;
  rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return kLeast;
  return std::clamp<size_t>(limit.rlim_cur, kLeast, kMost);
}

// The launcher hides NODE_OPTIONS from this Node; the program is to see it.
void RestoreEnvironment() {
  constexpr const char* kHidden = "JSTIME_INTERNAL_NODE_OPTIONS";
  const char* hidden = getenv(kHidden);
  if (hidden == nullptr) return;
  setenv("NODE_OPTIONS", hidden, 1);
  unsetenv(kHidden);
}

}  // namespace

Napi::Value RunCommandInNode(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  EnginePlatform* platform = PlatformOfNode(v8::Isolate::GetCurrent());
  Napi::Object options = info[1].As<Napi::Object>();
  std::string library_directory = StringProperty(options, "libraryDirectory");
  RestoreEnvironment();

  // Never freed: the thread ends with the process.
  auto* command = new CommandThread;
  command->arguments = ToStrings(info[0]);
  command->host.executable_path = StringProperty(options, "executablePath");
  command->host.start_engine = [platform](const std::vector<std::string>& v8_flags) {
    SetV8FlagsOrExit(v8_flags);
    return platform;
  };
  command->host.load_snapshot = [library_directory] { return MapSnapshotOrExit(library_directory); };

  // Never released either: without it Node would end the process once nothing of its own is left to do.
  auto* start_services =
      new Napi::ThreadSafeFunction(Napi::ThreadSafeFunction::New(env, info[2].As<Napi::Function>(), "jstime", 0, 1));
  command->host.start_services = [start_services](HostChannel* channel) {
    start_services->NonBlockingCall([channel](Napi::Env node, Napi::Function start) {
      // The channel lives as long as the process.
      start.Call({MakeChannelObject(node, std::shared_ptr<HostChannel>(channel, [](HostChannel*) {}))});
    });
  };

  uv_thread_options_t thread_options{UV_THREAD_HAS_STACK_SIZE, MainThreadStackSize()};
  uv_thread_t thread;
  auto run = [](void* data) {
    auto* started = static_cast<CommandThread*>(data);
    RunCommand(started->arguments, started->host);
  };
  if (uv_thread_create_ex(&thread, &thread_options, run, command) != 0) {
    Napi::Error::New(env, "jstime: cannot start a thread").ThrowAsJavaScriptException();
  }
  return env.Undefined();
}

}  // namespace jstime
