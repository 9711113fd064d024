// A runtime: the one place that wires loop, realm, module loader and ops together.
// create → run scripts and modules → run the loop → dispose (destructor).
// Thread: isolate, which is the thread that creates it (RequestStop: any).
#ifndef JSTIME_RUNTIME_RUNTIME_H_
#define JSTIME_RUNTIME_RUNTIME_H_

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/output_sink.h"
#include "engine/realm.h"
#include "inspector/inspector_agent.h"
#include "loop/event_loop.h"
#include "modules/module_loader.h"
#include "ops/op.h"

namespace jstime {

class Runtime : private EventLoop::Delegate, private Realm::Delegate {
 public:
  struct Options : ProgramInfo {
    EnginePlatform* platform = nullptr;
    const v8::StartupData* snapshot = nullptr;
    // 0 means V8's default.
    size_t max_heap_bytes = 0;
    bool report_colors = false;
    decltype(ModuleLoader::Options::provide) provide_module;
    CodeCache* code_cache = nullptr;
    TypeStripper strip_types;
    // An error that nothing handled; `report` is the text for standard error. What follows is the owner's choice.
    std::function<void(v8::Local<v8::Value> error, const std::string& report)> on_uncaught_error;
    // The heap limit is reached. The runtime stops. `stack` is empty in the middle of an allocation, where nothing else
    // may be allocated.
    std::function<void(const std::string& stack)> on_out_of_memory;
    // The program asked to end.
    std::function<void(int code)> on_exit;
  };

  explicit Runtime(Options options);
  ~Runtime() override;

  Realm* realm() { return &*realm_; }
  EventLoop* loop() { return &loop_; }
  ModuleLoader* modules() { return &*modules_; }
  OpContext* ops() { return &op_context_; }

  // Runs a classic script and the microtasks it leaves; empty with an exception pending if it throws.
  v8::MaybeLocal<v8::Value> RunScript(const std::string& source, const std::string& url);

  // The inspector, made when it is first asked for. For the parameters see InspectorAgent.
  InspectorAgent* EnsureInspector(const std::string& name, std::function<void()> on_wake = nullptr);

  // Null while nobody has asked for it.
  InspectorAgent* inspector() { return inspector_ ? &*inspector_ : nullptr; }

  // Stops as soon as possible, whatever runs. Thread: any.
  void RequestStop();

  // Once a request to stop has returned, and nothing runs: what comes now is not ended.
  void Resume() { realm_->Resume(); }

 private:
  void FireTimer(TimerQueue::Id id) override;
  void AfterTask() override;
  void BeforeWait() override;
  void SetIdle(bool is_idle) override;
  bool HasBackgroundWork() override;
  bool ShouldStop() override;
  void OnUncaughtError(v8::Local<v8::Value> error, const std::string& report) override;
  void OnOutOfMemory(const std::string& stack) override;

  const Options options_;
  EventLoop loop_;
  std::optional<Realm> realm_;
  std::optional<ModuleLoader> modules_;
  std::optional<InspectorAgent> inspector_;
  // Whether other threads may interrupt it.
  std::atomic<bool> has_inspector_{false};
  OpContext op_context_;
};

}  // namespace jstime

#endif  // JSTIME_RUNTIME_RUNTIME_H_
