// Wakes a thread that polls. Thread: any.
#ifndef JSTIME_WIRE_WAKEUP_H_
#define JSTIME_WIRE_WAKEUP_H_

#include <unistd.h>

#ifdef __linux__
#include <sys/eventfd.h>
#else
#include <fcntl.h>
#endif

namespace jstime {

class Wakeup {
 public:
  Wakeup();
  ~Wakeup();
  Wakeup(const Wakeup&) = delete;
  Wakeup& operator=(const Wakeup&) = delete;

  // False, with errno, when the process has no descriptor left.
  bool is_valid() const { return descriptor_ >= 0; }
  // Readable from Wake to Clear.
  int descriptor() const { return descriptor_; }
  void Wake();
  void Clear();

 private:
  int descriptor_ = -1;
#ifndef __linux__
  int other_end_ = -1;
#endif
};

#ifdef __linux__

inline Wakeup::Wakeup() : descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

inline Wakeup::~Wakeup() {
  if (is_valid()) close(descriptor_);
}

inline void Wakeup::Wake() { eventfd_write(descriptor_, 1); }

inline void Wakeup::Clear() {
  eventfd_t count;
  eventfd_read(descriptor_, &count);
}

#else  // A pipe, untested.

inline Wakeup::Wakeup() {
  int ends[2];
  if (pipe(ends) != 0) return;
  for (int end : ends) {
    fcntl(end, F_SETFD, FD_CLOEXEC);
    fcntl(end, F_SETFL, O_NONBLOCK);
  }
  descriptor_ = ends[0];
  other_end_ = ends[1];
}

inline Wakeup::~Wakeup() {
  if (!is_valid()) return;
  close(descriptor_);
  close(other_end_);
}

inline void Wakeup::Wake() {
  // A full pipe wakes as well.
  [[maybe_unused]] const ssize_t written = write(other_end_, "", 1);
}

inline void Wakeup::Clear() {
  char bytes[64];
  while (read(descriptor_, bytes, sizeof(bytes)) > 0) continue;
}

#endif

}  // namespace jstime

#endif  // JSTIME_WIRE_WAKEUP_H_
