// One client's session with V8's inspector, and the requests that jstime itself answers.
// Thread: isolate.
#ifndef JSTIME_INSPECTOR_INSPECTOR_SESSION_H_
#define JSTIME_INSPECTOR_INSPECTOR_SESSION_H_

#include <memory>
#include <string>
#include <vector>

#include "inspector/inspector_port.h"
#include "inspector/output_capture.h"
#include "inspector/protocol_message.h"
#include "v8-inspector.h"

namespace jstime {

class InspectorAgent;

class InspectorSession : private v8_inspector::V8Inspector::Channel {
 public:
  InspectorSession(InspectorAgent* agent, std::shared_ptr<InspectorClient> client);
  ~InspectorSession() override;

  void Dispatch(const ProtocolMessage& message);

  // Queues a message of ours behind V8's.
  void Send(std::string message);

  // Hands what is queued to the client.
  void Flush();

  // The runtime goes away.
  void End();

  // The client hears nothing any more, and its breakpoints and pauses are gone; the rest ends with this object.
  void Close();

  v8_inspector::V8InspectorSession* v8() const { return v8_.get(); }
  bool is_debugger() const { return client_ && client_->is_debugger(); }

  // Whether an instrumentation pause that has begun is one that the client asked for. If not, the client shall not hear
  // of it: V8 tells it to all sessions.
  bool KeepsInstrumentationPause();

  // Whether the client is told of exceptions whether they will be caught.
  bool tells_caught_from_uncaught = false;

  // Whether the trace that is under way is the client's.
  bool is_tracing = false;

  // What the client wants of the program's output.
  OutputCaptureMode output_capture = OutputCaptureMode::kNone;

  // Whether the client has asked to be told that the program ends.
  bool wants_exiting = false;

  // Whether the client wants the events of the domain Network.
  bool wants_network = false;

  // Whether the client has asked to be told that the program waits for it to disconnect.
  bool wants_waiting_for_disconnect = false;

 private:
  void sendResponse(int id, std::unique_ptr<v8_inspector::StringBuffer> message) override;
  void sendNotification(std::unique_ptr<v8_inspector::StringBuffer> message) override;
  void flushProtocolNotifications() override { Flush(); }

  InspectorAgent* const agent_;
  std::shared_ptr<InspectorClient> client_;
  std::shared_ptr<v8_inspector::V8InspectorSession> v8_;
  std::vector<std::string> outbox_;
  size_t outbox_bytes_ = 0;
  bool drops_next_resumed_ = false;
};

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_INSPECTOR_SESSION_H_
