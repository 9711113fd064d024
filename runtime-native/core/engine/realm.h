// One isolate with its one context: the place where a program's code runs. Owns both, restores them from
// the snapshot, calls the built-ins' hooks, and turns what nobody caught into reports.
// Thread: isolate (RequestStop: any).
#ifndef JSTIME_ENGINE_REALM_H_
#define JSTIME_ENGINE_REALM_H_

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/debug_observer.h"
#include "engine/engine_platform.h"
#include "engine/foreground_tasks.h"
#include "engine/source_location.h"
#include "loop/event_loop.h"
#include "v8.h"

namespace jstime {

// Functions of the built-ins that the core calls. Their signatures: builtins/internal/native-ops.d.ts.
#define JSTIME_HOOKS(V)                                \
  V(kFireTimer, "fireTimer")                           \
  V(kRunPostedTask, "runPostedTask")                   \
  V(kHttpEvent, "httpEvent")                           \
  V(kNetworkBody, "networkBody")                       \
  V(kStreamWasm, "streamWasm")                         \
  V(kSetDebugged, "setDebugged")                       \
  V(kHandleException, "handleException")               \
  V(kHandleRejection, "handleRejection")               \
  V(kHandleRejectionHandled, "handleRejectionHandled") \
  V(kFormatException, "formatException")               \
  V(kFormatLocation, "formatLocation")                 \
  V(kFormatValue, "formatValue")                       \
  V(kPrepareStackTrace, "prepareStackTrace")           \
  V(kRegisterSourceMap, "registerSourceMap")           \
  V(kCompileWasm, "compileWasm")                       \
  V(kDescribeWasm, "describeWasm")                     \
  V(kInstantiateWasm, "instantiateWasm")               \
  V(kMakeDomException, "makeDomException")             \
  V(kEmitBeforeExit, "emitBeforeExit")                 \
  V(kEmitExit, "emitExit")

enum class Hook {
#define V(name, property) name,
  JSTIME_HOOKS(V)
#undef V
      kCount
};

class Realm {
 public:
  class Delegate {
   public:
    virtual ~Delegate() = default;
    // Nobody handled `error`; `report` is the text for standard error.
    virtual void OnUncaughtError(v8::Local<v8::Value> error, const std::string& report) = 0;
    // The heap limit is reached; execution has been terminated. `stack` is empty in the middle of an allocation, where
    // nothing else may be allocated.
    virtual void OnOutOfMemory(const std::string& stack) = 0;
  };

  struct Options {
    EnginePlatform* platform = nullptr;
    const v8::StartupData* snapshot = nullptr;
    const intptr_t* external_references = nullptr;
    EventLoop* loop = nullptr;
    Delegate* delegate = nullptr;
    // What WebAssembly.compileStreaming and instantiateStreaming call with their source.
    v8::WasmStreamingCallback stream_wasm = nullptr;
    // 0 means V8's default for the machine's memory.
    size_t max_heap_bytes = 0;
    // Whether reports carry colours.
    bool report_colors = false;
  };

  explicit Realm(const Options& options);
  ~Realm();
  Realm(const Realm&) = delete;
  Realm& operator=(const Realm&) = delete;

  static Realm* From(v8::Isolate* isolate);

  v8::Isolate* isolate() const { return isolate_; }
  v8::Local<v8::Context> context() const { return context_.Get(isolate_); }
  EventLoop* loop() const { return options_.loop; }

  // Null while nobody debugs.
  DebugObserver* debug_observer() const { return debug_observer_; }
  void SetDebugObserver(DebugObserver* observer);

  // The lowest address that JavaScript's stack may reach, as V8 chooses it by default.
  uintptr_t stack_limit() const { return stack_limit_; }

  v8::MaybeLocal<v8::Value> CallHook(Hook hook, std::initializer_list<v8::Local<v8::Value>> arguments);

  // The exports of the built-in module `specifier`, if there is one.
  std::optional<v8::Local<v8::Object>> BuiltinModule(const std::string& specifier);
  std::vector<std::string> BuiltinModuleSpecifiers();

  // Calls `on_failed` instead of reporting an unhandled rejection if `promise`, that of the whole program, is rejected.
  // To handle the rejection would tell debuggers that its errors are caught.
  void WatchProgram(v8::Local<v8::Promise> promise, std::function<void(v8::Local<v8::Value> error)> on_failed);

  // Microtasks, then the promises that they left rejected without a handler.
  void AfterTask();

  // Reports what `try_catch` caught as uncaught: an `error` event first, then the delegate.
  void ReportCaught(const v8::TryCatch& try_catch);
  void ReportException(v8::Local<v8::Value> error, const SourceLocation& location);

  // The text that an uncaught `error` prints.
  std::string FormatException(v8::Local<v8::Value> error, const SourceLocation& location, bool in_promise);

  // Remembers where and through which imports a module failed to load, for the report.
  void SetErrorLocation(v8::Local<v8::Value> error, const SourceLocation& location);
  SourceLocation LocationOf(v8::Local<v8::Value> error, v8::Local<v8::Message> message);
  // Only what SetErrorLocation remembers.
  std::optional<SourceLocation> LoadFailureOf(v8::Local<v8::Value> error);
  // The same where no message is at hand: the place is that of the error's stack.
  SourceLocation LocationOf(v8::Local<v8::Value> error);

  // Stack traces tell the places that the map names.
  void RegisterSourceMap(const std::string& script_url, const std::string& source_map_url);

  // V8 posts nothing to the loop any more. Before the loop is closed.
  void CloseForegroundTasks() { foreground_tasks_->Close(); }

  // Ends whatever runs; the loop stops. Thread: any.
  void RequestStop();
  bool stopped() const { return stopped_.load(); }

  // Once a request to stop has returned, and nothing runs: what comes now is not ended.
  void Resume();

 private:
  // `location`, or, if that is in the built-ins, the place in the program that called them.
  SourceLocation LocationInProgram(v8::Local<v8::Value> error, SourceLocation location);
  std::string StackOf(v8::Local<v8::Value> error);
  void CreateIsolate();
  void RestoreContext();
  static constexpr size_t kFewRejections = 1024;

  struct Rejection {
    v8::Global<v8::Promise> promise;
    // An error made where it came about; empty if the reason is one itself, and where there are many.
    v8::Global<v8::Value> origin;
  };

  void ProcessRejections();
  void RememberPending(v8::Local<v8::Promise> promise, v8::Local<v8::Value> reason);
  SourceLocation LocationOfRejection(v8::Local<v8::Value> reason, const Rejection& rejection);
  void RememberReported(v8::Global<v8::Promise> promise);
  void ReportUncaught(v8::Local<v8::Value> error, const SourceLocation& location, bool in_promise);
  static void OnMessage(v8::Local<v8::Message> message, v8::Local<v8::Value> error);
  static void OnPromiseReject(v8::PromiseRejectMessage message);
  void CheckHeap(v8::Isolate* isolate);
  void EndForOutOfMemory(const std::string& stack);
  static size_t OnNearHeapLimit(void* data, size_t current_limit, size_t initial_limit);
  static v8::MaybeLocal<v8::Value> OnPrepareStackTrace(v8::Local<v8::Context> context, v8::Local<v8::Value> error,
                                                       v8::Local<v8::Array> frames);

  const Options options_;
  std::shared_ptr<ForegroundTasks> foreground_tasks_;
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator_;
  v8::Isolate* isolate_ = nullptr;
  v8::Global<v8::Context> context_;
  v8::Global<v8::Object> builtin_modules_;
  v8::Global<v8::Private> location_key_;
  std::array<v8::Global<v8::Function>, static_cast<size_t>(Hook::kCount)> hooks_;
  v8::Global<v8::Promise> program_;
  std::function<void(v8::Local<v8::Value> error)> on_program_failed_;
  std::vector<Rejection> pending_rejections_;
  size_t pending_rejections_limit_ = kFewRejections;
  // Weak, by identity hash: only promises that live on can be handled later.
  std::unordered_multimap<int, v8::Global<v8::Promise>> reported_rejections_;
  size_t reported_rejections_limit_ = kFewRejections;
  std::vector<v8::Global<v8::Promise>> handled_rejections_;
  DebugObserver* debug_observer_ = nullptr;
  std::atomic<bool> stopped_{false};
  uintptr_t stack_limit_ = 0;
  bool heap_limit_reached_ = false;
  bool is_ending_for_memory_ = false;
  size_t heap_limit_bytes_ = 0;
};

// Enters a realm's isolate and context.
class RealmScope {
 public:
  explicit RealmScope(Realm* realm)
      : isolate_scope_(realm->isolate()), handle_scope_(realm->isolate()), context_scope_(realm->context()) {}

 private:
  v8::Isolate::Scope isolate_scope_;
  v8::HandleScope handle_scope_;
  v8::Context::Scope context_scope_;
};

}  // namespace jstime

#endif  // JSTIME_ENGINE_REALM_H_
