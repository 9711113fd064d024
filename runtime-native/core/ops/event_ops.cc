// What makes events cheap to construct.
#include "base/clock.h"
#include "ops/registry.h"

namespace jstime {
namespace {

// A property that every event has for itself, isTrusted, comes with the copy of an object that has it already: to
// define it would cost more than the rest of the event. The time comes along, without another call.
JSTIME_OP(CloneStamped) {
  v8::Isolate* isolate = info.GetIsolate();
  OpContext::From(isolate)->stamp_ms = MonotonicMs();
  info.GetReturnValue().Set(info[0].As<v8::Object>()->Clone(isolate));
}

JSTIME_OP(StampMemory) {
  v8::Isolate* isolate = info.GetIsolate();
  double& stamp_ms = OpContext::From(isolate)->stamp_ms;
  std::unique_ptr<v8::BackingStore> memory =
      v8::ArrayBuffer::NewBackingStore(&stamp_ms, sizeof(stamp_ms), v8::BackingStore::EmptyDeleter, nullptr);
  info.GetReturnValue().Set(v8::Float64Array::New(v8::ArrayBuffer::New(isolate, std::move(memory)), 0, 1));
}

}  // namespace

const std::vector<Op>& EventOps() {
  static const std::vector<Op> ops = {
      {"cloneStamped", CloneStamped, kLooksOnly},
      {"stampMemory", StampMemory, kLooksOnly},
  };
  return ops;
}

}  // namespace jstime
