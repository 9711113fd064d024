#include "addon/call_runner.h"

#include <utility>

#include "addon/error_transfer.h"
#include "addon/structured_clone.h"
#include "engine/maybe.h"
#include "engine/strings.h"
#include "modules/url.h"

namespace jstime {

void CallRunner::Run(const HostedCall& call) {
  v8::HandleScope handle_scope(isolate());
  failure_.reset();
  takes_failure_ = true;
  switch (call.kind) {
    case HostedCall::Kind::kReady:
      Resolve(call.id, v8::Undefined(isolate()));
      break;
    case HostedCall::Kind::kScript:
      RunScript(call);
      break;
    case HostedCall::Kind::kImport:
      RunImport(call);
      break;
    case HostedCall::Kind::kEventLoop:
      RunEventLoop(call);
      break;
    case HostedCall::Kind::kTask:
      StartTask(call);
      break;
  }
  takes_failure_ = false;
}

void CallRunner::RunScript(const HostedCall& call) {
  v8::TryCatch try_catch(isolate());
  v8::Local<v8::Value> result;
  if (!runtime_->RunScript(call.text, call.name).ToLocal(&result)) {
    takes_failure_ = false;
    RejectCaught(call.id, try_catch);
    runtime_->realm()->AfterTask();
    return;
  }
  if (result->IsPromise()) {
    v8::Local<v8::Promise> promise = result.As<v8::Promise>();
    if (FinishPromise(call.id, promise)) Resolve(call.id, promise->Result());
    return;
  }
  runtime_->realm()->AfterTask();
  if (IsOver()) return;
  if (failure_) {
    SendRejected(call.id, *std::move(failure_));
  } else {
    Resolve(call.id, result);
  }
}

void CallRunner::RunImport(const HostedCall& call) {
  v8::Local<v8::Promise> evaluation = runtime_->modules()->RunEntryProvidedOrFile(call.text);
  if (!FinishPromise(call.id, evaluation)) return;
  v8::Local<v8::Value> module_namespace = runtime_->modules()->EntryNamespace();
  Resolve(call.id, CloneableExports(module_namespace.As<v8::Object>()));
}

void CallRunner::RunEventLoop(const HostedCall& call) {
  runtime_->realm()->AfterTask();
  RunLoopUntil([] { return false; });
  if (IsOver()) return;
  if (failure_) {
    SendRejected(call.id, *std::move(failure_));
  } else {
    Resolve(call.id, v8::Undefined(isolate()));
  }
}

void CallRunner::RunLoopUntil(const std::function<bool()>& done) {
  runtime_->loop()->RunUntilIdleOr([this, &done] {
    SendSettledTasks();
    return failure_.has_value() || done();
  });
}

// Waits for the promise of call `id`. True when it is fulfilled; everything else has been sent.
bool CallRunner::FinishPromise(uint32_t id, v8::Local<v8::Promise> promise) {
  promise->MarkAsHandled();
  runtime_->realm()->AfterTask();
  RunLoopUntil([promise] { return promise->State() != v8::Promise::kPending; });
  if (IsOver()) return false;
  takes_failure_ = false;
  if (failure_) {
    SendRejected(id, *std::move(failure_));
    return false;
  }
  if (promise->State() == v8::Promise::kPending) {
    SendUnsettled(id);
    return false;
  }
  if (promise->State() == v8::Promise::kFulfilled) return true;
  v8::Local<v8::Value> error = promise->Result();
  v8::Local<v8::Message> message = v8::Exception::CreateMessage(isolate(), error);
  Reject(id, error, runtime_->realm()->LocationOf(error, message));
  return false;
}

void CallRunner::StartTask(const HostedCall& call) {
  v8::HandleScope handle_scope(isolate());
  v8::TryCatch try_catch(isolate());
  v8::Local<v8::String> name = ToShortV8String(isolate(), call.text);
  v8::Local<v8::Value> function;
  v8::Local<v8::Value> arguments;
  v8::Local<v8::Value> result;
  if (!context()->Global()->Get(context(), name).ToLocal(&function) ||
      !CloneFromBytes(context(), call.bytes).ToLocal(&arguments)) {
    RejectCaught(call.id, try_catch);
    return;
  }
  if (!function->IsFunction()) {
    std::string text = "postTask: the isolate has no global function '" + call.text + "'";
    Reject(call.id, v8::Exception::TypeError(ToShortV8String(isolate(), text)), {});
    return;
  }
  v8::LocalVector<v8::Value> values(isolate());
  v8::Local<v8::Array> list = arguments.As<v8::Array>();
  for (uint32_t i = 0; i < list->Length(); ++i) values.push_back(list->Get(context(), i).ToLocalChecked());
  if (!function.As<v8::Function>()
           ->Call(isolate(), context(), v8::Undefined(isolate()), values.size(), values.data())
           .ToLocal(&result)) {
    RejectCaught(call.id, try_catch);
  } else if (result->IsPromise()) {
    result.As<v8::Promise>()->MarkAsHandled();
    tasks_.push_back({call.id, v8::Global<v8::Promise>(isolate(), result.As<v8::Promise>())});
  } else {
    Resolve(call.id, result);
  }
}

void CallRunner::FinishTasks(const std::function<bool()>& is_enough) {
  v8::HandleScope handle_scope(isolate());
  runtime_->realm()->AfterTask();
  RunLoopUntil([this, &is_enough] { return tasks_.empty() || is_enough(); });
  if (IsOver() || is_enough()) return;
  for (UnsettledTask& task : std::exchange(tasks_, {})) SendUnsettled(task.id);
}

void CallRunner::SendSettledTasks() {
  if (tasks_.empty()) return;
  v8::HandleScope handle_scope(isolate());
  for (size_t i = 0; i < tasks_.size();) {
    v8::Local<v8::Promise> promise = tasks_[i].promise.Get(isolate());
    if (promise->State() == v8::Promise::kPending) {
      ++i;
      continue;
    }
    uint32_t id = tasks_[i].id;
    tasks_.erase(tasks_.begin() + i);
    if (promise->State() == v8::Promise::kFulfilled) {
      Resolve(id, promise->Result());
    } else {
      Reject(id, promise->Result(), {});
    }
  }
}

void CallRunner::OnUncaughtError(v8::Local<v8::Value> error, const std::string& report) {
  std::string bytes = DescribeThrown(runtime_->realm(), error, {});
  if (takes_failure_ && !failure_) {
    failure_ = std::move(bytes);
    return;
  }
  HostMessage message;
  message.kind = HostMessage::Kind::kUncaughtError;
  message.bytes = std::move(bytes);
  message.text = report;
  outbox_->Send(std::move(message));
}

void CallRunner::Resolve(uint32_t id, v8::Local<v8::Value> value) {
  if (IsOver()) return;
  v8::TryCatch try_catch(isolate());
  HostMessage message;
  message.kind = HostMessage::Kind::kResolved;
  message.id = id;
  // Scripts end in assignments of functions more often than they mean to return one.
  if (value->IsFunction() || value->IsSymbol()) value = v8::Undefined(isolate());
  if (CloneToBytes(context(), value, &message.bytes)) {
    outbox_->Send(std::move(message));
  } else {
    RejectCaught(id, try_catch);
  }
}

void CallRunner::RejectCaught(uint32_t id, const v8::TryCatch& try_catch) {
  if (IsOver() || !try_catch.HasCaught() || try_catch.HasTerminated()) return;
  v8::Local<v8::Value> error = try_catch.Exception();
  Reject(id, error, runtime_->realm()->LocationOf(error, try_catch.Message()));
}

void CallRunner::Reject(uint32_t id, v8::Local<v8::Value> error, const SourceLocation& location) {
  SendRejected(id, DescribeThrown(runtime_->realm(), error, location));
}

void CallRunner::SendRejected(uint32_t id, std::string bytes) {
  if (IsOver()) return;
  HostMessage message;
  message.kind = HostMessage::Kind::kRejected;
  message.id = id;
  message.bytes = std::move(bytes);
  outbox_->Send(std::move(message));
}

void CallRunner::SendUnsettled(uint32_t id) {
  HostMessage message;
  message.kind = HostMessage::Kind::kUnsettled;
  message.id = id;
  if (std::optional<SourceLocation> location = runtime_->modules()->StalledAwait()) {
    message.text =
        UrlForDisplay(location->url) + ":" + std::to_string(location->line) + ":" + std::to_string(location->column);
  }
  outbox_->Send(std::move(message));
}

v8::Local<v8::Object> CallRunner::CloneableExports(v8::Local<v8::Object> module_namespace) {
  v8::Local<v8::Object> exports = v8::Object::New(isolate());
  v8::TryCatch try_catch(isolate());
  v8::Local<v8::Array> names;
  if (!module_namespace->GetOwnPropertyNames(context()).ToLocal(&names)) return exports;
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name;
    v8::Local<v8::Value> value;
    std::string ignored;
    if (names->Get(context(), i).ToLocal(&name) && module_namespace->Get(context(), name).ToLocal(&value) &&
        CloneToBytes(context(), value, &ignored)) {
      IgnoreResult(exports->CreateDataProperty(context(), name.As<v8::String>(), value));
    }
    try_catch.Reset();
  }
  return exports;
}

}  // namespace jstime
