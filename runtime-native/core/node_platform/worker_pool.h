// V8's background threads (compilation, garbage collection). None runs until the first task comes, so that
// short programs start none.
#ifndef JSTIME_NODE_PLATFORM_WORKER_POOL_H_
#define JSTIME_NODE_PLATFORM_WORKER_POOL_H_

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>

#include "v8-platform.h"

namespace jstime {

// Thread: any. Lives as long as the process: its threads are never joined.
class WorkerPool {
 public:
  explicit WorkerPool(int threads) : thread_limit_(threads) {}

  void Post(v8::TaskPriority priority, std::unique_ptr<v8::Task> task);
  void PostDelayed(v8::TaskPriority priority, std::unique_ptr<v8::Task> task, double delay_seconds);

  int threads() const { return thread_limit_; }

 private:
  struct Delayed {
    v8::TaskPriority priority;
    std::unique_ptr<v8::Task> task;
  };

  void StartThreadIfNeeded();
  void RunThread();
  std::unique_ptr<v8::Task> Take();
  void MoveDueTasks();

  static constexpr size_t kPriorities = static_cast<size_t>(v8::TaskPriority::kMaxPriority) + 1;

  const int thread_limit_;
  std::mutex mutex_;  // Guards everything below.
  std::condition_variable posted_;
  std::deque<std::unique_ptr<v8::Task>> tasks_[kPriorities];
  std::multimap<double, Delayed> delayed_;  // By due time (MonotonicMs).
  int started_ = 0;
  int idle_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_NODE_PLATFORM_WORKER_POOL_H_
