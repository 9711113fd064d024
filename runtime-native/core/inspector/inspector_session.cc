#include "inspector/inspector_session.h"

#include <utility>

#include "base/trace_log.h"
#include "inspector/inspector_agent.h"
#include "inspector/own_requests.h"
#include "inspector/string_view.h"

namespace jstime {
namespace {

// More than this is not worth keeping back.
constexpr size_t kOutboxLimit = size_t{1} << 20;

bool IsEvent(const std::string& message, std::string_view method) {
  constexpr std::string_view kHead = "{\"method\":\"";
  return message.starts_with(kHead) && std::string_view(message).substr(kHead.size()).starts_with(method) &&
         message[kHead.size() + method.size()] == '"';
}

// Whether that is among the reasons of a pause. No quotation mark within a string stands there without a backslash.
bool IsThrow(const std::string& pause) {
  return pause.find("\"reason\":\"exception\"") != pause.npos ||
         pause.find("\"reason\":\"promiseRejection\"") != pause.npos;
}

}  // namespace

InspectorSession::InspectorSession(InspectorAgent* agent, std::shared_ptr<InspectorClient> client)
    : agent_(agent), client_(std::move(client)) {
  using V8Inspector = v8_inspector::V8Inspector;
  // Not waiting, in V8's sense: there every client would have to let the program start, here the first one does.
  v8_ =
      agent->v8()->connectShared(InspectorAgent::kContextGroup, static_cast<Channel*>(this), v8_inspector::StringView(),
                                 V8Inspector::kFullyTrusted, V8Inspector::kNotWaitingForDebugger);
}

InspectorSession::~InspectorSession() = default;

void InspectorSession::Dispatch(const ProtocolMessage& message) {
  if (DispatchOwn(agent_, this, message)) return;
  // A request may end the session.
  std::shared_ptr<v8_inspector::V8InspectorSession> session = v8_;
  session->dispatchProtocolMessage(ToStringView(message.text));
}

void InspectorSession::Send(std::string message) {
  // A pause is told when its loop begins, so that it can be taken back.
  const bool is_pause = IsEvent(message, "Debugger.paused");
  // The request that runs what was printed, or that goes on after a pause, may be busy for long.
  const bool flushes = (!agent_->is_dispatching() && !is_pause) || IsEvent(message, "Runtime.consoleAPICalled") ||
                       IsEvent(message, "JSTime.output") || IsEvent(message, "Debugger.resumed");
  outbox_bytes_ += message.size();
  outbox_.push_back(std::move(message));
  if (flushes || outbox_bytes_ > kOutboxLimit) Flush();
}

bool InspectorSession::KeepsInstrumentationPause() {
  if (outbox_.empty() || !IsEvent(outbox_.back(), "Debugger.paused")) return false;
  if (outbox_.back().find(",\"reason\":\"instrumentation\"") != std::string::npos) return true;
  outbox_.pop_back();
  drops_next_resumed_ = true;
  return false;
}

void InspectorSession::Flush() {
  outbox_bytes_ = 0;
  if (outbox_.empty()) return;
  std::vector<std::string> messages = std::exchange(outbox_, {});
  if (client_) client_->Receive(std::move(messages));
}

void InspectorSession::End() {
  std::shared_ptr<InspectorClient> client = client_;
  Close();
  if (client) client->Closed();
}

void InspectorSession::Close() {
  Flush();
  client_.reset();
  if (std::exchange(is_tracing, false)) TraceLog::Stop();
  v8_->stop();
}

void InspectorSession::sendResponse(int id, std::unique_ptr<v8_inspector::StringBuffer> message) {
  if (agent_->standing_request()->has_ended()) return Send(ProtocolError(id, kServerError, "Execution was terminated"));
  Send(ToUtf8(message->string()));
}

void InspectorSession::sendNotification(std::unique_ptr<v8_inspector::StringBuffer> message) {
  std::string text = ToUtf8(message->string());
  // Told again, to a session that has enabled its domain anew: then the end of the pause belongs to it, too.
  if (IsEvent(text, "Debugger.paused")) {
    drops_next_resumed_ = false;
    agent_->set_pause_is_throw(IsThrow(text));
  }
  if (drops_next_resumed_ && IsEvent(text, "Debugger.resumed")) {
    drops_next_resumed_ = false;
    return;
  }
  Send(std::move(text));
}

}  // namespace jstime
