#include "engine/foreground_tasks.h"

#include <functional>
#include <utility>

namespace jstime {

void ForegroundTasks::Close() {
  std::lock_guard<std::mutex> lock(mutex_);
  loop_ = nullptr;
}

void ForegroundTasks::Post(std::function<void()> task) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (loop_ != nullptr) loop_->PostFromAnyThread(std::move(task));
}

void ForegroundTasks::PostTaskImpl(std::unique_ptr<v8::Task> task, const v8::SourceLocation& location) {
  std::shared_ptr<v8::Task> shared = std::move(task);
  Post([shared] { shared->Run(); });
}

void ForegroundTasks::PostNonNestableTaskImpl(std::unique_ptr<v8::Task> task, const v8::SourceLocation& location) {
  PostTaskImpl(std::move(task), location);
}

void ForegroundTasks::PostDelayedTaskImpl(std::unique_ptr<v8::Task> task, double delay_seconds,
                                          const v8::SourceLocation& location) {
  std::shared_ptr<v8::Task> shared = std::move(task);
  Post([this, self = shared_from_this(), shared, delay_seconds] {
    if (loop_ != nullptr) loop_->RunLater(delay_seconds * 1e3, [shared] { shared->Run(); });
  });
}

void ForegroundTasks::PostNonNestableDelayedTaskImpl(std::unique_ptr<v8::Task> task, double delay_seconds,
                                                     const v8::SourceLocation& location) {
  PostDelayedTaskImpl(std::move(task), delay_seconds, location);
}

}  // namespace jstime
