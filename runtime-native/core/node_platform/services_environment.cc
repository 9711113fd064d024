#include "node_platform/services_environment.h"

#include <node.h>
#include <uv.h>

#include <cstring>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/trace_log.h"
#include "engine/strings.h"
#include "node_platform/services_bundles.h"

extern char** environ;

namespace jstime {
namespace {

// All of this lives as long as the process.
HostChannel* services_channel = nullptr;

void Fail(std::string reason) {
  services_channel->SendToRuntime({ChannelMessageKind::kServicesFailed, 0, std::move(reason)});
}

std::string Join(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : "; ") + text;
  return joined;
}

// Node as a library: it leaves alone whatever belongs to the process.
std::string InitializeNode() {
  TraceSpan span(TraceCategory::kNative, "initialize Node");
  using Flags = node::ProcessInitializationFlags::Flags;
  auto result = node::InitializeOncePerProcess(
      {"jstime"}, {Flags::kNoInitializeV8, Flags::kNoInitializeNodeV8Platform, Flags::kNoInitializeCppgc,
                   Flags::kNoStdioInitialization, Flags::kNoDefaultSignalHandling, Flags::kDisableNodeOptionsEnv,
                   Flags::kNoInitOpenSSL, Flags::kNoParseGlobalDebugVariables, Flags::kNoAdjustResourceLimits,
                   Flags::kNoPrintHelpOrVersionOutput, Flags::kNoHarvestBuiltinCodeCache});
  return result->early_return() ? Join(result->errors()) : "";
}

// What the program's environment holds for Node programs (options, debug output, a channel to a parent) is not meant
// for the services.
std::vector<std::string> CopyEnvironment() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    if (std::strncmp(*variable, "NODE_", 5) != 0) variables.emplace_back(*variable);
  }
  return variables;
}

// Replaces the live process.env, which other threads may be changing.
void SetEnvironment(v8::Local<v8::Context> context, const std::vector<std::string>& variables) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::Object> env = v8::Object::New(isolate);
  for (const std::string& variable : variables) {
    std::string_view text = variable;
    size_t name_end = text.find('=');
    if (name_end == std::string_view::npos) continue;
    env->Set(context, ToShortV8String(isolate, text.substr(0, name_end)),
             ToShortV8String(isolate, text.substr(name_end + 1)))
        .Check();
  }
  v8::Local<v8::Value> process = context->Global()->Get(context, ToShortV8String(isolate, "process")).ToLocalChecked();
  process.As<v8::Object>()->Set(context, ToShortV8String(isolate, "env"), env).Check();
}

// Null if Node fails. The isolate must be entered.
node::Environment* MakeEnvironment(v8::Isolate* isolate, uv_loop_t* loop, node::MultiIsolatePlatform* platform,
                                   node::ArrayBufferAllocator* allocator, const node::EmbedderSnapshotData* snapshot) {
  node::IsolateData* data = node::CreateIsolateData(isolate, loop, platform, allocator, snapshot);
  using Flags = node::EnvironmentFlags::Flags;
  auto flags =
      static_cast<Flags>(Flags::kNoCreateInspector | Flags::kNoStartDebugSignalHandler | Flags::kNoGlobalSearchPaths);
  return node::CreateEnvironment(data, v8::Local<v8::Context>(), {"jstime"}, {}, flags);
}

// Runs until the services fail; otherwise as long as the process.
void RunEnvironment(node::Environment* environment, const ServicesOptions& options,
                    const std::vector<std::string>& variables) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Context::Scope context_scope(node::GetMainContext(environment));
  SetEnvironment(isolate->GetCurrentContext(), variables);
  node::SetProcessExitHandler(environment, [](node::Environment* exiting, int code) {
    Fail("they ended with exit code " + std::to_string(code));
    node::Stop(exiting);
  });
  ServicesBundles bundles(options.library_directory + "/services");
  auto start = [&](const node::StartExecutionCallbackInfo& info) -> v8::MaybeLocal<v8::Value> {
    TraceSpan span(TraceCategory::kNative, "start services");
    std::string error =
        bundles.Start(info.native_require, {options.library_directory + "/jstime.node", options.executable_path});
    if (!error.empty()) Fail(std::move(error));
    return v8::Undefined(isolate);
  };
  double start_ms = MonotonicMs();
  bool is_loaded = !node::LoadEnvironment(environment, start).IsEmpty();
  TraceLog::AddSpan(TraceCategory::kNative, "load Node environment", start_ms, MonotonicMs(), "");
  if (is_loaded) node::SpinEventLoop(environment).FromMaybe(0);
}

// Nothing here is ever freed: the process ends sooner, and other threads may be using what Node registered with it.
void RunServices(const ServicesOptions& options, const std::vector<std::string>& variables) {
  // V8's read-only heap is made with the first isolate and fits that one's snapshot. Node's isolate adapts to it,
  // because Node sets --rehash-snapshot; the program's does not.
  options.platform->WaitForFirstIsolate();
  std::string error = InitializeNode();
  if (!error.empty()) return Fail("Node does not start: " + error);
  double start_ms = MonotonicMs();
  node::MultiIsolatePlatform* platform = options.platform->platform();
  auto* loop = new uv_loop_t;
  uv_loop_init(loop);
  const node::EmbedderSnapshotData* snapshot = node::EmbedderSnapshotData::BuiltinSnapshotData().release();
  node::ArrayBufferAllocator* allocator = node::ArrayBufferAllocator::Create().release();
  node::IsolateSettings settings;
  // Without the positions that profiles need: collecting them takes a walk over the heap.
  settings.flags = node::MESSAGE_LISTENER_WITH_ERROR_LEVEL;
  v8::Isolate* isolate = node::NewIsolate(allocator, loop, platform, snapshot, settings);
  if (isolate == nullptr) return Fail("V8 gives no isolate");
  v8::Locker locker(isolate);
  v8::Isolate::Scope isolate_scope(isolate);
  v8::HandleScope handle_scope(isolate);
  node::Environment* environment = MakeEnvironment(isolate, loop, platform, allocator, snapshot);
  TraceLog::AddSpan(TraceCategory::kNative, "make Node environment", start_ms, MonotonicMs(), "");
  if (environment == nullptr) return Fail("Node's environment cannot be made");
  // The compiled code that Node has of its modules is good for the very flags that Node has. (Not earlier: the isolate
  // would copy V8's built-in code.)
  v8::V8::SetFlagsFromString("--short-builtin-calls");
  RunEnvironment(environment, options, variables);
}

}  // namespace

void StartServicesEnvironment(const ServicesOptions& options, HostChannel* channel) {
  services_channel = channel;
  std::thread([options, variables = CopyEnvironment()] { RunServices(options, variables); }).detach();
}

HostChannel* ChannelOfServicesEnvironment() { return services_channel; }

}  // namespace jstime
