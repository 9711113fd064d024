#include "addon/host_functions.h"

#include <utility>

#include "addon/error_transfer.h"
#include "addon/structured_clone.h"
#include "engine/maybe.h"
#include "engine/strings.h"

namespace jstime {

HostFunctions::HostFunctions(Runtime* runtime, Outbox* outbox, Ask ask)
    : runtime_(runtime), outbox_(outbox), ask_(std::move(ask)) {}

void HostFunctions::Install(const std::vector<HostFunction>& functions, const std::string& values) {
  v8::Isolate* isolate = runtime_->realm()->isolate();
  v8::HandleScope handle_scope(isolate);
  v8::Local<v8::Context> context = runtime_->realm()->context();
  v8::Local<v8::Object> global = context->Global();
  for (const HostFunction& function : functions) {
    entries_.push_back(std::make_unique<Entry>(Entry{this, static_cast<uint32_t>(entries_.size()), function.is_async}));
    v8::Local<v8::String> name = ToShortV8String(isolate, function.name);
    v8::Local<v8::External> data =
        v8::External::New(isolate, entries_.back().get(), v8::kExternalPointerTypeTagDefault);
    v8::Local<v8::Function> callback =
        v8::Function::New(context, OnCall, data, 0, v8::ConstructorBehavior::kThrow).ToLocalChecked();
    callback->SetName(name);
    global->CreateDataProperty(context, name, callback).Check();
  }
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> record;
  if (values.empty() || !CloneFromBytes(context, values).ToLocal(&record)) return;
  v8::Local<v8::Array> names = record.As<v8::Object>()->GetOwnPropertyNames(context).ToLocalChecked();
  for (uint32_t i = 0; i < names->Length(); ++i) {
    v8::Local<v8::Value> name = names->Get(context, i).ToLocalChecked();
    v8::Local<v8::Value> value = record.As<v8::Object>()->Get(context, name).ToLocalChecked();
    global->CreateDataProperty(context, name.As<v8::String>(), value).Check();
  }
}

void HostFunctions::Settle(uint32_t id, bool succeeded, const std::string& bytes) {
  auto found = promises_.find(id);
  if (found == promises_.end()) return;
  v8::HandleScope handle_scope(runtime_->realm()->isolate());
  v8::Local<v8::Context> context = runtime_->realm()->context();
  v8::Local<v8::Promise::Resolver> resolver = found->second.Get(runtime_->realm()->isolate());
  promises_.erase(found);
  runtime_->loop()->RemovePending();
  v8::TryCatch try_catch(runtime_->realm()->isolate());
  v8::Local<v8::Value> value;
  if (!succeeded) {
    IgnoreResult(resolver->Reject(context, ReviveThrown(context, bytes)));
  } else if (CloneFromBytes(context, bytes).ToLocal(&value)) {
    IgnoreResult(resolver->Resolve(context, value));
  } else if (!try_catch.HasTerminated()) {
    IgnoreResult(resolver->Reject(context, try_catch.Exception()));
  }
}

void HostFunctions::OnCall(const v8::FunctionCallbackInfo<v8::Value>& info) {
  auto* entry = static_cast<Entry*>(info.Data().As<v8::External>()->Value(v8::kExternalPointerTypeTagDefault));
  entry->owner->Call(*entry, info);
}

void HostFunctions::Call(const Entry& entry, const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = runtime_->realm()->context();
  v8::LocalVector<v8::Value> arguments(isolate);
  for (int i = 0; i < info.Length(); ++i) arguments.push_back(info[i]);
  HostMessage message;
  message.kind = HostMessage::Kind::kHostCall;
  message.number = entry.index;
  message.id = next_id_++;
  if (!CloneToBytes(context, v8::Array::New(isolate, arguments.data(), arguments.size()), &message.bytes)) return;
  const uint32_t id = message.id;
  v8::Local<v8::Promise> promise;
  if (entry.is_async) {
    if (!MakePromise(id).ToLocal(&promise)) return;
    info.GetReturnValue().Set(promise);
    outbox_->Send(std::move(message));
    return;
  }
  std::optional<HostAnswer> answer = ask_(std::move(message));
  // Execution is being terminated: whatever is returned is never seen.
  if (!answer) return;
  v8::Local<v8::Value> value;
  switch (answer->kind) {
    case HostAnswer::Kind::kValue:
      if (CloneFromBytes(context, answer->bytes).ToLocal(&value)) info.GetReturnValue().Set(value);
      break;
    case HostAnswer::Kind::kPromise:
      if (MakePromise(id).ToLocal(&promise)) info.GetReturnValue().Set(promise);
      break;
    default:
      isolate->ThrowException(ReviveThrown(context, answer->bytes));
  }
}

v8::MaybeLocal<v8::Promise> HostFunctions::MakePromise(uint32_t id) {
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(runtime_->realm()->context()).ToLocal(&resolver)) return {};
  promises_[id].Reset(runtime_->realm()->isolate(), resolver);
  runtime_->loop()->AddPending();
  return resolver->GetPromise();
}

}  // namespace jstime
