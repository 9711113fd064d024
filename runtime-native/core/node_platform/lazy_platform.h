// The V8 platform of direct boot. It starts threads when there is work for them; Node's own platform,
// which starts them at once, is made only if an environment of Node is.
#ifndef JSTIME_NODE_PLATFORM_LAZY_PLATFORM_H_
#define JSTIME_NODE_PLATFORM_LAZY_PLATFORM_H_

#include <node.h>

#include <memory>
#include <mutex>
#include <unordered_map>

#include "node_platform/worker_pool.h"

namespace jstime {

// Thread: any. Lives as long as the process.
class LazyPlatform : public node::MultiIsolatePlatform {
 public:
  explicit LazyPlatform(int worker_threads) : workers_(worker_threads) {}

  // Isolates of jstime schedule their own tasks.
  void RegisterIsolate(v8::Isolate* isolate, node::IsolatePlatformDelegate* delegate) override;
  void UnregisterIsolate(v8::Isolate* isolate) override;

  // Isolates of Node's environments are left to Node's platform.
  void RegisterIsolate(v8::Isolate* isolate, uv_loop_s* loop) override;
  bool FlushForegroundTasks(v8::Isolate* isolate) override;
  void DrainTasks(v8::Isolate* isolate) override;
  void AddIsolateFinishedCallback(v8::Isolate* isolate, void (*callback)(void*), void* data) override;

  int NumberOfWorkerThreads() override { return workers_.threads(); }
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate* isolate, v8::TaskPriority priority) override;
  bool IdleTasksEnabled(v8::Isolate* isolate) override { return false; }
  double MonotonicallyIncreasingTime() override;
  double CurrentClockTimeMillis() override { return SystemClockTimeMillis(); }
  v8::TracingController* GetTracingController() override { return &tracing_controller_; }

 protected:
  std::unique_ptr<v8::JobHandle> CreateJobImpl(v8::TaskPriority priority, std::unique_ptr<v8::JobTask> job,
                                               const v8::SourceLocation& location) override;
  void PostTaskOnWorkerThreadImpl(v8::TaskPriority priority, std::unique_ptr<v8::Task> task,
                                  const v8::SourceLocation& location) override;
  void PostDelayedTaskOnWorkerThreadImpl(v8::TaskPriority priority, std::unique_ptr<v8::Task> task,
                                         double delay_seconds, const v8::SourceLocation& location) override;

 private:
  node::MultiIsolatePlatform* NodePlatform();

  WorkerPool workers_;
  v8::TracingController tracing_controller_;
  std::mutex mutex_;  // Guards the members below.
  std::unordered_map<v8::Isolate*, node::IsolatePlatformDelegate*> delegates_;
  std::unique_ptr<node::MultiIsolatePlatform> node_platform_;
};

}  // namespace jstime

#endif  // JSTIME_NODE_PLATFORM_LAZY_PLATFORM_H_
