#include "node_platform/node_engine_platform.h"

#include <node.h>

#include <utility>

namespace jstime {

class NodeEnginePlatform::Delegate : public node::IsolatePlatformDelegate {
 public:
  explicit Delegate(std::shared_ptr<v8::TaskRunner> runner) : runner_(std::move(runner)) {}
  virtual ~Delegate() = default;
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner() override { return runner_; }
  bool IdleTasksEnabled() override { return false; }

 private:
  const std::shared_ptr<v8::TaskRunner> runner_;
};

NodeEnginePlatform::NodeEnginePlatform(node::MultiIsolatePlatform* platform) : platform_(platform) {}

NodeEnginePlatform::~NodeEnginePlatform() = default;

void NodeEnginePlatform::RegisterIsolate(v8::Isolate* isolate, std::shared_ptr<v8::TaskRunner> runner) {
  std::lock_guard<std::mutex> lock(mutex_);
  auto& delegate = delegates_[isolate];
  delegate = std::make_unique<Delegate>(std::move(runner));
  platform_->RegisterIsolate(isolate, delegate.get());
}

void NodeEnginePlatform::OnIsolateInitialized() {
  std::lock_guard<std::mutex> lock(mutex_);
  has_had_isolate_ = true;
  first_isolate_.notify_all();
}

void NodeEnginePlatform::WaitForFirstIsolate() {
  std::unique_lock<std::mutex> lock(mutex_);
  first_isolate_.wait(lock, [this] { return has_had_isolate_; });
}

void NodeEnginePlatform::DisposeIsolate(v8::Isolate* isolate) {
  std::unique_ptr<Delegate> delegate;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    delegate = std::move(delegates_[isolate]);
    delegates_.erase(isolate);
  }
  platform_->DisposeIsolate(isolate);
}

void AtNodeExit(v8::Isolate* isolate, void (*hook)(void*), void* data) {
  v8::HandleScope handle_scope(isolate);
  node::AtExit(node::GetCurrentEnvironment(isolate->GetCurrentContext()), hook, data);
}

EnginePlatform* PlatformOfNode(v8::Isolate* isolate) {
  v8::HandleScope handle_scope(isolate);
  node::Environment* environment = node::GetCurrentEnvironment(isolate->GetCurrentContext());
  node::MultiIsolatePlatform* platform = environment != nullptr ? node::GetMultiIsolatePlatform(environment) : nullptr;
  if (platform == nullptr) return nullptr;
  // Lives as long as the process, as Node's own does.
  static NodeEnginePlatform* const engine_platform = new NodeEnginePlatform(platform);
  return engine_platform;
}

}  // namespace jstime
