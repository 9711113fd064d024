// What systems call differently about the thread that asks. Thread: any. Only Linux is built and tested.
#ifndef JSTIME_BASE_THIS_THREAD_H_
#define JSTIME_BASE_THIS_THREAD_H_

#include <cstddef>
#include <cstdint>

namespace jstime {

// As debuggers and profilers show it.
int64_t ThreadId();

// At most 15 letters.
void NameThread(const char* name);

struct StackBounds {
  uintptr_t lowest = 0;
  size_t size = 0;
  uintptr_t highest() const { return lowest + size; }
};

// All zero when the system does not tell.
StackBounds ThreadStack();

}  // namespace jstime

#endif  // JSTIME_BASE_THIS_THREAD_H_
