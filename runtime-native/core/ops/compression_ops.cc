// Compression and decompression: small pieces on the spot, large ones on libuv's thread pool.
#include <uv.h>

#include <memory>
#include <utility>

#include "engine/array_buffers.h"
#include "engine/maybe.h"
#include "ops/compression/codec_stream.h"
#include "ops/registry.h"

namespace jstime {
namespace {

// What one call gives at most. The pool's calls give more: each is a trip to another thread.
constexpr size_t kMaxOutputBytes = 64 * 1024;
constexpr size_t kMaxPoolOutputBytes = 1024 * 1024;
// What a codec holds, about: windows, tables.
constexpr size_t kCodecBytes = 256 * 1024;

// Handles are constant, codecs are not.
struct CodecHandle {
  std::unique_ptr<CodecStream> stream;
};

CodecStream* StreamOf(const std::shared_ptr<const CodecHandle>& handle) {
  return handle == nullptr ? nullptr : handle->stream.get();
}

void MakeCodec(const OpInfo& info, CodecStream::Direction direction, CodecStream::Rules rules) {
  v8::Isolate* isolate = info.GetIsolate();
  auto stream = std::make_unique<CodecStream>(StringArgument(info, 0), direction, rules);
  if (!stream->is_valid()) {
    isolate->ThrowException(v8::Exception::RangeError(Internalized(isolate, "No such format, or out of memory")));
    return;
  }
  auto handle = std::make_shared<const CodecHandle>(std::move(stream));
  info.GetReturnValue().Set(
      OpContext::From(isolate)->handles.Add(isolate, HandleType::kCodec, std::move(handle), kCodecBytes));
}

JSTIME_OP(MakeCompressor) { MakeCodec(info, CodecStream::Direction::kCompress, CodecStream::Rules::kStrict); }

JSTIME_OP(MakeDecompressor) {
  MakeCodec(info, CodecStream::Direction::kDecompress,
            BooleanArgument(info, 1) ? CodecStream::Rules::kTolerant : CodecStream::Rules::kStrict);
}

v8::Local<v8::Value> ToError(v8::Isolate* isolate, const char* message) {
  return v8::Exception::TypeError(Internalized(isolate, message));
}

// A Uint8Array; undefined for no bytes.
v8::Local<v8::Value> ToV8(v8::Isolate* isolate, Bytes output) {
  if (output.size() == 0) return v8::Undefined(isolate);
  return ToUint8Array(isolate, std::move(output));
}

JSTIME_OP(RunCodec) {
  v8::Isolate* isolate = info.GetIsolate();
  auto handle = NativeHandles::Get<CodecHandle>(info[0], HandleType::kCodec);
  CodecStream* stream = StreamOf(handle);
  if (stream == nullptr) return;
  CodecStream::Result result = stream->Run(BytesOf(info[1]), BooleanArgument(info, 2), kMaxOutputBytes);
  if (result.error != nullptr) {
    isolate->ThrowException(ToError(isolate, result.error));
  } else {
    info.GetReturnValue().Set(ToV8(isolate, std::move(result.output)));
  }
}

struct Job {
  uv_work_t request;
  OpContext* context;
  v8::Global<v8::Promise::Resolver> resolver;
  std::shared_ptr<const CodecHandle> handle;
  Bytes input;
  bool is_last;
  CodecStream::Result result;
};

void Settle(Job* job) {
  Realm* realm = job->context->realm;
  RealmScope scope(realm);
  v8::Isolate* isolate = realm->isolate();
  v8::Local<v8::Promise::Resolver> resolver = job->resolver.Get(isolate);
  CodecStream::Result& result = job->result;
  if (result.error != nullptr) {
    IgnoreResult(resolver->Reject(realm->context(), ToError(isolate, result.error)));
  } else {
    IgnoreResult(resolver->Resolve(realm->context(), ToV8(isolate, std::move(result.output))));
  }
}

void OnDone(uv_work_t* request, int) {
  std::unique_ptr<Job> job(static_cast<Job*>(request->data));
  EventLoop* loop = job->context->realm->loop();
  loop->RemovePending();
  // When the loop has stopped this does nothing, and the handles go with the isolate.
  loop->RunTask("compression", [&job] { Settle(job.get()); });
}

JSTIME_OP(RunCodecOnPool) {
  v8::Isolate* isolate = info.GetIsolate();
  auto handle = NativeHandles::Get<CodecHandle>(info[0], HandleType::kCodec);
  v8::Local<v8::Promise::Resolver> resolver;
  if (handle == nullptr || !v8::Promise::Resolver::New(isolate->GetCurrentContext()).ToLocal(&resolver)) return;
  auto job = std::make_unique<Job>();
  job->context = OpContext::From(isolate);
  job->resolver.Reset(isolate, resolver);
  job->handle = std::move(handle);
  // A copy: the program may write to its bytes meanwhile.
  job->input = Bytes(BytesOf(info[1]));
  job->is_last = BooleanArgument(info, 2);
  job->request.data = job.get();
  EventLoop* loop = job->context->realm->loop();
  loop->AddPending();
  uv_queue_work(
      loop->uv(), &job.release()->request,
      [](uv_work_t* request) {
        auto* job = static_cast<Job*>(request->data);
        job->result = job->handle->stream->Run(job->input.span(), job->is_last, kMaxPoolOutputBytes);
      },
      OnDone);
  info.GetReturnValue().Set(resolver->GetPromise());
}

}  // namespace

const std::vector<Op>& CompressionOps() {
  static const std::vector<Op> ops = {
      {"makeCompressor", MakeCompressor},
      {"makeDecompressor", MakeDecompressor},
      {"runCodec", RunCodec},
      {"runCodecOnPool", RunCodecOnPool},
  };
  return ops;
}

}  // namespace jstime
