#include "engine/deep_stack.h"

#include <algorithm>

#include "base/this_thread.h"

namespace jstime {
namespace {

// What stays free for V8's own C++ and ours below the limit.
constexpr size_t kReserveBytes = 512 * 1024;

// An unlimited stack is not used up.
constexpr size_t kMostBytes = 64 * 1024 * 1024;

}  // namespace

DeepStackScope::DeepStackScope(Realm* realm) : realm_(realm) {
  const StackBounds stack = ThreadStack();
  if (stack.size == 0) return;
  const uintptr_t limit = stack.highest() - std::min(stack.size, kMostBytes) + kReserveBytes;
  if (limit < realm_->stack_limit()) realm_->isolate()->SetStackLimit(limit);
}

DeepStackScope::~DeepStackScope() { realm_->isolate()->SetStackLimit(realm_->stack_limit()); }

}  // namespace jstime
