// V8's foreground tasks of one isolate (WebAssembly compilation results, Atomics.waitAsync, finalizers,
// garbage collection steps), each run as one task of the event loop.
#ifndef JSTIME_ENGINE_FOREGROUND_TASKS_H_
#define JSTIME_ENGINE_FOREGROUND_TASKS_H_

#include <memory>
#include <mutex>

#include "loop/event_loop.h"
#include "v8-platform.h"

namespace jstime {

// V8 may hold on to the runner longer than the loop lives: after Close() tasks are dropped.
class ForegroundTasks : public v8::TaskRunner, public std::enable_shared_from_this<ForegroundTasks> {
 public:
  explicit ForegroundTasks(EventLoop* loop) : loop_(loop) {}

  // Thread: isolate.
  void Close();

  bool IdleTasksEnabled() override { return false; }
  bool NonNestableTasksEnabled() const override { return true; }
  bool NonNestableDelayedTasksEnabled() const override { return true; }

 protected:
  // Thread: any.
  void PostTaskImpl(std::unique_ptr<v8::Task> task, const v8::SourceLocation& location) override;
  void PostNonNestableTaskImpl(std::unique_ptr<v8::Task> task, const v8::SourceLocation& location) override;
  void PostDelayedTaskImpl(std::unique_ptr<v8::Task> task, double delay_seconds,
                           const v8::SourceLocation& location) override;
  void PostNonNestableDelayedTaskImpl(std::unique_ptr<v8::Task> task, double delay_seconds,
                                      const v8::SourceLocation& location) override;
  void PostIdleTaskImpl(std::unique_ptr<v8::IdleTask> task, const v8::SourceLocation& location) override {}

 private:
  void Post(std::function<void()> task);

  std::mutex mutex_;  // Guards loop_, which Close() clears.
  EventLoop* loop_;
};

}  // namespace jstime

#endif  // JSTIME_ENGINE_FOREGROUND_TASKS_H_
