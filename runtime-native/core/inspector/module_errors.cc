#include "inspector/module_errors.h"

#include <utility>

namespace jstime {
namespace {

// One instance for each isolate watches; promise hooks have no data of their own.
thread_local ModuleErrors* watching = nullptr;

// The members of v8::TryCatch, as v8-exception.h declares them.
struct TryCatchMembers {
  void* isolate;
  TryCatchMembers* next;
  void* exception;
  void* message;
  uintptr_t js_stack_comparable_address;
  bool is_verbose : 1;
  bool can_continue : 1;
  bool capture_message : 1;
  bool rethrow : 1;
};
static_assert(sizeof(TryCatchMembers) == sizeof(v8::TryCatch));

void DoNothing(const v8::FunctionCallbackInfo<v8::Value>&) {}

}  // namespace

void ModuleErrors::Watch(bool watch) {
  if (watch == std::exchange(is_watching_, watch)) return;
  watching = watch ? this : nullptr;
  isolate_->SetPromiseHook(watch ? OnPromise : nullptr);
  last_promise_.Reset();
}

void ModuleErrors::OnPromise(v8::PromiseHookType type, v8::Local<v8::Promise> promise, v8::Local<v8::Value> parent) {
  if (type != v8::PromiseHookType::kInit) return;
  ModuleErrors* self = watching;
  if (!self->last_promise_.IsEmpty() && self->last_promise_ == parent) {
    self->last_is_awaited_ = true;
  } else {
    self->last_promise_.Reset(self->isolate_, promise);
    self->last_is_awaited_ = false;
  }
}

void ModuleErrors::LetBeUncaught() {
  LetThrownBeUncaught();
  LetRejectedBeUncaught();
}

// A module that does not await runs in a handler of V8's own, which is known by what nobody else asks for: it keeps no
// message. V8 looks at whether it is verbose.
void ModuleErrors::LetThrownBeUncaught() {
  v8::TryCatch innermost(isolate_);
  TryCatchMembers* handler = reinterpret_cast<TryCatchMembers*>(&innermost)->next;
  if (handler != nullptr && handler->isolate == isolate_ && !handler->capture_message) handler->is_verbose = true;
}

// A module that awaits is a function with a promise, which V8 has just made and waits for. One more that waits, and
// does not handle a rejection, makes V8 see it as unhandled.
void ModuleErrors::LetRejectedBeUncaught() {
  if (last_promise_.IsEmpty() || !last_is_awaited_) return;
  v8::Local<v8::Context> context = isolate_->GetCurrentContext();
  v8::Local<v8::Promise> promise = last_promise_.Get(isolate_);
  last_promise_.Reset();
  if (promise->State() != v8::Promise::kPending) return;
  v8::Local<v8::Function> nothing;
  v8::Local<v8::Promise> waiting;
  if (!v8::Function::New(context, DoNothing).ToLocal(&nothing) || !promise->Then(context, nothing).ToLocal(&waiting)) {
    return;
  }
  waiting->MarkAsHandled();
}

}  // namespace jstime
