#include "runtime/runtime.h"

#include <utility>

#include "base/clock.h"
#include "base/trace_log.h"
#include "engine/maybe.h"
#include "engine/strings.h"
#include "ops/registry.h"

namespace jstime {

Runtime::Runtime(Options options) : options_(std::move(options)), loop_(this) {
  Realm::Options realm_options;
  realm_options.platform = options_.platform;
  realm_options.snapshot = options_.snapshot;
  realm_options.external_references = ExternalReferences();
  realm_options.stream_wasm = StreamWasm;
  realm_options.loop = &loop_;
  realm_options.delegate = this;
  realm_options.max_heap_bytes = options_.max_heap_bytes;
  realm_options.report_colors = options_.report_colors;
  op_context_.engine_start_ms = MonotonicMs();
  realm_.emplace(realm_options);
  op_context_.realm_ready_ms = MonotonicMs();

  op_context_.realm = &*realm_;
  static_cast<ProgramInfo&>(op_context_) = options_;
  op_context_.exit = options_.on_exit;
  op_context_.BindTo(realm_->isolate());

  ModuleLoader::Options loader_options;
  loader_options.working_directory = options_.working_directory;
  loader_options.provide = options_.provide_module;
  loader_options.code_cache = options_.code_cache;
  loader_options.strip_types = options_.strip_types;
  modules_.emplace(&*realm_, loader_options);
}

Runtime::~Runtime() {
  RequestStop();
  v8::Isolate* isolate = realm_->isolate();
  isolate->CancelTerminateExecution();
  {
    v8::Isolate::Scope isolate_scope(isolate);
    has_inspector_ = false;
    op_context_.output = options_.output;
    inspector_.reset();
    modules_.reset();
    op_context_.http.reset();
    // Some are requests of the loop: it must still be there to close them.
    op_context_.handles.Clear();
  }
  // The loop's remaining requests hold handles: it ends first, then the isolate.
  realm_->CloseForegroundTasks();
  loop_.Close();
  realm_.reset();
}

v8::MaybeLocal<v8::Value> Runtime::RunScript(const std::string& source, const std::string& url) {
  v8::Isolate* isolate = realm_->isolate();
  v8::Local<v8::Context> context = realm_->context();
  TraceSpan span(TraceCategory::kScript, "run script", url);
  v8::EscapableHandleScope handle_scope(isolate);
  v8::Local<v8::String> text;
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> result;
  // The same kind of origin as modules have.
  v8::ScriptOrigin origin(ToShortV8String(isolate, url), 0, 0, true);
  if (!ToV8String(isolate, source).ToLocal(&text) || !v8::Script::Compile(context, text, &origin).ToLocal(&script) ||
      !script->Run(context).ToLocal(&result)) {
    return {};
  }
  return handle_scope.Escape(result);
}

InspectorAgent* Runtime::EnsureInspector(const std::string& name, std::function<void()> on_wake) {
  if (!inspector_) {
    inspector_.emplace(&*realm_, name, std::move(on_wake));
    has_inspector_ = true;
    op_context_.output = inspector_->CaptureOutput(options_.output);
  }
  return &*inspector_;
}

void Runtime::RequestStop() {
  realm_->RequestStop();
  if (has_inspector_) inspector_->Interrupt();
  // The loop may be waiting for something else.
  loop_.PostFromAnyThread([] {});
}

void Runtime::FireTimer(TimerQueue::Id id) {
  v8::Isolate* isolate = realm_->isolate();
  v8::HandleScope handle_scope(isolate);
  constexpr DebugObserver::TaskKind kKind = DebugObserver::TaskKind::kTimer;
  // Verbose: V8 reports what is thrown, and debuggers know beforehand that nothing will handle it.
  v8::TryCatch try_catch(isolate);
  try_catch.SetVerbose(true);
  if (DebugObserver* observer = realm_->debug_observer()) observer->TaskStarted(kKind, id);
  IgnoreResult(realm_->CallHook(Hook::kFireTimer, {v8::Integer::NewFromUnsigned(isolate, id)}));
  if (DebugObserver* observer = realm_->debug_observer()) observer->TaskFinished(kKind, id);
}

void Runtime::AfterTask() { realm_->AfterTask(); }

// A signal may end the process while it waits.
void Runtime::BeforeWait() { options_.output->Flush(); }

void Runtime::SetIdle(bool is_idle) { realm_->isolate()->SetIdle(is_idle); }

bool Runtime::HasBackgroundWork() { return realm_->isolate()->HasPendingBackgroundTasks(); }

bool Runtime::ShouldStop() { return realm_->stopped(); }

void Runtime::OnUncaughtError(v8::Local<v8::Value> error, const std::string& report) {
  options_.on_uncaught_error(error, report);
}

void Runtime::OnOutOfMemory(const std::string& stack) { options_.on_out_of_memory(stack); }

}  // namespace jstime
