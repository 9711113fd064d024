// The engine's view of Node's platform, which is the process's one V8 platform in both process shapes.
#ifndef JSTIME_NODE_PLATFORM_NODE_ENGINE_PLATFORM_H_
#define JSTIME_NODE_PLATFORM_NODE_ENGINE_PLATFORM_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "engine/engine_platform.h"

namespace node {
class MultiIsolatePlatform;
}

namespace jstime {

class NodeEnginePlatform : public EnginePlatform {
 public:
  explicit NodeEnginePlatform(node::MultiIsolatePlatform* platform);
  ~NodeEnginePlatform() override;

  void RegisterIsolate(v8::Isolate* isolate, std::shared_ptr<v8::TaskRunner> runner) override;
  void OnIsolateInitialized() override;
  void DisposeIsolate(v8::Isolate* isolate) override;

  // Returns when there is an isolate of ours, or has been.
  void WaitForFirstIsolate();

  node::MultiIsolatePlatform* platform() { return platform_; }

 private:
  class Delegate;

  node::MultiIsolatePlatform* const platform_;
  std::mutex mutex_;  // Guards all below.
  std::condition_variable first_isolate_;
  bool has_had_isolate_ = false;
  std::unordered_map<v8::Isolate*, std::unique_ptr<Delegate>> delegates_;
};

// The platform of the Node process that `isolate` is an environment of; the same for all of them.
// Null if there is none. Thread: the isolate's.
EnginePlatform* PlatformOfNode(v8::Isolate* isolate);

// Runs `hook` when that environment ends, in whatever way, before the platform does. Thread: the isolate's.
void AtNodeExit(v8::Isolate* isolate, void (*hook)(void*), void* data);

}  // namespace jstime

#endif  // JSTIME_NODE_PLATFORM_NODE_ENGINE_PLATFORM_H_
