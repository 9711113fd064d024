// Timers, microtasks, the clock, and reportError.
#include <atomic>
#include <memory>

#include "base/clock.h"
#include "engine/maybe.h"
#include "ops/registry.h"

namespace jstime {
namespace {

JSTIME_OP(Now) { info.GetReturnValue().Set(MonotonicMs()); }

JSTIME_OP(TimeOrigin) { info.GetReturnValue().Set(TimeOriginMs()); }

// One after the other, as builtins/internal/native-ops.d.ts says.
JSTIME_OP(StartupTimes) {
  OpContext* context = OpContext::From(info.GetIsolate());
  v8::Local<v8::Value> times[] = {
      v8::Number::New(info.GetIsolate(), context->engine_start_ms),
      v8::Number::New(info.GetIsolate(), context->realm_ready_ms),
      v8::Number::New(info.GetIsolate(), context->realm->loop()->start_ms()),
  };
  info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), times, std::size(times)));
}

JSTIME_OP(StartTimer) {
  Realm* realm = OpContext::From(info.GetIsolate())->realm;
  const TimerQueue::Id id = NumberArgument(info, 0);
  const bool repeats = BooleanArgument(info, 2);
  realm->loop()->StartTimer(id, NumberArgument(info, 1),
                            repeats ? TimerQueue::Kind::kRepeating : TimerQueue::Kind::kOnce);
  if (DebugObserver* observer = realm->debug_observer()) {
    observer->TaskScheduled(DebugObserver::TaskKind::kTimer, id, repeats ? "setInterval" : "setTimeout", repeats);
  }
}

JSTIME_OP(StartBackgroundTimer) {
  Realm* realm = OpContext::From(info.GetIsolate())->realm;
  const TimerQueue::Id id = NumberArgument(info, 0);
  realm->loop()->StartTimer(id, NumberArgument(info, 1), TimerQueue::Kind::kBackground);
  if (DebugObserver* observer = realm->debug_observer()) {
    observer->TaskScheduled(DebugObserver::TaskKind::kTimer, id, "AbortSignal.timeout", false);
  }
}

JSTIME_OP(CancelTimer) {
  Realm* realm = OpContext::From(info.GetIsolate())->realm;
  const TimerQueue::Id id = NumberArgument(info, 0);
  realm->loop()->CancelTimer(id);
  if (DebugObserver* observer = realm->debug_observer()) observer->TaskCanceled(DebugObserver::TaskKind::kTimer, id);
}

// A microtask whose stack trace goes on with that of the place which queued it.
struct ObservedMicrotask {
  uint64_t id;
  v8::Global<v8::Function> callback;
};

void RunObservedMicrotask(void* data) {
  constexpr DebugObserver::TaskKind kKind = DebugObserver::TaskKind::kMicrotask;
  std::unique_ptr<ObservedMicrotask> task(static_cast<ObservedMicrotask*>(data));
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  Realm* realm = OpContext::From(isolate)->realm;
  if (DebugObserver* observer = realm->debug_observer()) observer->TaskStarted(kKind, task->id);
  v8::TryCatch try_catch(isolate);
  try_catch.SetVerbose(true);
  IgnoreResult(task->callback.Get(isolate)->Call(isolate, realm->context(), v8::Undefined(isolate), 0, nullptr));
  if (DebugObserver* observer = realm->debug_observer()) observer->TaskFinished(kKind, task->id);
}

void EnqueueObservedMicrotask(Realm* realm, v8::Local<v8::Function> callback) {
  static std::atomic<uint64_t> last_id{0};
  v8::Isolate* isolate = realm->isolate();
  auto* task = new ObservedMicrotask{++last_id, v8::Global<v8::Function>(isolate, callback)};
  realm->debug_observer()->TaskScheduled(DebugObserver::TaskKind::kMicrotask, task->id, "queueMicrotask", false);
  isolate->EnqueueMicrotask(RunObservedMicrotask, task);
}

JSTIME_OP(QueueMicrotask) {
  if (!info[0]->IsFunction()) return;
  v8::Local<v8::Function> callback = info[0].As<v8::Function>();
  Realm* realm = OpContext::From(info.GetIsolate())->realm;
  if (realm->debug_observer() != nullptr) {
    EnqueueObservedMicrotask(realm, callback);
  } else {
    info.GetIsolate()->EnqueueMicrotask(callback);
  }
}

// `id` is 0 if no debugger watched when the task was posted.
void RunPostedTask(Realm* realm, uint64_t id) {
  constexpr DebugObserver::TaskKind kKind = DebugObserver::TaskKind::kPostedTask;
  RealmScope scope(realm);
  DebugObserver* observer = realm->debug_observer();
  const bool is_observed = id > 0 && observer != nullptr;
  if (is_observed) observer->TaskStarted(kKind, id);
  v8::TryCatch try_catch(realm->isolate());
  try_catch.SetVerbose(true);
  IgnoreResult(realm->CallHook(Hook::kRunPostedTask, {}));
  if (is_observed && realm->debug_observer() != nullptr) observer->TaskFinished(kKind, id);
}

JSTIME_OP(PostTask) {
  Realm* realm = OpContext::From(info.GetIsolate())->realm;
  static std::atomic<uint64_t> last_id{0};
  uint64_t id = 0;
  if (DebugObserver* observer = realm->debug_observer()) {
    id = ++last_id;
    observer->TaskScheduled(DebugObserver::TaskKind::kPostedTask, id, StringArgument(info, 0).c_str(), false);
  }
  realm->loop()->Post([realm, id] { RunPostedTask(realm, id); });
}

JSTIME_OP(AddPending) { OpContext::From(info.GetIsolate())->realm->loop()->AddPending(); }

JSTIME_OP(RemovePending) { OpContext::From(info.GetIsolate())->realm->loop()->RemovePending(); }

JSTIME_OP(CallReporting) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::TryCatch try_catch(isolate);
  try_catch.SetVerbose(true);
  v8::Local<v8::Value> arguments[] = {info[2], info[3]};
  IgnoreResult(info[0].As<v8::Function>()->Call(isolate, isolate->GetCurrentContext(), info[1], 2, arguments));
}

JSTIME_OP(ReportException) {
  Realm* realm = OpContext::From(info.GetIsolate())->realm;
  realm->ReportException(info[0], realm->LocationOf(info[0]));
}

}  // namespace

const std::vector<Op>& TimerOps() {
  static const std::vector<Op> ops = {
      {"now", Now, kLooksOnly},
      {"timeOrigin", TimeOrigin, kLooksOnly},
      {"startupTimes", StartupTimes, kLooksOnly},
      {"startTimer", StartTimer},
      {"startBackgroundTimer", StartBackgroundTimer},
      {"cancelTimer", CancelTimer},
      {"queueMicrotask", QueueMicrotask},
      {"postTask", PostTask},
      {"addPending", AddPending},
      {"removePending", RemovePending},
      {"callReporting", CallReporting},
      {"reportException", ReportException},
  };
  return ops;
}

}  // namespace jstime
