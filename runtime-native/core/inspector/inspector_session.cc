#include "inspector/inspector_session.h"

#include <utility>

#include "inspector/inspector_agent.h"
#include "inspector/own_requests.h"
#include "inspector/string_view.h"

namespace jstime {
namespace {

// More than this is not worth keeping back.
constexpr size_t kOutboxLimit = size_t{1} << 20;

// What the program prints shall be seen while the request that runs it is still busy.
bool IsProgramOutput(const std::string& message) {
  constexpr std::string_view kConsoleEvent = "{\"method\":\"Runtime.consoleAPICalled\"";
  return message.compare(0, kConsoleEvent.size(), kConsoleEvent) == 0;
}

}  // namespace

InspectorSession::InspectorSession(InspectorAgent* agent, std::shared_ptr<InspectorClient> client)
    : agent_(agent), client_(std::move(client)) {
  using V8Inspector = v8_inspector::V8Inspector;
  auto state =
      agent->is_waiting_for_debugger() ? V8Inspector::kWaitingForDebugger : V8Inspector::kNotWaitingForDebugger;
  v8_ = agent->v8()->connectShared(InspectorAgent::kContextGroup, static_cast<Channel*>(this),
                                   v8_inspector::StringView(), V8Inspector::kFullyTrusted, state);
}

InspectorSession::~InspectorSession() = default;

void InspectorSession::Dispatch(const ProtocolMessage& message) {
  if (DispatchOwn(agent_, this, message)) return;
  // A request may end the session.
  std::shared_ptr<v8_inspector::V8InspectorSession> session = v8_;
  session->dispatchProtocolMessage(ToStringView(message.text));
}

void InspectorSession::Send(std::string message) {
  const bool flushes = !agent_->is_dispatching() || IsProgramOutput(message);
  outbox_bytes_ += message.size();
  outbox_.push_back(std::move(message));
  if (flushes || outbox_bytes_ > kOutboxLimit) Flush();
}

void InspectorSession::Flush() {
  outbox_bytes_ = 0;
  if (outbox_.empty()) return;
  std::vector<std::string> messages = std::exchange(outbox_, {});
  if (client_) client_->Receive(std::move(messages));
}

void InspectorSession::Close() {
  Flush();
  client_.reset();
  v8_->stop();
}

void InspectorSession::sendResponse(int, std::unique_ptr<v8_inspector::StringBuffer> message) {
  Send(ToUtf8(message->string()));
}

void InspectorSession::sendNotification(std::unique_ptr<v8_inspector::StringBuffer> message) {
  Send(ToUtf8(message->string()));
}

}  // namespace jstime
