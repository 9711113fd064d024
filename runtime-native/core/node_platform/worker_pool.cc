#include "node_platform/worker_pool.h"

#include <chrono>
#include <thread>
#include <utility>

#include "base/clock.h"

namespace jstime {

void WorkerPool::Post(v8::TaskPriority priority, std::unique_ptr<v8::Task> task) {
  std::lock_guard<std::mutex> lock(mutex_);
  tasks_[static_cast<size_t>(priority)].push_back(std::move(task));
  StartThreadIfNeeded();
  posted_.notify_one();
}

void WorkerPool::PostDelayed(v8::TaskPriority priority, std::unique_ptr<v8::Task> task, double delay_seconds) {
  std::lock_guard<std::mutex> lock(mutex_);
  delayed_.emplace(MonotonicMs() + delay_seconds * 1e3, Delayed{priority, std::move(task)});
  StartThreadIfNeeded();
  // Whoever sleeps until a later due time must look again.
  posted_.notify_one();
}

void WorkerPool::StartThreadIfNeeded() {
  if (idle_ > 0 || started_ == thread_limit_) return;
  ++started_;
  std::thread([this] { RunThread(); }).detach();
}

void WorkerPool::RunThread() {
  for (;;) Take()->Run();
}

std::unique_ptr<v8::Task> WorkerPool::Take() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    MoveDueTasks();
    for (size_t priority = kPriorities; priority-- > 0;) {
      auto& queue = tasks_[priority];
      if (queue.empty()) continue;
      std::unique_ptr<v8::Task> task = std::move(queue.front());
      queue.pop_front();
      return task;
    }
    ++idle_;
    if (delayed_.empty()) {
      posted_.wait(lock);
    } else {
      double wait_ms = delayed_.begin()->first - MonotonicMs();
      posted_.wait_for(lock, std::chrono::duration<double, std::milli>(wait_ms));
    }
    --idle_;
  }
}

void WorkerPool::MoveDueTasks() {
  while (!delayed_.empty() && delayed_.begin()->first <= MonotonicMs()) {
    Delayed& due = delayed_.begin()->second;
    tasks_[static_cast<size_t>(due.priority)].push_back(std::move(due.task));
    delayed_.erase(delayed_.begin());
  }
}

}  // namespace jstime
