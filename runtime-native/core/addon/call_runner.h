// Runs an embedder's calls in a runtime, one at a time, and sends each one's outcome.
// Thread: isolate.
#ifndef JSTIME_ADDON_CALL_RUNNER_H_
#define JSTIME_ADDON_CALL_RUNNER_H_

#include <functional>
#include <string>
#include <vector>

#include "addon/outbox.h"
#include "runtime/runtime.h"
#include "v8.h"

namespace jstime {

struct HostedCall {
  enum class Kind { kReady, kScript, kImport, kEventLoop, kTask };

  Kind kind = Kind::kReady;
  uint32_t id = 0;
  std::string text;   // kScript: the source; kImport: the file; kTask: the global function
  std::string name;   // kScript: the file name
  std::string bytes;  // kTask: the arguments
};

class CallRunner {
 public:
  CallRunner(Runtime* runtime, Outbox* outbox) : runtime_(runtime), outbox_(outbox) {}

  Runtime* runtime() const { return runtime_; }

  // Runs `call` to its end, with the event loop as long as it needs it.
  void Run(const HostedCall& call);

  // Runs a task's function; its result is sent when it settles, while this or a later call runs the loop.
  void StartTask(const HostedCall& call);

  // Runs the loop until no task is left unsettled or `is_enough` returns true.
  void FinishTasks(const std::function<bool()>& is_enough);

  // An error that nothing in the program handled: the running call's failure, or else reported on its own.
  void OnUncaughtError(v8::Local<v8::Value> error, const std::string& report);

 private:
  struct UnsettledTask {
    uint32_t id;
    v8::Global<v8::Promise> promise;
  };

  void RunScript(const HostedCall& call);
  void RunImport(const HostedCall& call);
  void RunEventLoop(const HostedCall& call);
  void RunLoopUntil(const std::function<bool()>& done);
  bool FinishPromise(uint32_t id, v8::Local<v8::Promise> promise);
  void SendSettledTasks();
  void Resolve(uint32_t id, v8::Local<v8::Value> value);
  void Reject(uint32_t id, v8::Local<v8::Value> error, const SourceLocation& location);
  void RejectCaught(uint32_t id, const v8::TryCatch& try_catch);
  void SendRejected(uint32_t id, std::string bytes);
  void SendUnsettled(uint32_t id);
  v8::Local<v8::Object> CloneableExports(v8::Local<v8::Object> module_namespace);
  bool IsOver() { return runtime_->realm()->stopped(); }
  v8::Isolate* isolate() { return runtime_->realm()->isolate(); }
  v8::Local<v8::Context> context() { return runtime_->realm()->context(); }

  Runtime* const runtime_;
  Outbox* const outbox_;
  std::vector<UnsettledTask> tasks_;
  // The running call takes the first uncaught error as its failure.
  bool takes_failure_ = false;
  std::optional<std::string> failure_;
};

}  // namespace jstime

#endif  // JSTIME_ADDON_CALL_RUNNER_H_
