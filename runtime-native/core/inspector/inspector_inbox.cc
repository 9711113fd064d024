#include "inspector/inspector_inbox.h"

#include <algorithm>
#include <utility>

namespace jstime {
namespace {

bool IsTermination(const InspectorInbox::Event& event) { return event.message.method == "Runtime.terminateExecution"; }

bool IsEnding(const InspectorInbox::Event& event) {
  return IsTermination(event) || event.kind == InspectorInbox::Event::Kind::kDisconnect;
}

bool IsUrgent(const InspectorInbox::Event& event) {
  return event.message.method == "Debugger.pause" || (IsTermination(event) && !event.is_spent);
}

// Whether pausing depends on it.
bool MakesAble(const InspectorInbox::Event& event) {
  return event.kind == InspectorInbox::Event::Kind::kConnect || event.message.method == "Debugger.enable";
}

}  // namespace

InspectorPort::SessionId InspectorInbox::Connect(std::shared_ptr<InspectorClient> client) {
  SessionId session;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    session = ++last_session_;
  }
  Add({Event::Kind::kConnect, session, std::move(client), {}});
  return session;
}

void InspectorInbox::Send(SessionId session, std::string message) {
  Add({Event::Kind::kMessage, session, nullptr, ReadProtocolMessage(std::move(message))});
}

void InspectorInbox::Disconnect(SessionId session) { Add({Event::Kind::kDisconnect, session, nullptr, {}}); }

void InspectorInbox::Add(Event event) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (!wake_) return;
  events_.push_back(std::move(event));
  wake_(&events_.back());
  if (IsUrgent(events_.back())) ++urgent_;
  if (IsEnding(events_.back())) ++endings_;
  changed_.notify_all();
}

InspectorInbox::Event InspectorInbox::Remove(std::deque<Event>::iterator it) {
  if (IsUrgent(*it)) --urgent_;
  if (IsEnding(*it)) --endings_;
  Event event = std::move(*it);
  events_.erase(it);
  return event;
}

std::optional<InspectorInbox::Event> InspectorInbox::Take() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (events_.empty()) return std::nullopt;
  return Remove(events_.begin());
}

InspectorInbox::Urgent InspectorInbox::TakeUrgent() {
  std::lock_guard<std::mutex> lock(mutex_);
  Urgent urgent;
  size_t left = urgent_;
  for (auto it = events_.begin(); left > 0; ++it) {
    if (!IsUrgent(*it)) continue;
    --left;
    const auto has_to_come_before = [&](const Event& event) {
      return event.session == it->session && (IsTermination(*it) || MakesAble(event));
    };
    if (std::none_of(events_.begin(), it, has_to_come_before)) {
      urgent.event = Remove(it);
      return urgent;
    }
    if (IsTermination(*it)) urgent.ends_what_runs = true;
  }
  return urgent;
}

bool InspectorInbox::HasUrgent() {
  std::lock_guard<std::mutex> lock(mutex_);
  return urgent_ > 0;
}

bool InspectorInbox::WantsEndOf(SessionId session) {
  std::lock_guard<std::mutex> lock(mutex_);
  return endings_ > 0 && std::any_of(events_.begin(), events_.end(), [session](const Event& event) {
           return IsTermination(event) || (IsEnding(event) && event.session == session);
         });
}

void InspectorInbox::SpendTerminations() {
  std::lock_guard<std::mutex> lock(mutex_);
  for (Event& event : events_) {
    if (IsTermination(event) && !std::exchange(event.is_spent, true)) --urgent_;
  }
}

void InspectorInbox::Wait() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return is_interrupted_ || !events_.empty(); });
  is_interrupted_ = false;
}

void InspectorInbox::Interrupt() {
  std::lock_guard<std::mutex> lock(mutex_);
  is_interrupted_ = true;
  changed_.notify_all();
}

void InspectorInbox::Close() {
  std::lock_guard<std::mutex> lock(mutex_);
  wake_ = nullptr;
  events_.clear();
  urgent_ = endings_ = 0;
}

}  // namespace jstime
