#include "engine/deep_stack.h"

#include <pthread.h>

#include <algorithm>

namespace jstime {
namespace {

// What stays free for V8's own C++ and ours below the limit.
constexpr size_t kReserveBytes = 512 * 1024;

// An unlimited stack is not used up.
constexpr size_t kMostBytes = 64 * 1024 * 1024;

}  // namespace

DeepStackScope::DeepStackScope(Realm* realm) : realm_(realm) {
  pthread_attr_t attributes;
  void* lowest = nullptr;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return;
  pthread_attr_getstack(&attributes, &lowest, &size);
  pthread_attr_destroy(&attributes);
  const uintptr_t highest = reinterpret_cast<uintptr_t>(lowest) + size;
  const uintptr_t limit = highest - std::min(size, kMostBytes) + kReserveBytes;
  if (limit < realm_->stack_limit()) realm_->isolate()->SetStackLimit(limit);
}

DeepStackScope::~DeepStackScope() { realm_->isolate()->SetStackLimit(realm_->stack_limit()); }

}  // namespace jstime
