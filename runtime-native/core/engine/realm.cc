#include "engine/realm.h"

#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "base/check.h"
#include "base/clock.h"
#include "base/trace_log.h"
#include "engine/deep_stack.h"
#include "engine/hidden_builtins.h"
#include "engine/maybe.h"
#include "engine/properties.h"
#include "engine/snapshot.h"
#include "engine/strings.h"

namespace jstime {
namespace {

// How many pending rejections have an origin: the first that nobody handles ends the program, and to make one takes
// longer than the rejection.
constexpr size_t kMostOrigins = 16;

constexpr uint32_t kRealmSlot = 0;

// V8's default of --stack-size.
constexpr size_t kDefaultStackBytes = 984 * 1024;

// Room that lets a program which reached its heap limit unwind.
constexpr size_t kUnwindHeadroomBytes = 64 * 1024 * 1024;

// One at a time per isolate, so a plain thread-local holds the start of the running collection.
thread_local double gc_start_ms = 0;

void OnGcStart(v8::Isolate*, v8::GCType, v8::GCCallbackFlags) { gc_start_ms = MonotonicMs(); }

void OnGcEnd(v8::Isolate*, v8::GCType type, v8::GCCallbackFlags) {
  const char* name = type == v8::kGCTypeScavenge || type == v8::kGCTypeMinorMarkSweep ? "minor gc" : "major gc";
  TraceLog::AddSpan(TraceCategory::kGc, name, gc_start_ms, MonotonicMs(), "");
}

// A line for each function of the program that runs.
std::string CurrentStack(v8::Isolate* isolate) {
  std::stringstream lines;
  v8::Message::PrintCurrentStackTrace(isolate, lines);
  std::string stack;
  for (std::string line; std::getline(lines, line);) {
    if (line.find(kBuiltinsUrl) == line.npos) stack += line + '\n';
  }
  return stack;
}

}  // namespace

Realm::Realm(const Options& options)
    : options_(options),
      foreground_tasks_(std::make_shared<ForegroundTasks>(options.loop)),
      allocator_(v8::ArrayBuffer::Allocator::NewDefaultAllocator()) {
  CreateIsolate();
  RestoreContext();
}

Realm::~Realm() {
  foreground_tasks_->Close();
  program_.Reset();
  pending_rejections_.clear();
  reported_rejections_.clear();
  handled_rejections_.clear();
  for (auto& hook : hooks_) hook.Reset();
  builtin_modules_.Reset();
  location_key_.Reset();
  context_.Reset();
  options_.platform->DisposeIsolate(isolate_);
}

Realm* Realm::From(v8::Isolate* isolate) { return static_cast<Realm*>(isolate->GetData(kRealmSlot)); }

void Realm::CreateIsolate() {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = allocator_.get();
  params.snapshot_blob = options_.snapshot;
  params.external_references = options_.external_references;
  const uint64_t memory_bytes = static_cast<uint64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGE_SIZE);
  params.constraints.ConfigureDefaults(memory_bytes, 0);
  if (options_.max_heap_bytes > 0) params.constraints.set_max_old_generation_size_in_bytes(options_.max_heap_bytes);
  isolate_ = v8::Isolate::Allocate();
  options_.platform->RegisterIsolate(isolate_, foreground_tasks_);
  v8::Isolate::Initialize(isolate_, params);
  options_.platform->OnIsolateInitialized();
  stack_limit_ = reinterpret_cast<uintptr_t>(&params) - kDefaultStackBytes;
  v8::Isolate::Scope isolate_scope(isolate_);
  v8::HandleScope handle_scope(isolate_);
  isolate_->SetData(kRealmSlot, this);
  isolate_->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  isolate_->SetPromiseRejectCallback(OnPromiseReject);
  isolate_->SetPrepareStackTraceCallback(OnPrepareStackTrace);
  // V8 installs the two functions with the context, if there is a callback by then.
  if (options_.stream_wasm != nullptr) isolate_->SetWasmStreamingCallback(options_.stream_wasm);
  isolate_->AddMessageListener(OnMessage);
  isolate_->AddNearHeapLimitCallback(OnNearHeapLimit, this);
  if (TraceLog::enabled()) {
    isolate_->AddGCPrologueCallback(OnGcStart);
    isolate_->AddGCEpilogueCallback(OnGcEnd);
  }
}

void Realm::RestoreContext() {
  v8::Isolate::Scope isolate_scope(isolate_);
  v8::HandleScope handle_scope(isolate_);
  v8::Local<v8::Context> context = v8::Context::New(isolate_);
  v8::Context::Scope context_scope(context);
  context_.Reset(isolate_, context);
  v8::Local<v8::Object> hooks = context->GetDataFromSnapshotOnce<v8::Object>(kHooksSnapshotIndex).ToLocalChecked();
  constexpr const char* kNames[] = {
#define V(name, property) property,
      JSTIME_HOOKS(V)
#undef V
  };
  for (size_t i = 0; i < hooks_.size(); ++i) {
    v8::Local<v8::Value> hook = hooks->Get(context, Internalized(isolate_, kNames[i])).ToLocalChecked();
    JSTIME_CHECK(hook->IsFunction());
    hooks_[i].Reset(isolate_, hook.As<v8::Function>());
  }
  v8::Local<v8::Value> modules = hooks->Get(context, Internalized(isolate_, "builtinModules")).ToLocalChecked();
  builtin_modules_.Reset(isolate_, modules.As<v8::Object>());
  location_key_.Reset(isolate_, v8::Private::New(isolate_));
}

v8::MaybeLocal<v8::Value> Realm::CallHook(Hook hook, std::initializer_list<v8::Local<v8::Value>> arguments) {
  v8::Local<v8::Function> function = hooks_[static_cast<size_t>(hook)].Get(isolate_);
  return function->Call(isolate_, context(), v8::Undefined(isolate_), arguments.size(),
                        const_cast<v8::Local<v8::Value>*>(arguments.begin()));
}

std::optional<v8::Local<v8::Object>> Realm::BuiltinModule(const std::string& specifier) {
  v8::Local<v8::String> name = ToShortV8String(isolate_, specifier);
  v8::Local<v8::Object> modules = builtin_modules_.Get(isolate_);
  if (!modules->HasOwnProperty(context(), name).FromMaybe(false)) return std::nullopt;
  return modules->Get(context(), name).ToLocalChecked().As<v8::Object>();
}

std::vector<std::string> Realm::BuiltinModuleSpecifiers() {
  std::vector<std::string> specifiers;
  v8::Local<v8::Array> names;
  if (!builtin_modules_.Get(isolate_)->GetOwnPropertyNames(context()).ToLocal(&names)) return specifiers;
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name;
    if (names->Get(context(), i).ToLocal(&name)) specifiers.push_back(ToUtf8(isolate_, name));
  }
  return specifiers;
}

void Realm::SetDebugObserver(DebugObserver* observer) {
  v8::HandleScope handle_scope(isolate_);
  debug_observer_ = observer;
  if (observer != nullptr) HideBuiltins(isolate_, hooks_[static_cast<size_t>(Hook::kSetDebugged)].Get(isolate_));
  IgnoreResult(CallHook(Hook::kSetDebugged, {v8::Boolean::New(isolate_, observer != nullptr)}));
}

void Realm::WatchProgram(v8::Local<v8::Promise> promise, std::function<void(v8::Local<v8::Value> error)> on_failed) {
  program_.Reset(isolate_, promise);
  on_program_failed_ = std::move(on_failed);
}

void Realm::AfterTask() {
  if (stopped()) return;
  isolate_->PerformMicrotaskCheckpoint();
  if (!pending_rejections_.empty() || !handled_rejections_.empty()) ProcessRejections();
}

void Realm::ProcessRejections() {
  v8::HandleScope handle_scope(isolate_);
  for (const v8::Global<v8::Promise>& handled_promise : std::exchange(handled_rejections_, {})) {
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Promise> promise = handled_promise.Get(isolate_);
    if (CallHook(Hook::kHandleRejectionHandled, {promise, promise->Result()}).IsEmpty()) ReportCaught(try_catch);
  }
  for (Rejection& rejection : std::exchange(pending_rejections_, {})) {
    if (stopped()) return;
    v8::HandleScope rejection_scope(isolate_);
    v8::Local<v8::Promise> promise = rejection.promise.Get(isolate_);
    if (promise->HasHandler()) continue;
    v8::Local<v8::Value> reason = promise->Result();
    if (program_ == promise) {
      on_program_failed_(reason);
      continue;
    }
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Value> handled;
    if (!CallHook(Hook::kHandleRejection, {promise, reason}).ToLocal(&handled)) {
      ReportCaught(try_catch);
    } else if (!handled->BooleanValue(isolate_)) {
      ReportUncaught(reason, LocationOfRejection(reason, rejection), true);
    } else {
      RememberReported(std::move(rejection.promise));
    }
  }
  // A handler that ran may have queued microtasks.
  if (!stopped()) isolate_->PerformMicrotaskCheckpoint();
}

void Realm::RememberPending(v8::Local<v8::Promise> promise, v8::Local<v8::Value> reason) {
  // A task may reject and handle promises without end.
  if (pending_rejections_.size() >= pending_rejections_limit_) {
    std::erase_if(pending_rejections_, [this](const Rejection& pending) {
      v8::HandleScope handle_scope(isolate_);
      return pending.promise.Get(isolate_)->HasHandler();
    });
    pending_rejections_limit_ = std::max(kFewRejections, 2 * pending_rejections_.size());
  }
  v8::Local<v8::Value> origin;
  if (!reason->IsNativeError() && pending_rejections_.size() < kMostOrigins)
    origin = v8::Exception::Error(v8::String::Empty(isolate_));
  pending_rejections_.push_back({{isolate_, promise}, {isolate_, origin}});
}

void Realm::RememberReported(v8::Global<v8::Promise> promise) {
  if (reported_rejections_.size() >= reported_rejections_limit_) {
    std::erase_if(reported_rejections_, [](const auto& entry) { return entry.second.IsEmpty(); });
    reported_rejections_limit_ = std::max(kFewRejections, 2 * reported_rejections_.size());
  }
  const int hash = promise.Get(isolate_)->GetIdentityHash();
  promise.SetWeak();
  reported_rejections_.emplace(hash, std::move(promise));
}

void Realm::OnPromiseReject(v8::PromiseRejectMessage message) {
  Realm* realm = From(v8::Isolate::GetCurrent());
  v8::Local<v8::Promise> promise = message.GetPromise();
  if (message.GetEvent() == v8::kPromiseRejectWithNoHandler) {
    realm->RememberPending(promise, message.GetValue());
    return;
  }
  if (message.GetEvent() != v8::kPromiseHandlerAddedAfterReject) return;
  // Still pending ones are recognised by HasHandler when their turn comes.
  auto [first, last] = realm->reported_rejections_.equal_range(promise->GetIdentityHash());
  for (auto it = first; it != last; ++it) {
    if (it->second != promise) continue;
    it->second.ClearWeak();
    realm->handled_rejections_.push_back(std::move(it->second));
    realm->reported_rejections_.erase(it);
    return;
  }
}

void Realm::OnMessage(v8::Local<v8::Message> message, v8::Local<v8::Value> error) {
  Realm* realm = From(v8::Isolate::GetCurrent());
  if (realm->stopped()) return;
  realm->ReportException(error, realm->LocationOf(error, message));
}

void Realm::ReportCaught(const v8::TryCatch& try_catch) {
  if (stopped() || try_catch.HasTerminated() || !try_catch.HasCaught()) return;
  v8::Local<v8::Value> error = try_catch.Exception();
  ReportException(error, LocationOf(error, try_catch.Message()));
}

void Realm::ReportException(v8::Local<v8::Value> error, const SourceLocation& location) {
  v8::HandleScope handle_scope(isolate_);
  v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Value> handled;
  if (CallHook(Hook::kHandleException, {error, ToV8Location(context(), location)}).ToLocal(&handled) &&
      handled->BooleanValue(isolate_)) {
    return;
  }
  ReportUncaught(error, location, false);
}

void Realm::ReportUncaught(v8::Local<v8::Value> error, const SourceLocation& location, bool in_promise) {
  if (stopped()) return;
  if (debug_observer_ != nullptr) debug_observer_->ErrorUncaught(error, location, in_promise);
  options_.delegate->OnUncaughtError(error, FormatException(error, location, in_promise));
}

std::string Realm::FormatException(v8::Local<v8::Value> error, const SourceLocation& location, bool in_promise) {
  v8::HandleScope handle_scope(isolate_);
  v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Object> options = v8::Object::New(isolate_);
  SetProperty(context(), options, "colors", v8::Boolean::New(isolate_, options_.report_colors));
  SetProperty(context(), options, "inPromise", v8::Boolean::New(isolate_, in_promise));
  v8::Local<v8::Value> place = ToV8Location(context(), location);
  v8::Local<v8::Value> text;
  if (CallHook(Hook::kFormatException, {error, place, options}).ToLocal(&text)) return ToUtf8(isolate_, text);
  // Where the stack is used up, what is kept back of it does.
  DeepStackScope deep_stack(this);
  if (CallHook(Hook::kFormatException, {error, place, options}).ToLocal(&text)) return ToUtf8(isolate_, text);
  return "Uncaught error that could not be printed\n";
}

void Realm::SetErrorLocation(v8::Local<v8::Value> error, const SourceLocation& location) {
  if (!error->IsObject()) return;
  error.As<v8::Object>()->SetPrivate(context(), location_key_.Get(isolate_), ToV8Location(context(), location)).Check();
}

std::optional<SourceLocation> Realm::LoadFailureOf(v8::Local<v8::Value> error) {
  v8::Local<v8::Value> stored;
  if (!error->IsObject() || error->IsProxy() ||
      !error.As<v8::Object>()->GetPrivate(context(), location_key_.Get(isolate_)).ToLocal(&stored) ||
      !stored->IsObject()) {
    return std::nullopt;
  }
  return FromV8Location(context(), stored);
}

SourceLocation Realm::LocationOf(v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  const std::optional<SourceLocation> failure = LoadFailureOf(error);
  return failure ? *failure : LocationInProgram(error, LocationOfMessage(context(), message));
}

SourceLocation Realm::LocationInProgram(v8::Local<v8::Value> error, SourceLocation location) {
  if (location.url != kBuiltinsUrl) return location;
  HiddenBuiltinsScope hidden(isolate_, hooks_[static_cast<size_t>(Hook::kSetDebugged)].Get(isolate_));
  return LocationOfMessage(context(), v8::Exception::CreateMessage(isolate_, error));
}

// Empty for what is no error, or has none.
std::string Realm::StackOf(v8::Local<v8::Value> error) {
  if (!error->IsNativeError()) return "";
  v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Value> stack;
  if (!error.As<v8::Object>()->Get(context(), Internalized(isolate_, "stack")).ToLocal(&stack) || !stack->IsString()) {
    return "";
  }
  return ToUtf8(isolate_, stack);
}

SourceLocation Realm::LocationOf(v8::Local<v8::Value> error) {
  if (const std::optional<SourceLocation> failure = LoadFailureOf(error)) return *failure;
  SourceLocation location =
      LocationInProgram(error, LocationOfMessage(context(), v8::Exception::CreateMessage(isolate_, error)));
  if (location.known()) return location;
  // V8 forgets the place of an error when its stack is read for the first time, as debuggers do.
  SourceLocation in_stack = LocationInStack(StackOf(error));
  in_stack.import_chain = std::move(location.import_chain);
  return in_stack.known() ? in_stack : location;
}

SourceLocation Realm::LocationOfRejection(v8::Local<v8::Value> reason, const Rejection& rejection) {
  SourceLocation location = LocationOf(reason);
  if (location.known() || rejection.origin.IsEmpty()) return location;
  v8::Local<v8::Value> origin = rejection.origin.Get(isolate_);
  SourceLocation call = LocationOf(origin);
  // An async function that throws rejects its promise at its end, wherever it has thrown.
  return StartsInV8(StackOf(origin)) ? call : location;
}

void Realm::RegisterSourceMap(const std::string& script_url, const std::string& source_map_url) {
  v8::HandleScope handle_scope(isolate_);
  v8::TryCatch try_catch(isolate_);
  IgnoreResult(CallHook(Hook::kRegisterSourceMap,
                        {ToShortV8String(isolate_, script_url), ToShortV8String(isolate_, source_map_url)}));
}

v8::MaybeLocal<v8::Value> Realm::OnPrepareStackTrace(v8::Local<v8::Context> context, v8::Local<v8::Value> error,
                                                     v8::Local<v8::Array> frames) {
  return From(v8::Isolate::GetCurrent())->CallHook(Hook::kPrepareStackTrace, {error, frames});
}

size_t Realm::OnNearHeapLimit(void* data, size_t current_limit, size_t initial_limit) {
  // The stack cannot be walked in the middle of an allocation: that waits for the next safe point, or is left
  // out when the heap runs full once more before.
  Realm* realm = static_cast<Realm*>(data);
  if (realm->is_ending_for_memory_) {
    // What is done about it needs memory, too.
  } else if (!realm->heap_limit_reached_) {
    realm->heap_limit_reached_ = true;
    realm->heap_limit_bytes_ = current_limit;
    realm->isolate_->RequestInterrupt(
        [](v8::Isolate* isolate, void* data) { static_cast<Realm*>(data)->CheckHeap(isolate); }, realm);
  } else {
    realm->EndForOutOfMemory("");
  }
  return current_limit + kUnwindHeadroomBytes;
}

void Realm::CheckHeap(v8::Isolate* isolate) {
  v8::HeapStatistics statistics;
  isolate->GetHeapStatistics(&statistics);
  // V8 also asks for room when one huge array buffer does not fit; that fails with a RangeError instead.
  if (statistics.used_heap_size() < heap_limit_bytes_ / 2) {
    heap_limit_reached_ = false;
    return;
  }
  EndForOutOfMemory(CurrentStack(isolate));
}

void Realm::EndForOutOfMemory(const std::string& stack) {
  if (stopped()) return;
  is_ending_for_memory_ = true;
  options_.delegate->OnOutOfMemory(stack);
  RequestStop();
}

void Realm::RequestStop() {
  stopped_.store(true);
  isolate_->TerminateExecution();
}

void Realm::Resume() {
  stopped_.store(false);
  isolate_->CancelTerminateExecution();
}

}  // namespace jstime
