#include "node_platform/services_environment.h"

#include <node.h>

#include <cstring>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

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

// Runs until the services fail; otherwise as long as the process.
void RunEnvironment(node::CommonEnvironmentSetup* setup, const ServicesOptions& options,
                    const std::vector<std::string>& variables) {
  v8::Isolate* isolate = setup->isolate();
  v8::Locker locker(isolate);
  v8::Isolate::Scope isolate_scope(isolate);
  v8::HandleScope handle_scope(isolate);
  v8::Context::Scope context_scope(setup->context());
  SetEnvironment(setup->context(), variables);
  node::SetProcessExitHandler(setup->env(), [](node::Environment* environment, int code) {
    Fail("they ended with exit code " + std::to_string(code));
    node::Stop(environment);
  });
  ServicesBundles bundles(options.library_directory + "/services");
  auto start = [&](const node::StartExecutionCallbackInfo& info) -> v8::MaybeLocal<v8::Value> {
    std::string error =
        bundles.Start(info.native_require, {options.library_directory + "/jstime.node", options.executable_path});
    if (!error.empty()) Fail(std::move(error));
    return v8::Undefined(isolate);
  };
  if (!node::LoadEnvironment(setup->env(), start).IsEmpty()) node::SpinEventLoop(setup->env()).FromMaybe(0);
}

void RunServices(const ServicesOptions& options, const std::vector<std::string>& variables) {
  // V8's read-only heap is made with the first isolate and fits that one's snapshot. Node's isolate adapts to it,
  // because Node sets --rehash-snapshot; the program's does not.
  options.platform->WaitForFirstIsolate();
  std::string error = InitializeNode();
  if (!error.empty()) return Fail("Node does not start: " + error);
  static const node::EmbedderSnapshotData::Pointer snapshot = node::EmbedderSnapshotData::BuiltinSnapshotData();
  using Flags = node::EnvironmentFlags::Flags;
  auto flags =
      static_cast<Flags>(Flags::kNoCreateInspector | Flags::kNoStartDebugSignalHandler | Flags::kNoGlobalSearchPaths);
  std::vector<std::string> errors;
  auto setup = node::CommonEnvironmentSetup::CreateFromSnapshot(options.platform->platform(), &errors, snapshot.get(),
                                                                std::vector<std::string>{"jstime"},
                                                                std::vector<std::string>{}, flags);
  if (!setup) return Fail("Node's environment cannot be made: " + Join(errors));
  // The compiled code that Node has of its modules is good for the very flags that Node has. (Not earlier: the isolate
  // would copy V8's built-in code.)
  v8::V8::SetFlagsFromString("--short-builtin-calls");
  RunEnvironment(setup.get(), options, variables);
  // Never freed: other threads may be using what it registered with the process.
  setup.release();  // NOLINT
}

}  // namespace

void StartServicesEnvironment(const ServicesOptions& options, HostChannel* channel) {
  services_channel = channel;
  std::thread([options, variables = CopyEnvironment()] { RunServices(options, variables); }).detach();
}

HostChannel* ChannelOfServicesEnvironment() { return services_channel; }

}  // namespace jstime
