// Asynchronous file operations: a promise for each, the work on libuv's thread pool.
#include <uv.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "engine/array_buffers.h"
#include "engine/maybe.h"
#include "ops/fs_operations.h"
#include "ops/registry.h"
#include "ops/system_error.h"

namespace jstime {
namespace {

// What an open directory holds in the C library.
constexpr size_t kDirectoryBytes = 32 * 1024;

struct PendingOperation {
  uv_work_t request;
  FsOperation operation;
  FsArguments arguments;
  FsResult result;
  // As the program wrote them, for error messages.
  std::string shown_path;
  std::string shown_destination;
  bool has_path;
  OpContext* context;
  v8::Global<v8::Promise::Resolver> resolver;
  // Keeps the bytes that are written or read in place.
  std::shared_ptr<v8::BackingStore> backing_store;
};

v8::Local<v8::Value> ToV8Entries(v8::Isolate* isolate, const std::vector<DirectoryEntry>& entries) {
  v8::LocalVector<v8::Value> list(isolate);
  for (const DirectoryEntry& entry : entries) {
    v8::Local<v8::Value> pair[] = {ToShortV8String(isolate, entry.first), v8::Integer::New(isolate, entry.second)};
    list.push_back(v8::Array::New(isolate, pair, 2));
  }
  return v8::Array::New(isolate, list.data(), list.size());
}

// A typed array of `numbers`.
template <typename Array, typename Numbers>
v8::Local<v8::Value> ToV8Numbers(v8::Isolate* isolate, const Numbers& numbers) {
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, sizeof(numbers));
  memcpy(buffer->Data(), numbers.data(), sizeof(numbers));
  return Array::New(buffer, 0, numbers.size());
}

v8::Local<v8::Value> ToV8Value(OpContext* context, FsResult* result) {
  v8::Isolate* isolate = context->realm->isolate();
  if (auto* number = std::get_if<double>(&result->value)) return v8::Number::New(isolate, *number);
  if (auto* bytes = std::get_if<Bytes>(&result->value)) return ToUint8Array(isolate, std::move(*bytes));
  if (auto* text = std::get_if<std::string>(&result->value)) return ToShortV8String(isolate, *text);
  if (auto* status = std::get_if<FileStatus>(&result->value)) {
    return ToV8Numbers<v8::Float64Array>(isolate, *status);
  }
  if (auto* status = std::get_if<ExactFileStatus>(&result->value)) {
    return ToV8Numbers<v8::BigInt64Array>(isolate, *status);
  }
  if (auto* status = std::get_if<FileSystemStatus>(&result->value)) {
    return ToV8Numbers<v8::BigInt64Array>(isolate, *status);
  }
  if (auto* directory = std::get_if<std::shared_ptr<OpenDirectory>>(&result->value)) {
    return context->handles.Add(isolate, HandleType::kDirectory, *directory, kDirectoryBytes);
  }
  if (auto* entries = std::get_if<std::vector<DirectoryEntry>>(&result->value)) return ToV8Entries(isolate, *entries);
  return v8::Undefined(isolate);
}

void Settle(PendingOperation* pending) {
  Realm* realm = pending->context->realm;
  RealmScope scope(realm);
  v8::Local<v8::Promise::Resolver> resolver = pending->resolver.Get(realm->isolate());
  FsResult& result = pending->result;
  if (result.error < 0) {
    v8::Local<v8::Value> error = pending->has_path ? MakeSystemError(realm->context(), result.error, result.syscall,
                                                                     pending->shown_path, pending->shown_destination)
                                                   : MakeSystemError(realm->context(), result.error, result.syscall);
    IgnoreResult(resolver->Reject(realm->context(), error));
  } else {
    IgnoreResult(resolver->Resolve(realm->context(), ToV8Value(pending->context, &result)));
  }
}

void OnDone(uv_work_t* request, int status) {
  std::unique_ptr<PendingOperation> pending(static_cast<PendingOperation*>(request->data));
  EventLoop* loop = pending->context->realm->loop();
  loop->RemovePending();
  // When the loop has stopped this does nothing, and the handles go with the isolate.
  loop->RunTask("fs", [&pending] { Settle(pending.get()); });
}

// Sorts the arguments behind the operation's name by their types.
void ReadArguments(const OpInfo& info, PendingOperation* pending) {
  FsArguments& arguments = pending->arguments;
  int strings = 0, numbers = 0, booleans = 0;
  for (int i = 1; i < info.Length(); ++i) {
    v8::Local<v8::Value> value = info[i];
    if (value->IsString()) {
      pending->has_path = true;
      (strings++ == 0 ? arguments.path : arguments.destination) = StringArgument(info, i);
    } else if (value->IsNumber()) {
      double* targets[] = {&arguments.number1, &arguments.number2, &arguments.number3};
      *targets[std::min(numbers++, 2)] = NumberArgument(info, i);
    } else if (value->IsExternal()) {
      arguments.directory = NativeHandles::Get<OpenDirectory>(value, HandleType::kDirectory);
    } else if (value->IsBoolean()) {
      (booleans++ == 0 ? arguments.option1 : arguments.option2) = BooleanArgument(info, i);
    } else if (value->IsArrayBufferView()) {
      v8::Local<v8::ArrayBufferView> view = value.As<v8::ArrayBufferView>();
      pending->backing_store = view->Buffer()->GetBackingStore();
      arguments.data = static_cast<char*>(pending->backing_store->Data()) + view->ByteOffset();
      arguments.size = view->ByteLength();
    }
  }
}

JSTIME_OP(Fs) {
  v8::Isolate* isolate = info.GetIsolate();
  OpContext* context = OpContext::From(isolate);
  std::string name = StringArgument(info, 0);
  FsOperation operation = FindFsOperation(name);
  v8::Local<v8::Promise::Resolver> resolver;
  if (operation == nullptr || !v8::Promise::Resolver::New(isolate->GetCurrentContext()).ToLocal(&resolver)) return;
  auto* pending = new PendingOperation{};
  pending->operation = operation;
  pending->context = context;
  pending->resolver.Reset(isolate, resolver);
  ReadArguments(info, pending);
  FsArguments& arguments = pending->arguments;
  pending->shown_path = arguments.path;
  pending->shown_destination = arguments.destination;
  // The target of a symbolic link is text, not a path to resolve.
  if (name != "symlink") arguments.path = context->AbsolutePath(arguments.path);
  arguments.destination = context->AbsolutePath(arguments.destination);
  pending->request.data = pending;
  context->realm->loop()->AddPending();
  uv_queue_work(
      context->realm->loop()->uv(), &pending->request,
      [](uv_work_t* request) {
        auto* pending = static_cast<PendingOperation*>(request->data);
        pending->result = pending->operation(pending->arguments);
      },
      OnDone);
  info.GetReturnValue().Set(resolver->GetPromise());
}

}  // namespace

const std::vector<Op>& FsOps() {
  static const std::vector<Op> ops = {{"fs", Fs}};
  return ops;
}

}  // namespace jstime
