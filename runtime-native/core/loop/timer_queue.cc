#include "loop/timer_queue.h"

#include <algorithm>
#include <cmath>

namespace jstime {

void TimerQueue::Start(Id id, double now_ms, double delay_ms, bool repeat) {
  Timer timer{next_order_++, now_ms + delay_ms, repeat ? delay_ms : -1};
  timers_[id] = timer;
  Push(id, timer);
}

void TimerQueue::Cancel(Id id) {
  if (timers_.erase(id) == 0) return;
  constexpr size_t kCompactFrom = 1024;
  if (heap_.size() > kCompactFrom && heap_.size() > 2 * timers_.size()) Compact();
}

TimerQueue::Due TimerQueue::TakeDue(double now_ms, uint64_t limit) {
  DropStaleTop();
  if (heap_.empty() || heap_.front().due_ms > now_ms || heap_.front().order >= limit) return {0, false};
  Id id = heap_.front().id;
  Pop();
  auto found = timers_.find(id);
  Timer& timer = found->second;
  if (timer.interval_ms < 0) {
    timers_.erase(found);
  } else {
    double missed = std::floor((now_ms - timer.due_ms) / timer.interval_ms);
    timer.due_ms += timer.interval_ms * (std::max(missed, 0.0) + 1);
    timer.order = next_order_++;
    Push(id, timer);
  }
  return {id, true};
}

double TimerQueue::NextDueMs() {
  DropStaleTop();
  return heap_.front().due_ms;
}

void TimerQueue::Push(Id id, const Timer& timer) {
  heap_.push_back({timer.due_ms, timer.order, id});
  std::push_heap(heap_.begin(), heap_.end(), IsLater);
}

void TimerQueue::Pop() {
  std::pop_heap(heap_.begin(), heap_.end(), IsLater);
  heap_.pop_back();
}

bool TimerQueue::IsStale(const Entry& entry) const {
  auto found = timers_.find(entry.id);
  return found == timers_.end() || found->second.order != entry.order;
}

void TimerQueue::DropStaleTop() {
  while (!heap_.empty() && IsStale(heap_.front())) Pop();
}

void TimerQueue::Compact() {
  heap_.erase(std::remove_if(heap_.begin(), heap_.end(), [this](const Entry& entry) { return IsStale(entry); }),
              heap_.end());
  std::make_heap(heap_.begin(), heap_.end(), IsLater);
}

}  // namespace jstime
