#include "inspector/standing_request.h"

#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/this_thread.h"

namespace jstime {
namespace {

// V8 knows it in the same way.
uintptr_t StackStart() { return ThreadStack().highest(); }

// A limit above all of the stack that starts at `start`. When V8 is told a limit it takes note how far that is from the
// start of the stack that it is on, which here is another thread's, and later it insists that the isolate's stack is at
// most that deep: it counts from `start`, and modulo the size of the address space.
uintptr_t LimitAbove(uintptr_t start) {
  constexpr uintptr_t kSlack = 0x20000;
  const uintptr_t own_start = StackStart();
  // It takes the isolate's stack to reach down to kSlack; or else down to far below, as stacks do not overlap.
  return start > own_start ? own_start - start + kSlack : start;
}

constexpr double kShortMs = 100;
constexpr double kLongestMs = 1e9;

}  // namespace

void StandingRequest::Begin(InspectorPort::SessionId session, bool is_interruptible, bool is_to_end) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (stack_start_ == 0) {
      stack_start_ = StackStart();
      thread_ = std::this_thread::get_id();
    }
    is_running_ = true;
    is_interruptible_ = is_interruptible;
    session_ = session;
  }
  if (is_to_end) EndAfter(kShortMs);
}

void StandingRequest::EndAfter(double timeout_ms) {
  if (!is_running_ || watch_.joinable() || !(timeout_ms >= 0)) return;
  using Milliseconds = std::chrono::duration<double, std::milli>;
  const auto due = std::chrono::steady_clock::now() + Milliseconds(std::min(timeout_ms, kLongestMs));
  // Signals are for the program's threads.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  watch_ = std::thread([this, due] {
    std::unique_lock<std::mutex> lock(mutex_);
    const bool is_over = finished_.wait_until(lock, due, [this] { return !is_running_; });
    if (!is_over) EndLocked();
  });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

bool StandingRequest::Finish() {
  bool was_ended = false;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!std::exchange(is_running_, false)) return false;
    was_ended = std::exchange(has_ended_, false);
    if (std::exchange(has_no_stack_, false)) realm_->isolate()->SetStackLimit(realm_->stack_limit());
    if (was_ended && !realm_->stopped()) realm_->isolate()->CancelTerminateExecution();
    finished_.notify_all();
  }
  if (watch_.joinable()) watch_.join();
  return was_ended;
}

bool StandingRequest::End() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (is_running_) EndLocked();
  return is_running_;
}

void StandingRequest::EndOf(InspectorPort::SessionId session) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (is_running_ && session_ == session) EndLocked();
}

bool StandingRequest::has_ended() {
  std::lock_guard<std::mutex> lock(mutex_);
  return has_ended_;
}

void StandingRequest::EndLocked() {
  has_ended_ = true;
  // The isolate's own thread is not in a loop.
  if (is_interruptible_ || std::this_thread::get_id() == thread_) {
    realm_->isolate()->TerminateExecution();
  } else {
    realm_->isolate()->SetStackLimit(LimitAbove(stack_start_));
    has_no_stack_ = true;
  }
}

}  // namespace jstime
