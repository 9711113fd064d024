#include "inspector/inspector_inbox.h"

#include <algorithm>
#include <utility>

namespace jstime {
namespace {

bool IsUrgent(const InspectorInbox::Event& event) {
  const std::string& method = event.message.method;
  return method == "Runtime.terminateExecution" || method == "Debugger.pause";
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
  changed_.notify_all();
  wake_();
}

std::optional<InspectorInbox::Event> InspectorInbox::Take() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (events_.empty()) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

std::optional<InspectorInbox::Event> InspectorInbox::TakeUrgent() {
  std::lock_guard<std::mutex> lock(mutex_);
  auto it = std::find_if(events_.begin(), events_.end(), IsUrgent);
  if (it == events_.end()) return std::nullopt;
  Event event = std::move(*it);
  events_.erase(it);
  return event;
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
}

}  // namespace jstime
