// Timers ordered by (due time, start order), on a binary heap. Cancelling is constant time: the entry
// stays in the heap until it comes up or until cancelled entries outnumber the live ones.
// Thread: the loop's.
#ifndef JSTIME_LOOP_TIMER_QUEUE_H_
#define JSTIME_LOOP_TIMER_QUEUE_H_

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace jstime {

class TimerQueue {
 public:
  using Id = uint32_t;

  struct Due {
    Id id;
    bool found;
  };

  // Starts or restarts timer `id`, due `delay_ms` after `now_ms`; a repeating one is due again
  // every `delay_ms` from then on, counted from its due time so that it does not drift.
  void Start(Id id, double now_ms, double delay_ms, bool repeat);

  void Cancel(Id id);

  // Takes the next timer that is due at `now_ms` and was started before `limit`. A one-shot timer is
  // forgotten, a repeating one re-armed (turns that were missed are skipped).
  Due TakeDue(double now_ms, uint64_t limit);

  // The start order that the next timer will get; see TakeDue.
  uint64_t next_order() const { return next_order_; }

  bool empty() const { return timers_.empty(); }

  // Due time of the next timer. The queue must not be empty.
  double NextDueMs();

 private:
  struct Timer {
    uint64_t order;
    double due_ms;
    double interval_ms;  // Negative for one-shot timers.
  };
  struct Entry {
    double due_ms;
    uint64_t order;
    Id id;
  };

  static bool IsLater(const Entry& a, const Entry& b) {
    return a.due_ms != b.due_ms ? a.due_ms > b.due_ms : a.order > b.order;
  }
  void Push(Id id, const Timer& timer);
  void Pop();
  bool IsStale(const Entry& entry) const;
  void DropStaleTop();
  void Compact();

  std::unordered_map<Id, Timer> timers_;
  std::vector<Entry> heap_;
  uint64_t next_order_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_LOOP_TIMER_QUEUE_H_
