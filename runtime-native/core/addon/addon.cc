// Entry of jstime.node as a Node addon, once for each Node environment that loads it.
#include <napi.h>

#include <memory>
#include <string>

#include "addon/channel_object.h"
#include "addon/command_entry.h"
#include "addon/embedded_runtime.h"
#include "addon/hosted_runtimes.h"
#include "node_platform/services_environment.h"
#include "v8-version.h"

namespace jstime {
namespace {

// connectServices(): the channel to the program, in the environment that this process made for its services.
Napi::Value ConnectServicesInNode(const Napi::CallbackInfo& info) {
  HostChannel* channel = ChannelOfServicesEnvironment();
  if (channel == nullptr) return info.Env().Undefined();
  return MakeChannelObject(info.Env(), std::shared_ptr<HostChannel>(channel, [](HostChannel*) {}));
}

Napi::Object InitializeAddon(Napi::Env env, Napi::Object exports) {
  HostedRuntimes::Install(env);
  exports.Set("version", JSTIME_VERSION);
  exports.Set("v8Version", std::to_string(V8_MAJOR_VERSION) + "." + std::to_string(V8_MINOR_VERSION) + "." +
                               std::to_string(V8_BUILD_NUMBER) + "." + std::to_string(V8_PATCH_LEVEL));
  exports.Set("EmbeddedRuntime", EmbeddedRuntime::Define(env));
  exports.Set("setV8Flags", Napi::Function::New<SetV8FlagsInNode>(env, "setV8Flags"));
  exports.Set("prepareExit", Napi::Function::New<PrepareExitInNode>(env, "prepareExit"));
  exports.Set("connectServices", Napi::Function::New<ConnectServicesInNode>(env, "connectServices"));
  exports.Set("runCommand", Napi::Function::New<RunCommandInNode>(env, "runCommand"));
  return exports;
}

}  // namespace
}  // namespace jstime

static Napi::Object Initialize(Napi::Env env, Napi::Object exports) { return jstime::InitializeAddon(env, exports); }

NODE_API_MODULE(jstime, Initialize)
