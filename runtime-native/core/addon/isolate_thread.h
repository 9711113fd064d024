// A runtime on a thread of its own, with a queue of calls. Ends by RequestStop, or by itself when the program exits
// or runs out of memory.
// Thread: Node's, except where a function says otherwise.
#ifndef JSTIME_ADDON_ISOLATE_THREAD_H_
#define JSTIME_ADDON_ISOLATE_THREAD_H_

#include <uv.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "addon/call_runner.h"
#include "addon/host_functions.h"
#include "addon/host_message.h"
#include "addon/outbox.h"
#include "engine/engine_platform.h"
#include "host_channel/host_channel.h"
#include "runtime/runtime.h"
#include "wire/service_bridge.h"

namespace jstime {

class IsolateThread {
 public:
  struct Options {
    EnginePlatform* platform = nullptr;
    v8::StartupData snapshot{};
    std::vector<std::string> arguments;
    std::string executable_path;
    std::string working_directory;
    // 0: V8's default.
    size_t max_heap_bytes = 0;
    std::vector<HostFunction> functions;
    // See HostFunctions::Install.
    std::string values;
    // What debuggers call the program.
    std::string inspector_name;
    // Whether the program waits until a debugger lets it start, and whether it stops at its first statement then.
    bool waits_for_debugger = false;
    bool pauses_on_start = false;
    // Whether Node is asked for modules first.
    bool has_module_hook = false;
    // See Outbox.
    std::function<void()> wake;
  };

  explicit IsolateThread(Options options);
  ~IsolateThread();
  IsolateThread(const IsolateThread&) = delete;
  IsolateThread& operator=(const IsolateThread&) = delete;

  // False if the system gives no thread.
  bool Start();

  // Appends to the queue. Tasks overtake calls: they run as soon as the loop of the running call turns.
  void Enqueue(HostedCall call);

  // Answers the isolate, which waits for it.
  void Answer(uint32_t id, HostAnswer answer);

  // See HostFunctions::Settle.
  void SettleHostPromise(uint32_t id, bool succeeded, std::string bytes);

  // Lets inspector sessions in, through channel(). Sessions may be opened there before.
  void OpenInspector();
  const std::shared_ptr<HostChannel>& channel() const { return channel_; }

  // Ends whatever runs, drops what is queued, and frees the isolate. Thread: any.
  void RequestStop();

  // Waits until the isolate is gone; false if that takes longer.
  bool WaitForEnd(int milliseconds);

  // Joins the thread, which has ended or is about to.
  void Join();

  Outbox* outbox() { return &outbox_; }

 private:
  Runtime::Options RuntimeOptions();
  std::optional<ProvidedModule> ProvideModule(const std::string& specifier, const std::string& referrer,
                                              std::string* error);
  std::optional<HostAnswer> Ask(HostMessage message);
  void Run();
  void Serve(CallRunner* runner);
  void RunQueuedTasks(CallRunner* runner);
  void ConnectInspector();
  void WaitForDebugger();
  void HandleInspector();
  bool HasCalls();
  void OnExit(int code);
  void OnOutOfMemory(const std::string& stack);

  const Options options_;
  Outbox outbox_;
  uv_thread_t thread_{};
  bool is_started_ = false;
  // Both: isolate's thread only.
  CallRunner* runner_ = nullptr;
  HostFunctions* functions_ = nullptr;
  const std::shared_ptr<HostChannel> channel_ = std::make_shared<HostChannel>();
  std::optional<ServiceBridge> bridge_;

  std::mutex mutex_;  // Guards all below.
  std::condition_variable changed_;
  std::deque<HostedCall> calls_;
  std::deque<HostedCall> tasks_;
  std::optional<uint32_t> asked_;
  std::optional<HostAnswer> answer_;
  Runtime* runtime_ = nullptr;  // While other threads may post to it.
  bool inspector_is_wanted_ = false;
  bool inspector_is_woken_ = false;
  bool loop_is_woken_ = false;
  bool is_stopping_ = false;
  bool has_ended_ = false;
};

}  // namespace jstime

#endif  // JSTIME_ADDON_ISOLATE_THREAD_H_
