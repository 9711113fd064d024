// Timers, microtasks, the clock, and reportError.
#include "base/clock.h"
#include "ops/registry.h"

namespace jstime {
namespace {

JSTIME_OP(Now) { info.GetReturnValue().Set(MonotonicMs()); }

JSTIME_OP(TimeOrigin) { info.GetReturnValue().Set(TimeOriginMs()); }

JSTIME_OP(StartTimer) {
  OpContext::From(info.GetIsolate())
      ->realm->loop()
      ->StartTimer(NumberArgument(info, 0), NumberArgument(info, 1), BooleanArgument(info, 2));
}

JSTIME_OP(CancelTimer) { OpContext::From(info.GetIsolate())->realm->loop()->CancelTimer(NumberArgument(info, 0)); }

JSTIME_OP(QueueMicrotask) {
  if (info[0]->IsFunction()) info.GetIsolate()->EnqueueMicrotask(info[0].As<v8::Function>());
}

JSTIME_OP(AddPending) { OpContext::From(info.GetIsolate())->realm->loop()->AddPending(); }

JSTIME_OP(RemovePending) { OpContext::From(info.GetIsolate())->realm->loop()->RemovePending(); }

JSTIME_OP(ReportException) {
  Realm* realm = OpContext::From(info.GetIsolate())->realm;
  realm->ReportException(info[0], realm->LocationOf(info[0]));
}

}  // namespace

const std::vector<Op>& TimerOps() {
  static const std::vector<Op> ops = {
      {"now", Now},
      {"timeOrigin", TimeOrigin},
      {"startTimer", StartTimer},
      {"cancelTimer", CancelTimer},
      {"queueMicrotask", QueueMicrotask},
      {"addPending", AddPending},
      {"removePending", RemovePending},
      {"reportException", ReportException},
  };
  return ops;
}

}  // namespace jstime
