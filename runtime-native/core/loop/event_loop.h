// The event loop of one runtime: timers, tasks from any thread and libuv requests, run one at a time.
// It names no API; whoever starts an asynchronous operation counts it with AddPending/RemovePending.
// Thread: the isolate's, except where a function says otherwise.
#ifndef JSTIME_LOOP_EVENT_LOOP_H_
#define JSTIME_LOOP_EVENT_LOOP_H_

#include <uv.h>

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "base/mailbox.h"
#include "loop/timer_queue.h"

namespace jstime {

class EventLoop {
 public:
  // What the loop asks of its owner.
  class Delegate {
   public:
    virtual ~Delegate() = default;
    virtual void FireTimer(TimerQueue::Id id) = 0;
    // After each task: microtasks, then what they left behind.
    virtual void AfterTask() = 0;
    // There is nothing to do for now. The loop waits after this call, perhaps for long.
    virtual void BeforeWait() = 0;
    // The loop begins to wait, or does so no longer.
    virtual void SetIdle(bool is_idle) = 0;
    // Work outside the loop's knowledge that will post a task (V8's background compilation).
    virtual bool HasBackgroundWork() = 0;
    // True once the loop must stop although work is left.
    virtual bool ShouldStop() = 0;
  };

  explicit EventLoop(Delegate* delegate);
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  // Ends the loop for good, after requests still under way: their callbacks run, their tasks do not.
  // The delegate must have stopped.
  void Close();

  // Runs tasks until nothing is pending or the delegate says stop.
  void RunUntilIdle();

  // The same, or until `done` returns true.
  void RunUntilIdleOr(const std::function<bool()>& done);

  // Runs tasks until `done` returns true; idle loops wait for tasks of other threads.
  void RunUntil(const std::function<bool()>& done);

  // Runs `task` on the loop's thread. Thread: any, as long as the loop lives.
  void PostFromAnyThread(Mailbox::Task task);

  // Runs `task` as a task of its own after NotifyFromSignal; several calls before that count once.
  void SetSignalTask(Mailbox::Task task) { signal_task_ = std::move(task); }

  // Thread: any, signal handlers included.
  void NotifyFromSignal();

  // Runs `task` as a task of its own in the next turn, and keeps the loop alive until then.
  void Post(Mailbox::Task task);

  // Runs `task` once `delay_ms` have passed, if the loop is still running then; does not keep it alive.
  void RunLater(double delay_ms, Mailbox::Task task);

  // Runs `work` now, as one task (used by libuv callbacks, which the loop cannot see coming).
  void RunTask(const char* name, const std::function<void()>& work);

  void StartTimer(TimerQueue::Id id, double delay_ms, TimerQueue::Kind kind);
  void CancelTimer(TimerQueue::Id id) { timers_.Cancel(id); }

  // Keeps the loop alive while an operation is under way.
  void AddPending() { ++pending_; }
  void RemovePending() { --pending_; }

  bool IsAlive() const;

  // When it ran first (MonotonicMs); negative before.
  double start_ms() const { return start_ms_; }

  // For libuv requests. Their callbacks use RunTask. The libuv loop is made at the first call: programs that
  // never wait need none.
  uv_loop_t* uv();

 private:
  // Whether a turn with nothing to do waits for other threads or returns.
  enum class WhenIdle { kReturn, kWait };

  void NoteStart();
  void RunTurn(WhenIdle when_idle);
  void RunDueTimers();
  void RunPosted();
  void RunDueLater();
  double NextDueMs();
  void RunMailbox();
  void Poll(WhenIdle when_idle);

  Delegate* const delegate_;
  // Whether the libuv members are in use. Written by the loop's thread; others read it to know whom to wake.
  std::atomic<bool> has_uv_{false};
  uv_loop_t uv_;
  uv_async_t wakeup_;
  uv_timer_t wait_;
  uv_prepare_t before_wait_;
  uv_check_t after_wait_;
  TimerQueue timers_;
  std::deque<Mailbox::Task> posted_;
  Mailbox mailbox_;
  std::multimap<double, Mailbox::Task> later_;  // By due time (MonotonicMs).
  std::atomic<bool> is_signalled_{false};
  Mailbox::Task signal_task_;
  size_t pending_ = 0;
  double start_ms_ = -1;
  bool is_closed_ = false;
};

}  // namespace jstime

#endif  // JSTIME_LOOP_EVENT_LOOP_H_
