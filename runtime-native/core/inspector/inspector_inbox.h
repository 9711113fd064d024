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
    // Of Runtime.terminateExecution: it has ended a request already, and shall end nothing else.
    bool is_spent = false;
  };

  // What has to be done ahead of all that waits.
  struct Urgent {
    std::optional<Event> event;
    // Runtime.terminateExecution has come behind other requests of its session. It keeps its place, to end those, too.
    bool ends_what_runs = false;
  };

  // `wake` is called for each event that was added; it must make the isolate's thread take it. Thread of `wake`: any.
  explicit InspectorInbox(std::function<void(Event* added)> wake) : wake_(std::move(wake)) {}

  SessionId Connect(std::shared_ptr<InspectorClient> client) override;
  void Send(SessionId session, std::string message) override;
  void Disconnect(SessionId session) override;

  // The oldest event. Thread: isolate.
  std::optional<Event> Take();

  // The oldest of those that end or pause what runs, ahead of all that they do not need. Thread: isolate.
  Urgent TakeUrgent();
  bool HasUrgent();

  // Whether a request of the session is to end soon: its client has gone, or somebody has asked for it. Thread:
  // isolate.
  bool WantsEndOf(SessionId session);

  // What Runtime.terminateExecution asks for has been done. Thread: isolate.
  void SpendTerminations();

  // Returns once an event is there or Interrupt() was called. Thread: isolate.
  void Wait();
  void Interrupt();

  // `wake` is not called any more; events are dropped. Thread: isolate.
  void Close();

 private:
  void Add(Event event);
  Event Remove(std::deque<Event>::iterator it);

  std::mutex mutex_;  // Guards all below.
  std::condition_variable changed_;
  std::function<void(Event* added)> wake_;
  std::deque<Event> events_;
  // How many of the events are so.
  size_t urgent_ = 0;
  size_t endings_ = 0;
  SessionId last_session_ = 0;
  bool is_interrupted_ = false;
};

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_INSPECTOR_INBOX_H_
