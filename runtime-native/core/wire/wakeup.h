// Wakes a thread that polls. Thread: any.
#ifndef JSTIME_WIRE_WAKEUP_H_
#define JSTIME_WIRE_WAKEUP_H_

#include <sys/eventfd.h>
#include <unistd.h>

namespace jstime {

class Wakeup {
 public:
  Wakeup() : descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~Wakeup() {
    if (is_valid()) close(descriptor_);
  }
  Wakeup(const Wakeup&) = delete;
  Wakeup& operator=(const Wakeup&) = delete;

  // False, with errno, when the process has no descriptor left.
  bool is_valid() const { return descriptor_ >= 0; }
  // Readable from Wake to Clear.
  int descriptor() const { return descriptor_; }
  void Wake() { eventfd_write(descriptor_, 1); }
  void Clear() {
    eventfd_t count;
    eventfd_read(descriptor_, &count);
  }

 private:
  const int descriptor_;
};

}  // namespace jstime

#endif  // JSTIME_WIRE_WAKEUP_H_
