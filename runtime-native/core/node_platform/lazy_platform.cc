#include "node_platform/lazy_platform.h"

#include <libplatform/libplatform.h>

#include <utility>

#include "base/clock.h"

namespace jstime {

void LazyPlatform::RegisterIsolate(v8::Isolate* isolate, node::IsolatePlatformDelegate* delegate) {
  std::lock_guard<std::mutex> lock(mutex_);
  delegates_[isolate] = delegate;
}

void LazyPlatform::UnregisterIsolate(v8::Isolate* isolate) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (delegates_.erase(isolate) > 0) return;
  }
  NodePlatform()->UnregisterIsolate(isolate);
}

void LazyPlatform::RegisterIsolate(v8::Isolate* isolate, uv_loop_s* loop) {
  NodePlatform()->RegisterIsolate(isolate, loop);
}

bool LazyPlatform::FlushForegroundTasks(v8::Isolate* isolate) { return NodePlatform()->FlushForegroundTasks(isolate); }

void LazyPlatform::DrainTasks(v8::Isolate* isolate) { NodePlatform()->DrainTasks(isolate); }

void LazyPlatform::AddIsolateFinishedCallback(v8::Isolate* isolate, void (*callback)(void*), void* data) {
  NodePlatform()->AddIsolateFinishedCallback(isolate, callback, data);
}

std::shared_ptr<v8::TaskRunner> LazyPlatform::GetForegroundTaskRunner(v8::Isolate* isolate, v8::TaskPriority priority) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    auto found = delegates_.find(isolate);
    if (found != delegates_.end()) return found->second->GetForegroundTaskRunner();
  }
  return NodePlatform()->GetForegroundTaskRunner(isolate, priority);
}

double LazyPlatform::MonotonicallyIncreasingTime() { return MonotonicMs() / 1e3; }

std::unique_ptr<v8::JobHandle> LazyPlatform::CreateJobImpl(v8::TaskPriority priority, std::unique_ptr<v8::JobTask> job,
                                                           const v8::SourceLocation& location) {
  return v8::platform::NewDefaultJobHandle(this, priority, std::move(job), NumberOfWorkerThreads());
}

void LazyPlatform::PostTaskOnWorkerThreadImpl(v8::TaskPriority priority, std::unique_ptr<v8::Task> task,
                                              const v8::SourceLocation& location) {
  workers_.Post(priority, std::move(task));
}

void LazyPlatform::PostDelayedTaskOnWorkerThreadImpl(v8::TaskPriority priority, std::unique_ptr<v8::Task> task,
                                                     double delay_seconds, const v8::SourceLocation& location) {
  workers_.PostDelayed(priority, std::move(task), delay_seconds);
}

node::MultiIsolatePlatform* LazyPlatform::NodePlatform() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (node_platform_ == nullptr) node_platform_ = node::MultiIsolatePlatform::Create(1);
  return node_platform_.get();
}

}  // namespace jstime
