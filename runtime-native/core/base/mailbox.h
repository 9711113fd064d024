// A queue that any thread may post to and one thread empties.
#ifndef JSTIME_BASE_MAILBOX_H_
#define JSTIME_BASE_MAILBOX_H_

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace jstime {

class Mailbox {
 public:
  using Task = std::function<void()>;

  // Thread: any.
  void Post(Task task) {
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
  }

  // Takes everything posted so far. Thread: the owner's.
  std::vector<Task> TakeAll() {
    std::lock_guard<std::mutex> lock(mutex_);
    return std::exchange(tasks_, {});
  }

 private:
  std::mutex mutex_;  // Guards tasks_.
  std::vector<Task> tasks_;
};

}  // namespace jstime

#endif  // JSTIME_BASE_MAILBOX_H_
