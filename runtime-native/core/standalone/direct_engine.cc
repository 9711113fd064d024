#include "standalone/direct_engine.h"

#include <malloc.h>
#include <sys/random.h>

#include "command/command_engine.h"
#include "node_platform/lazy_platform.h"

// Exported by the engine without a header.
namespace absl {
enum class OnDeadlockCycle { kIgnore, kReport, kAbort };
void SetMutexDeadlockDetectionMode(OnDeadlockCycle mode);
}  // namespace absl

namespace jstime {
namespace {

// Compilation and garbage collection in the background.
constexpr int kWorkerThreads = 2;

// Blocks up to this size, as bodies and texts have, come from the heap, and this much of it is kept for the next ones.
// The C library would give them back to the kernel, which zeroes each page of the next one anew.
constexpr int kMostHeapBlock = 4 << 20;
constexpr int kKeptHeap = 32 << 20;

}  // namespace

NodeEnginePlatform* StartDirectEngine(const std::vector<std::string>& v8_flags) {
  mallopt(M_MMAP_THRESHOLD, kMostHeapBlock);
  mallopt(M_TRIM_THRESHOLD, kKeptHeap);
  // The graph that V8's mutexes keep to find deadlocks costs a millisecond and a megabyte to set up.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  // V8's own way opens /dev/urandom for every seed.
  v8::V8::SetEntropySource([](unsigned char* buffer, size_t length) {
    return getrandom(buffer, length, 0) == static_cast<ssize_t>(length);
  });
  // The snapshot comes with this very build; checking it costs as much as using it.
  v8::V8::SetFlagsFromString("--no-verify-snapshot-checksum");
  // Copying the built-in code next to the compiled code takes most of a millisecond, and calls gain too little.
  v8::V8::SetFlagsFromString("--no-short-builtin-calls");
  // As in Node, so that programs may use the same syntax in both process shapes.
  v8::V8::SetFlagsFromString("--js-source-phase-imports");
  SetV8FlagsOrExit(v8_flags);
  // Node sets flags when it is initialised for the services, and would fail.
  v8::V8::SetFlagsFromString("--no-freeze-flags-after-init");
  // Both live as long as the process.
  auto* platform = new LazyPlatform(kWorkerThreads);
  v8::V8::InitializePlatform(platform);
  v8::V8::Initialize();
  return new NodeEnginePlatform(platform);
}

}  // namespace jstime
