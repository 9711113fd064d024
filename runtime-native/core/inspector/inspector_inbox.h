// What clients sent to the inspector and the isolate's thread has not handled yet.
#ifndef JSTIME_INSPECTOR_INSPECTOR_INBOX_H_
#define JSTIME_INSPECTOR_INSPECTOR_INBOX_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "inspector/inspector_port.h"
#include "inspector/protocol_message.h"

namespace jstime {

// Thread: any, except where a function says otherwise.
class InspectorInbox : public InspectorPort {
 public:
  struct Event {
    enum class Kind { kConnect, kMessage, kDisconnect };
    Kind kind;
    SessionId session;
    std::shared_ptr<InspectorClient> client;
    ProtocolMessage message;
  };

  // `wake` is called for each event; it must make the isolate's thread take it. Thread of `wake`: any.
  explicit InspectorInbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  SessionId Connect(std::shared_ptr<InspectorClient> client) override;
  void Send(SessionId session, std::string message) override;
  void Disconnect(SessionId session) override;

  // The oldest event. Thread: isolate.
  std::optional<Event> Take();

  // The oldest of those that end or pause what runs, ahead of all others. Thread: isolate.
  std::optional<Event> TakeUrgent();

  // Returns once an event is there or Interrupt() was called. Thread: isolate.
  void Wait();
  void Interrupt();

  // `wake` is not called any more; events are dropped. Thread: isolate.
  void Close();

 private:
  void Add(Event event);

  std::mutex mutex_;  // Guards all below.
  std::condition_variable changed_;
  std::function<void()> wake_;
  std::deque<Event> events_;
  SessionId last_session_ = 0;
  bool is_interrupted_ = false;
};

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_INSPECTOR_INBOX_H_
