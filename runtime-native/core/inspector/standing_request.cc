#include "inspector/standing_request.h"

#include <pthread.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace jstime {
namespace {

// Above every stack. Not one of the highest values: V8 has meanings for those.
constexpr uintptr_t kNoStack = UINTPTR_MAX - 0xffff;

constexpr double kShortMs = 100;
constexpr double kLongestMs = 1e9;

}  // namespace

void StandingRequest::Begin(InspectorPort::SessionId session, bool is_interruptible, bool is_to_end) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
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
    if (was_ended && is_interruptible_) realm_->isolate()->CancelTerminateExecution();
    if (was_ended && !is_interruptible_) realm_->isolate()->SetStackLimit(realm_->stack_limit());
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
  if (is_interruptible_) {
    realm_->isolate()->TerminateExecution();
  } else {
    realm_->isolate()->SetStackLimit(kNoStack);
  }
}

}  // namespace jstime
