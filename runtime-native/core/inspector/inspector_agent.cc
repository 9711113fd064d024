#include "inspector/inspector_agent.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/clock.h"
#include "base/json_text.h"
#include "engine/strings.h"
#include "inspector/protocol_message.h"
#include "inspector/string_view.h"

namespace jstime {
namespace {

using Event = InspectorInbox::Event;

// Sessions of the agent's own are numbered outside of those that InspectorInbox gives.
constexpr InspectorPort::SessionId kInternalSession = 0;

// V8 knows tasks by address; these are none of any object.
void* TaskAddress(DebugObserver::TaskKind kind, uint64_t id) {
  // V8 has the odd ones for promises.
  return reinterpret_cast<void*>(id * 8 + 2 * (static_cast<uint64_t>(kind) + 1));
}

}  // namespace

// Keeps what a request of CallInternal is answered, and which scripts there are.
class InspectorAgent::AnswerKeeper : public InspectorClient {
 public:
  void Receive(std::vector<std::string> messages) override {
    constexpr std::string_view kScript = R"({"method":"Debugger.scriptParsed","params":{"scriptId":")";
    for (std::string& message : messages) {
      if (message.starts_with("{\"id\":")) {
        answer_ = std::move(message);
      } else if (message.starts_with(kScript)) {
        scripts_.push_back(message.substr(kScript.size(), message.find('"', kScript.size()) - kScript.size()));
      }
    }
  }
  bool is_debugger() const override { return false; }
  std::string TakeAnswer() { return std::exchange(answer_, ""); }

  // The ids of those that are new since the last call.
  std::vector<std::string> TakeScripts() { return std::exchange(scripts_, {}); }

 private:
  std::string answer_;
  std::vector<std::string> scripts_;
};

InspectorAgent::InspectorAgent(Realm* realm, const std::string& name, std::function<void()> on_wake)
    : realm_(realm),
      on_wake_(std::move(on_wake)),
      standing_request_(realm),
      inbox_(std::make_shared<InspectorInbox>([this](Event* added) {
        NoticeOnArrival(added);
        Wake();
      })),
      module_errors_(realm->isolate()) {
  RealmScope scope(realm);
  v8_ = v8_inspector::V8Inspector::create(realm->isolate(), this);
  v8_inspector::V8ContextInfo info(realm->context(), kContextGroup, ToStringView(name));
  info.auxData = ToStringView("{\"isDefault\":true}");
  v8_->contextCreated(info);
  realm->SetDebugObserver(this);
}

InspectorAgent::~InspectorAgent() {
  inbox_->Close();
  realm_->SetDebugObserver(nullptr);
  RealmScope scope(realm_);
  for (auto& [id, session] : sessions_) session->End();
  sessions_.clear();
  closed_sessions_.clear();
  if (!has_ended_) v8_->contextDestroyed(realm_->context());
  v8_.reset();
}

bool InspectorAgent::WaitForDebugger(bool only_first) {
  is_waiting_for_debugger_ = true;
  const auto is_left_alone = [&] { return only_first && debuggers_seen_ > 0 && !HasDebuggers(); };
  realm_->loop()->RunUntil([&] { return !is_waiting_for_debugger_ || is_left_alone(); });
  return !is_waiting_for_debugger_;
}

void InspectorAgent::PauseOnStart() {
  for (auto& [id, session] : sessions_) {
    session->v8()->schedulePauseOnNextStatement(ToStringView("Break on start"), ToStringView("{}"));
  }
}

void InspectorAgent::WaitForDisconnect(int exit_code, const std::function<void()>& on_waiting) {
  {
    // From now on that is what clients shall do.
    std::lock_guard<std::mutex> lock(exit_on_disconnect_mutex_);
    exit_on_disconnect_.clear();
  }
  exit_code_ = exit_code;
  has_ended_ = true;
  for (auto& [id, session] : sessions_) TellExiting(session.get());
  HandleFromTop();
  if (!HasDebuggers()) return;
  bool is_told = false;
  for (auto& [id, session] : sessions_) {
    if (!session->wants_waiting_for_disconnect) continue;
    session->Send(ProtocolEvent("NodeRuntime.waitingForDisconnect", "{}"));
    is_told = true;
  }
  // Clients that do not know that event leave when there is nothing left to debug.
  if (!is_told) v8_->contextDestroyed(realm_->context());
  on_waiting();
  FlushAll();
  while (HasDebuggers() && !realm_->stopped()) {
    inbox_->Wait();
    HandleFromTop();
  }
}

void InspectorAgent::TellExiting(InspectorSession* session) const {
  if (!has_ended_ || !session->wants_exiting) return;
  session->Send(ProtocolEvent("JSTime.exiting", "{\"exitCode\":" + std::to_string(exit_code_) + "}"));
}

bool InspectorAgent::SetExitOnDisconnect(const InspectorSession* session, bool enabled) {
  if (!on_lost_) return false;
  std::lock_guard<std::mutex> lock(exit_on_disconnect_mutex_);
  for (const auto& [id, each] : sessions_) {
    if (each.get() != session) continue;
    exit_on_disconnect_.erase(id);
    if (enabled && !has_ended_) exit_on_disconnect_.insert(id);
  }
  return true;
}

// Thread: any. The isolate's may be busy, or paused.
void InspectorAgent::EndIfWanted(InspectorPort::SessionId lost) {
  std::lock_guard<std::mutex> lock(exit_on_disconnect_mutex_);
  if (exit_on_disconnect_.erase(lost) > 0) on_lost_();
}

OutputSink* InspectorAgent::CaptureOutput(OutputSink* next) {
  output_capture_.emplace(this, next);
  return &*output_capture_;
}

bool InspectorAgent::TellOutput(OutputStream stream, std::string_view text) {
  v8::HandleScope handle_scope(realm_->isolate());
  std::string event;
  bool is_taken = false;
  for (auto& [id, session] : sessions_) {
    if (session->output_capture == OutputCaptureMode::kNone) continue;
    if (event.empty()) {
      std::string params =
          stream == OutputStream::kStderr ? R"({"stream":"stderr","text":)" : R"({"stream":"stdout","text":)";
      // Bytes that are no UTF-8 are replaced.
      v8::Local<v8::String> valid;
      if (!ToV8String(realm_->isolate(), text).ToLocal(&valid)) return false;
      AppendJsonString(ToUtf8(realm_->isolate(), valid), &params);
      event = ProtocolEvent("JSTime.output", params.append("}"));
    }
    session->Send(event);
    is_taken = is_taken || session->output_capture == OutputCaptureMode::kTake;
  }
  return is_taken;
}

std::string InspectorAgent::CallInternal(const std::string& method, const std::string& params) {
  auto& session = sessions_[kInternalSession];
  if (!session) {
    internal_answers_ = std::make_shared<AnswerKeeper>();
    session = std::make_unique<InspectorSession>(this, internal_answers_);
  }
  session->Dispatch(ReadProtocolMessage("{\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}"));
  session->Flush();
  constexpr std::string_view kHead = "{\"id\":1,\"result\":";
  std::string answer = internal_answers_->TakeAnswer();
  if (!answer.starts_with(kHead)) return "";
  return answer.substr(kHead.size(), answer.size() - kHead.size() - 1);
}

// Thread: any.
void InspectorAgent::NoticeOnArrival(Event* event) {
  if (event->message.method == "Runtime.terminateExecution") {
    event->is_spent = standing_request_.End();
  } else if (event->kind == Event::Kind::kDisconnect) {
    EndIfWanted(event->session);
    // What the client had kept from going on shall go on.
    standing_request_.EndOf(event->session);
  }
}

void InspectorAgent::RequestInterrupt() {
  if (!is_interrupt_requested_.exchange(true)) realm_->isolate()->RequestInterrupt(OnInterrupt, this);
}

void InspectorAgent::Wake() {
  RequestInterrupt();
  if (is_task_posted_.exchange(true)) return;
  realm_->loop()->PostFromAnyThread([this] { HandleTask(); });
  if (on_wake_) on_wake_();
}

void InspectorAgent::HandleTask() {
  is_task_posted_ = false;
  is_idle_ = true;
  HandleFromTop();
  is_idle_ = false;
  FreeClosedSessions();
}

void InspectorAgent::OnInterrupt(v8::Isolate*, void* data) {
  auto* agent = static_cast<InspectorAgent*>(data);
  agent->is_interrupt_requested_ = false;
  if (agent->dispatching_ > 0 || agent->is_terminating_) {
    agent->HandleUrgent();
  } else {
    agent->HandleAll();
    // A request that ran in between may have ended instead of the script that goes on here.
    if (agent->is_terminating_) agent->EndWhatRuns();
  }
}

void InspectorAgent::HandleAll() {
  while (!realm_->stopped() && !(is_paused_ && quits_pause_) && (is_paused_ || !is_terminating_)) {
    std::optional<Event> event = inbox_->Take();
    if (!event) return;
    Handle(std::move(*event));
  }
}

void InspectorAgent::HandleFromTop() {
  do {
    if (std::exchange(is_terminating_, false)) realm_->isolate()->CancelTerminateExecution();
    HandleAll();
  } while (is_terminating_);
}

void InspectorAgent::HandleUrgent() {
  for (;;) {
    InspectorInbox::Urgent urgent = inbox_->TakeUrgent();
    if (urgent.ends_what_runs && !is_paused_) EndWhatRuns();
    if (!urgent.event) return;
    Handle(std::move(*urgent.event));
  }
}

void InspectorAgent::SetTimeout(double timeout_ms) {
  due_ms_ = MonotonicMs() + timeout_ms;
  standing_request_.EndAfter(timeout_ms);
}

void InspectorAgent::EndWhatRuns() {
  is_terminating_ = true;
  realm_->isolate()->TerminateExecution();
}

void InspectorAgent::Handle(Event event) {
  v8::HandleScope handle_scope(realm_->isolate());
  if (event.kind == Event::Kind::kConnect) return Connect(event.session, std::move(event.client));
  if (event.kind == Event::Kind::kDisconnect) return Disconnect(event.session);
  auto it = sessions_.find(event.session);
  if (it == sessions_.end()) return;
  InspectorSession* session = it->second.get();
  // Requests ahead of it are to be interrupted by it, too.
  if (inbox_->HasUrgent()) RequestInterrupt();
  ++dispatching_;
  const bool was_spent = std::exchange(is_spent_, event.is_spent);
  const double due_ms = std::exchange(due_ms_, HUGE_VAL);
  const bool may_need_ending = is_standing_still() && dispatching_ == 1;
  if (may_need_ending) {
    const bool is_interruptible = !is_paused_ || event.message.method == "Debugger.evaluateOnCallFrame";
    standing_request_.Begin(event.session, is_interruptible, inbox_->WantsEndOf(event.session));
  }
  session->Dispatch(event.message);
  if (may_need_ending && standing_request_.Finish()) inbox_->SpendTerminations();
  is_spent_ = was_spent;
  due_ms_ = due_ms;
  --dispatching_;
  FlushAll();
}

void InspectorAgent::Connect(InspectorPort::SessionId id, std::shared_ptr<InspectorClient> client) {
  const bool is_debugger = client->is_debugger();
  sessions_[id] = std::make_unique<InspectorSession>(this, std::move(client));
  if (is_debugger) ++debuggers_seen_;
  if (is_debugger && on_attached_) on_attached_();
}

void InspectorAgent::Disconnect(InspectorPort::SessionId id) {
  auto it = sessions_.find(id);
  if (it == sessions_.end()) return;
  std::unique_ptr<InspectorSession> session = std::move(it->second);
  sessions_.erase(it);
  // It may have asked for that only when it was gone already.
  EndIfWanted(id);
  // Ends the pause, if no other session debugs.
  session->Close();
  UpdateModuleWatch();
  closed_sessions_.push_back(std::move(session));
  if (is_paused_ || dispatching_ > 0) {
    Wake();
  } else {
    FreeClosedSessions();
  }
}

void InspectorAgent::FreeClosedSessions() {
  if (!is_paused_ && dispatching_ == 0) closed_sessions_.clear();
}

bool InspectorAgent::HasDebuggers() const {
  return std::any_of(sessions_.begin(), sessions_.end(), [](const auto& entry) { return entry.second->is_debugger(); });
}

void InspectorAgent::FlushAll() {
  for (auto& [id, session] : sessions_) session->Flush();
}

void InspectorAgent::runMessageLoopOnPause(int) {
  if (is_paused_) return;
  is_paused_ = true;
  quits_pause_ = false;
  const int dispatching = std::exchange(dispatching_, 0);
  const bool was_idle = std::exchange(is_idle_, false);
  const double due_ms = std::exchange(due_ms_, HUGE_VAL);
  FlushAll();
  while (!quits_pause_ && !sessions_.empty() && !realm_->stopped()) {
    inbox_->Wait();
    HandleAll();
  }
  dispatching_ = dispatching;
  is_idle_ = was_idle;
  is_paused_ = false;
  due_ms_ = due_ms;
  // What was evaluated here may have ended in place of what goes on.
  const bool ends = std::exchange(terminates_after_pause_, false) || MonotonicMs() >= due_ms_ || realm_->stopped();
  if (ends) realm_->isolate()->TerminateExecution();
}

void InspectorAgent::UpdateModuleWatch() {
  const bool is_wanted = std::any_of(sessions_.begin(), sessions_.end(),
                                     [](const auto& entry) { return entry.second->tells_caught_from_uncaught; });
  if (is_wanted == module_errors_.is_watching()) return;
  module_errors_.Watch(is_wanted);
  if (is_wanted) {
    CallInternal("Debugger.enable", "{}");
    CallInternal("Debugger.setInstrumentationBreakpoint", R"({"instrumentation":"beforeScriptExecution"})");
    LeaveSkippingToClients();
  } else {
    CallInternal("Debugger.disable", "{}");
  }
}

// V8 passes over code only where all sessions want that, and the agent's own must not stand in the way. It wants to
// skip all functions but not the scripts themselves: there V8 would skip the pauses that the session is for, too.
void InspectorAgent::LeaveSkippingToClients() {
  sessions_[kInternalSession]->Flush();
  for (const std::string& id : internal_answers_->TakeScripts()) {
    CallInternal("Debugger.setBlackboxedRanges",
                 "{\"scriptId\":\"" + id + R"(","positions":[{"lineNumber":0,"columnNumber":1}]})");
  }
}

void InspectorAgent::runMessageLoopOnInstrumentationPause(int context_group) {
  if (module_errors_.is_watching()) LeaveSkippingToClients();
  if (module_errors_.is_watching() && !modules_are_awaited_) module_errors_.LetBeUncaught();
  bool is_wanted = false;
  for (auto& [id, session] : sessions_) {
    if (id != kInternalSession && session->KeepsInstrumentationPause()) is_wanted = true;
  }
  if (!is_wanted) return;
  // V8 goes on once all sessions with such breakpoints have; the agent's own has nothing more to do.
  if (module_errors_.is_watching()) CallInternal("Debugger.resume", "{}");
  runMessageLoopOnPause(context_group);
}

double InspectorAgent::currentTimeMS() { return TimeOriginMs() + MonotonicMs(); }

void InspectorAgent::startRepeatingTimer(double interval_s, TimerCallback callback, void* data) {
  repeating_timers_[data] = {interval_s * 1000, callback, ++last_timer_generation_};
  RepeatTimer(data);
}

void InspectorAgent::RepeatTimer(void* data) {
  const RepeatingTimer& timer = repeating_timers_[data];
  realm_->loop()->RunLater(timer.interval_ms, [this, data, generation = timer.generation] {
    auto it = repeating_timers_.find(data);
    if (it == repeating_timers_.end() || it->second.generation != generation) return;
    RepeatTimer(data);
    it->second.callback(data);
  });
}

void InspectorAgent::TaskScheduled(TaskKind kind, uint64_t id, const char* name, bool repeats) {
  if (follows_tasks_) v8_->asyncTaskScheduled(ToStringView(name), TaskAddress(kind, id), repeats);
}

void InspectorAgent::TaskCanceled(TaskKind kind, uint64_t id) {
  if (follows_tasks_) v8_->asyncTaskCanceled(TaskAddress(kind, id));
}

void InspectorAgent::TaskStarted(TaskKind kind, uint64_t id) {
  if (follows_tasks_) v8_->asyncTaskStarted(TaskAddress(kind, id));
}

void InspectorAgent::TaskFinished(TaskKind kind, uint64_t id) {
  if (follows_tasks_) v8_->asyncTaskFinished(TaskAddress(kind, id));
}

void InspectorAgent::NetworkEvent(std::string_view method, std::string_view params) {
  for (auto& [id, session] : sessions_) {
    if (session->wants_network) session->Send(ProtocolEvent(method, params));
  }
}

void InspectorAgent::ErrorUncaught(v8::Local<v8::Value> error, const SourceLocation& location, bool in_promise) {
  v8::Isolate* isolate = realm_->isolate();
  v8::HandleScope handle_scope(isolate);
  v8::Local<v8::Message> message = v8::Exception::CreateMessage(isolate, error);
  v8::Local<v8::StackTrace> stack = message->GetStackTrace();
  v8_->exceptionThrown(realm_->context(), ToStringView(in_promise ? "Uncaught (in promise)" : "Uncaught"), error,
                       ToStringView(ToUtf8(isolate, message->Get())), ToStringView(location.url), location.line,
                       location.column, v8_->createStackTrace(stack), location.script_id);
}

}  // namespace jstime
