// The inspector of one runtime: V8's, with its sessions, the loop that runs while the program is paused, and waiting
// at the program's start and end. It opens no socket: clients come through port().
// Thread: isolate.
#ifndef JSTIME_INSPECTOR_INSPECTOR_AGENT_H_
#define JSTIME_INSPECTOR_INSPECTOR_AGENT_H_

#include <atomic>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/output_sink.h"
#include "engine/debug_observer.h"
#include "engine/realm.h"
#include "inspector/inspector_inbox.h"
#include "inspector/inspector_session.h"
#include "inspector/module_errors.h"
#include "inspector/output_capture.h"
#include "inspector/standing_request.h"
#include "v8-inspector.h"

namespace jstime {

class InspectorAgent : public v8_inspector::V8InspectorClient, public DebugObserver {
 public:
  // `name` is what clients call the program. `on_wake` is called when there is something to handle, for an owner whose
  // event loop does not always run: it calls HandleTask then. Thread of `on_wake`: any.
  explicit InspectorAgent(Realm* realm, const std::string& name, std::function<void()> on_wake = nullptr);
  ~InspectorAgent() override;
  InspectorAgent(const InspectorAgent&) = delete;
  InspectorAgent& operator=(const InspectorAgent&) = delete;

  // May outlive the agent.
  std::shared_ptr<InspectorPort> port() { return inbox_; }

  // Handles what clients have sent, as one task of the event loop. By itself it runs whenever the loop does.
  void HandleTask();

  // Called when a debugger connects. Thread: isolate.
  void OnAttached(std::function<void()> listener) { on_attached_ = std::move(listener); }

  // Runs the event loop until a client sends Runtime.runIfWaitingForDebugger. False: `only_first`, and the first that
  // came has gone without that.
  bool WaitForDebugger(bool only_first = false);

  // Pauses on the next statement that is the program's.
  void PauseOnStart();

  // The program has ended: tells the debuggers, calls `on_waiting`, and returns once they have disconnected.
  void WaitForDisconnect(int exit_code, const std::function<void()>& on_waiting);

  // Called when a client has gone that wanted the program to end with it. Thread of `listener`: any.
  void OnLost(std::function<void()> listener) { on_lost_ = std::move(listener); }

  // False if nobody would end the program.
  bool SetExitOnDisconnect(const InspectorSession* session, bool enabled);

  // Sends JSTime.exiting, if the program has ended and the client wants it.
  void TellExiting(InspectorSession* session) const;

  // A sink to stand before `next`, which shows the debuggers that want it what the program prints. The agent's own.
  OutputSink* CaptureOutput(OutputSink* next);

  // Tells the debuggers that want it. Whether one of them has taken it, so that it goes nowhere else.
  bool TellOutput(OutputStream stream, std::string_view text);

  // Ends waiting and pauses, and what is evaluated there. Thread: any.
  void Interrupt() {
    standing_request_.End();
    inbox_->Interrupt();
  }

  // To be called when a session has changed which exceptions it pauses on.
  void UpdateModuleWatch();

  // The result of a request, as JSON; empty if it failed. `params` is a JSON object.
  std::string CallInternal(const std::string& method, const std::string& params);

  Realm* realm() const { return realm_; }
  v8_inspector::V8Inspector* v8() const { return v8_.get(); }
  bool is_waiting_for_debugger() const { return is_waiting_for_debugger_; }

  bool has_ended() const { return has_ended_; }

  bool is_paused() const { return is_paused_; }
  // Whether something is being thrown where the program is paused.
  bool is_paused_at_throw() const { return is_paused_ && is_throw_; }
  void set_pause_is_throw(bool is_throw) { is_throw_ = is_throw; }

  // Whether no promise can settle: the program is paused, or has ended.
  bool is_standing_still() const { return is_paused_ || has_ended_; }

  // Whether Runtime.terminateExecution has nothing to end: nothing runs but it itself, or it has done so already.
  bool has_nothing_to_terminate() const {
    return is_spent_ || (dispatching_ == 1 && !is_paused_ && (is_idle_ || has_ended_));
  }

  // The script that runs ends soon. Requests wait until then: they would be terminated in its place.
  void SetTerminating() { is_terminating_ = true; }

  // The same, of the script that is paused. What is evaluated at the pause would end in its place.
  void SetTerminatingAfterPause() { terminates_after_pause_ = true; }

  // The request that is handled shall end after so long. V8 sees to that, but forgets it at a pause.
  void SetTimeout(double timeout_ms);

  StandingRequest* standing_request() { return &standing_request_; }

  // Whether what sessions have to say is kept until the request that causes it is done.
  bool is_dispatching() const { return dispatching_ > 0; }

  static constexpr int kContextGroup = 1;

 private:
  class AnswerKeeper;

  // V8InspectorClient
  void runMessageLoopOnPause(int context_group) override;
  void runMessageLoopOnInstrumentationPause(int context_group) override;
  void quitMessageLoopOnPause() override { quits_pause_ = true; }
  void runIfWaitingForDebugger(int context_group) override { is_waiting_for_debugger_ = false; }
  v8::Local<v8::Context> ensureDefaultContextInGroup(int context_group) override { return realm_->context(); }
  double currentTimeMS() override;
  void startRepeatingTimer(double interval_s, TimerCallback callback, void* data) override;
  void cancelTimer(void* data) override { repeating_timers_.erase(data); }
  void maxAsyncCallStackDepthChanged(int depth) override { follows_tasks_ = depth > 0; }

  // DebugObserver
  void TaskScheduled(TaskKind kind, uint64_t id, const char* name, bool repeats) override;
  void TaskCanceled(TaskKind kind, uint64_t id) override;
  void TaskStarted(TaskKind kind, uint64_t id) override;
  void TaskFinished(TaskKind kind, uint64_t id) override;
  void ModulesStart(bool is_awaited) override { modules_are_awaited_ = is_awaited; }
  void NetworkEvent(std::string_view method, std::string_view params) override;
  void ErrorUncaught(v8::Local<v8::Value> error, const SourceLocation& location, bool in_promise) override;

  void Wake();
  void NoticeOnArrival(InspectorInbox::Event* event);
  void RequestInterrupt();
  static void OnInterrupt(v8::Isolate* isolate, void* data);
  void HandleAll();
  // Where no script is left that goes on: whatever had to end has ended.
  void HandleFromTop();
  void HandleUrgent();
  void EndWhatRuns();
  void Handle(InspectorInbox::Event event);
  void Connect(InspectorPort::SessionId id, std::shared_ptr<InspectorClient> client);
  void Disconnect(InspectorPort::SessionId id);
  void FreeClosedSessions();
  void EndIfWanted(InspectorPort::SessionId lost);
  bool HasDebuggers() const;
  void FlushAll();
  void LeaveSkippingToClients();
  void RepeatTimer(void* data);

  struct RepeatingTimer {
    double interval_ms;
    TimerCallback callback;
    uint64_t generation;
  };

  Realm* const realm_;
  const std::function<void()> on_wake_;
  std::atomic<bool> is_interrupt_requested_{false};
  std::atomic<bool> is_task_posted_{false};
  StandingRequest standing_request_;
  std::shared_ptr<InspectorInbox> inbox_;
  std::unique_ptr<v8_inspector::V8Inspector> v8_;
  std::map<InspectorPort::SessionId, std::unique_ptr<InspectorSession>> sessions_;
  // V8 does not want sessions to end while it runs the pause loop or a request.
  std::vector<std::unique_ptr<InspectorSession>> closed_sessions_;
  std::shared_ptr<AnswerKeeper> internal_answers_;
  ModuleErrors module_errors_;
  std::optional<OutputCapture> output_capture_;
  std::function<void()> on_attached_;
  std::function<void()> on_lost_;
  std::mutex exit_on_disconnect_mutex_;
  // Guarded by the mutex.
  std::set<InspectorPort::SessionId> exit_on_disconnect_;
  size_t debuggers_seen_ = 0;
  int exit_code_ = 0;
  std::map<void*, RepeatingTimer> repeating_timers_;
  uint64_t last_timer_generation_ = 0;
  int dispatching_ = 0;
  bool is_paused_ = false;
  bool is_throw_ = false;
  bool quits_pause_ = false;
  bool is_idle_ = false;
  bool is_spent_ = false;
  bool is_terminating_ = false;
  bool terminates_after_pause_ = false;
  // When the request that is handled shall end (MonotonicMs).
  double due_ms_ = HUGE_VAL;
  bool is_waiting_for_debugger_ = false;
  bool has_ended_ = false;
  bool follows_tasks_ = false;
  bool modules_are_awaited_ = false;
};

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_INSPECTOR_AGENT_H_
