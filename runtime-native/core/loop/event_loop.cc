#include "loop/event_loop.h"

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/check.h"
#include "base/clock.h"
#include "base/trace_log.h"

namespace jstime {

EventLoop::EventLoop(Delegate* delegate) : delegate_(delegate) {}

uv_loop_t* EventLoop::uv() {
  if (!has_uv_.load()) {
    JSTIME_CHECK(uv_loop_init(&uv_) == 0);
    JSTIME_CHECK(uv_async_init(&uv_, &wakeup_, [](uv_async_t*) {}) == 0);
    JSTIME_CHECK(uv_timer_init(&uv_, &wait_) == 0);
    JSTIME_CHECK(uv_prepare_init(&uv_, &before_wait_) == 0);
    JSTIME_CHECK(uv_check_init(&uv_, &after_wait_) == 0);
    before_wait_.data = delegate_;
    after_wait_.data = delegate_;
    uv_prepare_start(&before_wait_, [](uv_prepare_t* handle) { static_cast<Delegate*>(handle->data)->SetIdle(true); });
    uv_check_start(&after_wait_, [](uv_check_t* handle) { static_cast<Delegate*>(handle->data)->SetIdle(false); });
    has_uv_.store(true);
    // Tasks posted before the loop existed woke nobody: the first wait shall not be one.
    uv_async_send(&wakeup_);
#ifdef __linux__
    // The kernel may delay a wake-up by 50 µs to save power; a timer of 1 ms would be 5 % late.
    prctl(PR_SET_TIMERSLACK, 1);
#endif
  }
  return &uv_;
}

EventLoop::~EventLoop() { Close(); }

void EventLoop::Close() {
  if (std::exchange(is_closed_, true)) return;
  // What tasks hold (handles of the isolate, above all) does not outlive this call.
  posted_.clear();
  later_.clear();
  mailbox_.TakeAll();
  if (!has_uv_.load()) return;
  uv_close(reinterpret_cast<uv_handle_t*>(&wakeup_), nullptr);
  uv_close(reinterpret_cast<uv_handle_t*>(&wait_), nullptr);
  uv_close(reinterpret_cast<uv_handle_t*>(&before_wait_), nullptr);
  uv_close(reinterpret_cast<uv_handle_t*>(&after_wait_), nullptr);
  uv_run(&uv_, UV_RUN_DEFAULT);
  JSTIME_CHECK(uv_loop_close(&uv_) == 0);
}

void EventLoop::NoteStart() {
  if (start_ms_ < 0) start_ms_ = MonotonicMs();
}

void EventLoop::RunUntilIdle() {
  NoteStart();
  while (!delegate_->ShouldStop() && IsAlive()) RunTurn(WhenIdle::kReturn);
}

void EventLoop::RunUntilIdleOr(const std::function<bool()>& done) {
  NoteStart();
  while (!delegate_->ShouldStop() && !done() && IsAlive()) RunTurn(WhenIdle::kReturn);
}

void EventLoop::RunUntil(const std::function<bool()>& done) {
  while (!delegate_->ShouldStop() && !done()) RunTurn(WhenIdle::kWait);
}

bool EventLoop::IsAlive() const {
  return pending_ > 0 || !posted_.empty() || timers_.KeepsAlive() || delegate_->HasBackgroundWork();
}

void EventLoop::PostFromAnyThread(Mailbox::Task task) {
  mailbox_.Post(std::move(task));
  // Before there is a libuv loop, the next turn looks into the mailbox before it waits.
  if (has_uv_.load()) uv_async_send(&wakeup_);
}

void EventLoop::NotifyFromSignal() {
  is_signalled_.store(true);
  if (has_uv_.load()) uv_async_send(&wakeup_);
}

void EventLoop::Post(Mailbox::Task task) { posted_.push_back(std::move(task)); }

void EventLoop::RunLater(double delay_ms, Mailbox::Task task) {
  later_.emplace(MonotonicMs() + delay_ms, std::move(task));
}

void EventLoop::RunTask(const char* name, const std::function<void()>& work) {
  if (delegate_->ShouldStop()) return;
  TraceSpan span(TraceCategory::kTask, name);
  work();
  delegate_->AfterTask();
}

void EventLoop::StartTimer(TimerQueue::Id id, double delay_ms, TimerQueue::Kind kind) {
  timers_.Start(id, MonotonicMs(), delay_ms, kind);
}

void EventLoop::RunTurn(WhenIdle when_idle) {
  RunDueTimers();
  RunPosted();
  RunDueLater();
  Poll(when_idle);
  RunMailbox();
}

void EventLoop::RunDueTimers() {
  if (timers_.empty()) return;
  // Timers that a callback starts wait for the next turn, so that zero delays cannot starve the rest.
  const uint64_t limit = timers_.next_order();
  const double now = MonotonicMs();
  while (!delegate_->ShouldStop()) {
    std::optional<TimerQueue::Id> due = timers_.TakeDue(now, limit);
    if (!due) return;
    TraceSpan span(TraceCategory::kTask, "timer");
    delegate_->FireTimer(*due);
    delegate_->AfterTask();
  }
}

void EventLoop::RunPosted() {
  for (size_t left = posted_.size(); left > 0 && !delegate_->ShouldStop(); --left) {
    Mailbox::Task task = std::move(posted_.front());
    posted_.pop_front();
    RunTask("posted", task);
  }
}

void EventLoop::RunDueLater() {
  while (!later_.empty() && later_.begin()->first <= MonotonicMs()) {
    Mailbox::Task task = std::move(later_.begin()->second);
    later_.erase(later_.begin());
    RunTask("platform", task);
  }
}

double EventLoop::NextDueMs() {
  double due = std::numeric_limits<double>::infinity();
  if (!timers_.empty()) due = timers_.NextDueMs();
  if (!later_.empty()) due = std::min(due, later_.begin()->first);
  return due;
}

void EventLoop::RunMailbox() {
  for (Mailbox::Task& task : mailbox_.TakeAll()) RunTask("posted", task);
  if (is_signalled_.load() && is_signalled_.exchange(false)) RunTask("signal", signal_task_);
}

void EventLoop::Poll(WhenIdle when_idle) {
  if (delegate_->ShouldStop()) return;
  if (when_idle == WhenIdle::kReturn && !IsAlive()) return;
  if (!posted_.empty()) {
    uv_run(uv(), UV_RUN_NOWAIT);
    return;
  }
  const double wait_ms = NextDueMs() - MonotonicMs();
  if (wait_ms <= 0) {
    uv_run(uv(), UV_RUN_NOWAIT);
    return;
  }
  delegate_->BeforeWait();
  // The wake-up handle keeps libuv waiting until a request completes or another thread posts.
  if (std::isinf(wait_ms)) {
    uv_run(uv(), UV_RUN_ONCE);
    return;
  }
  uv_update_time(uv());
  uv_timer_start(&wait_, [](uv_timer_t*) {}, static_cast<uint64_t>(std::ceil(wait_ms)), 0);
  uv_run(&uv_, UV_RUN_ONCE);
  uv_timer_stop(&wait_);
}

}  // namespace jstime
