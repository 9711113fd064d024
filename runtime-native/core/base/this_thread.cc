#include "base/this_thread.h"

#include <pthread.h>

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace jstime {

#ifdef __linux__

int64_t ThreadId() { return syscall(SYS_gettid); }

void NameThread(const char* name) { pthread_setname_np(pthread_self(), name); }

StackBounds ThreadStack() {
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return {};
  void* lowest = nullptr;
  StackBounds bounds;
  pthread_attr_getstack(&attributes, &lowest, &bounds.size);
  pthread_attr_destroy(&attributes);
  bounds.lowest = reinterpret_cast<uintptr_t>(lowest);
  return bounds;
}

#else  // macOS, untested

int64_t ThreadId() {
  uint64_t id = 0;
  pthread_threadid_np(nullptr, &id);
  return static_cast<int64_t>(id);
}

void NameThread(const char* name) { pthread_setname_np(name); }

StackBounds ThreadStack() {
  const size_t size = pthread_get_stacksize_np(pthread_self());
  return {reinterpret_cast<uintptr_t>(pthread_get_stackaddr_np(pthread_self())) - size, size};
}

#endif

}  // namespace jstime
