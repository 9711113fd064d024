// Entry of jstime.node as a Node addon, once for each Node environment that loads it.
#include <napi.h>

#include "addon/command_entry.h"

namespace jstime {
namespace {

Napi::Object InitializeAddon(Napi::Env env, Napi::Object exports) {
  exports.Set("runCommand", Napi::Function::New<RunCommandInNode>(env, "runCommand"));
  return exports;
}

}  // namespace
}  // namespace jstime

static Napi::Object Initialize(Napi::Env env, Napi::Object exports) {
  return jstime::InitializeAddon(env, exports);
}

NODE_API_MODULE(jstime, Initialize)
