#include "standalone/direct_engine.h"

#include <node.h>

#include "command/command_engine.h"
#include "node_platform/node_engine_platform.h"

namespace jstime {
namespace {

// Compilation and garbage collection in the background; more threads cost start-up time.
constexpr int kWorkerThreads = 2;

}  // namespace

EnginePlatform* StartDirectEngine(const std::vector<std::string>& v8_flags) {
  // Services that need a Node environment are started later, and Node wants to set flags then.
  v8::V8::SetFlagsFromString("--no-freeze-flags-after-init");
  SetV8FlagsOrExit(v8_flags);
  // Both live as long as the process.
  auto* platform = node::MultiIsolatePlatform::Create(kWorkerThreads).release();
  v8::V8::InitializePlatform(platform);
  v8::V8::Initialize();
  return new NodeEnginePlatform(platform);
}

}  // namespace jstime
