// Timers ordered by (due time, start order), on a binary heap. A cancelled entry stays in the heap until it
// comes up, or until cancelled entries outnumber the live ones.
// Thread: the loop's.
#ifndef JSTIME_LOOP_TIMER_QUEUE_H_
#define JSTIME_LOOP_TIMER_QUEUE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

namespace jstime {

class TimerQueue {
 public:
  // Given by the caller, never used twice.
  using Id = uint32_t;

  enum class Kind {
    kOnce,
    // Due again every `delay_ms`, counted from its due time so that it does not drift.
    kRepeating,
    // Once, if the loop is still running then: nobody waits for it.
    kBackground,
  };

  // Starts timer `id`, due `delay_ms` after `now_ms`.
  void Start(Id id, double now_ms, double delay_ms, Kind kind);

  // Cancels a timer that was started, is not cancelled and, if it is a one-shot timer, was not taken.
  void Cancel(Id id);

  // Takes the next timer that is due at `now_ms` and was started before `limit`. A one-shot timer is
  // forgotten, a repeating one re-armed (turns that were missed are skipped).
  std::optional<Id> TakeDue(double now_ms, uint64_t limit);

  // The start order that the next timer will get; see TakeDue.
  uint64_t next_order() const { return next_order_; }

  bool empty() const { return heap_.size() == cancelled_.size(); }

  // Whether there is a timer that somebody waits for.
  bool KeepsAlive() const { return heap_.size() - cancelled_.size() > background_.size(); }

  // Due time of the next timer. The queue must not be empty.
  double NextDueMs();

 private:
  struct Entry {
    double due_ms;
    uint64_t order;
    double interval_ms;  // Negative for one-shot timers.
    Id id;
  };

  // A functor, so that the heap algorithms inline it.
  struct IsLater {
    bool operator()(const Entry& a, const Entry& b) const {
      return a.due_ms != b.due_ms ? a.due_ms > b.due_ms : a.order > b.order;
    }
  };
  void Push(const Entry& entry);
  void Pop();
  void DropCancelledTop();
  void Compact();

  std::vector<Entry> heap_;
  std::unordered_set<Id> cancelled_;   // Each has exactly one entry in the heap.
  std::unordered_set<Id> background_;  // Those that are neither cancelled nor taken.
  uint64_t next_order_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_LOOP_TIMER_QUEUE_H_
