#include "loop/timer_queue.h"

#include <algorithm>
#include <cmath>

namespace jstime {

void TimerQueue::Start(Id id, double now_ms, double delay_ms, Kind kind) {
  Push({now_ms + delay_ms, next_order_++, kind == Kind::kRepeating ? delay_ms : -1, id});
  if (kind == Kind::kBackground) background_.insert(id);
}

void TimerQueue::Cancel(Id id) {
  constexpr size_t kCompactFrom = 1024;
  cancelled_.insert(id);
  if (!background_.empty()) background_.erase(id);
  if (cancelled_.size() > kCompactFrom && cancelled_.size() > heap_.size() / 2) Compact();
}

std::optional<TimerQueue::Id> TimerQueue::TakeDue(double now_ms, uint64_t limit) {
  DropCancelledTop();
  if (heap_.empty()) return std::nullopt;
  Entry entry = heap_.front();
  if (entry.due_ms > now_ms || entry.order >= limit) return std::nullopt;
  Pop();
  if (!background_.empty()) background_.erase(entry.id);
  if (entry.interval_ms >= 0) {
    double missed = std::floor((now_ms - entry.due_ms) / entry.interval_ms);
    Push({entry.due_ms + entry.interval_ms * (missed + 1), next_order_++, entry.interval_ms, entry.id});
  }
  return entry.id;
}

double TimerQueue::NextDueMs() {
  DropCancelledTop();
  return heap_.front().due_ms;
}

void TimerQueue::Push(const Entry& entry) {
  heap_.push_back(entry);
  std::push_heap(heap_.begin(), heap_.end(), IsLater());
}

void TimerQueue::Pop() {
  std::pop_heap(heap_.begin(), heap_.end(), IsLater());
  heap_.pop_back();
}

void TimerQueue::DropCancelledTop() {
  while (!cancelled_.empty() && !heap_.empty() && cancelled_.erase(heap_.front().id) > 0) Pop();
}

void TimerQueue::Compact() {
  heap_.erase(
      std::remove_if(heap_.begin(), heap_.end(), [this](const Entry& entry) { return cancelled_.count(entry.id) > 0; }),
      heap_.end());
  cancelled_.clear();
  std::make_heap(heap_.begin(), heap_.end(), IsLater());
}

}  // namespace jstime
