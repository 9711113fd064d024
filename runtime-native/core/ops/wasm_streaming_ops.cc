// WebAssembly that is compiled while it comes: between V8 and the built-ins, which know what a Response is.
#include <memory>
#include <string>

#include "engine/array_buffers.h"
#include "engine/maybe.h"
#include "ops/native_handles.h"
#include "ops/registry.h"

namespace jstime {
namespace {

// V8's own memory of the bytes is not to be known.
constexpr size_t kBytesOfHandle = 64 * 1024;

struct Compilation {
  std::shared_ptr<v8::WasmStreaming> streaming;
};

std::shared_ptr<v8::WasmStreaming> StreamArgument(const OpInfo& info) {
  std::shared_ptr<const Compilation> compilation = NativeHandles::Get<Compilation>(info[0], HandleType::kWasmStream);
  return compilation == nullptr ? nullptr : compilation->streaming;
}

JSTIME_OP(WasmStreamPush) {
  std::shared_ptr<v8::WasmStreaming> streaming = StreamArgument(info);
  if (streaming == nullptr) return;
  const ByteSpan bytes = BytesOf(info[1]);
  streaming->OnBytesReceived(bytes.data(), bytes.size());
}

JSTIME_OP(WasmStreamFinish) {
  std::shared_ptr<v8::WasmStreaming> streaming = StreamArgument(info);
  if (streaming == nullptr) return;
  const std::string url = StringArgument(info, 1);
  streaming->SetUrl(url.data(), url.size());
  streaming->Finish(nullptr);
}

JSTIME_OP(WasmStreamAbort) {
  if (std::shared_ptr<v8::WasmStreaming> streaming = StreamArgument(info)) streaming->Abort(info[1]);
}

}  // namespace

void StreamWasm(const OpInfo& info) {
  v8::Isolate* isolate = info.GetIsolate();
  OpContext* context = OpContext::From(isolate);
  auto compilation = std::make_shared<Compilation>();
  compilation->streaming = v8::WasmStreaming::Unpack(isolate, info.Data());
  v8::Local<v8::Value> handle =
      context->handles.Add(isolate, HandleType::kWasmStream, std::move(compilation), kBytesOfHandle);
  IgnoreResult(context->realm->CallHook(Hook::kStreamWasm, {info[0], handle}));
}

const std::vector<Op>& WasmStreamingOps() {
  static const std::vector<Op> ops = {
      {"wasmStreamPush", WasmStreamPush},
      {"wasmStreamFinish", WasmStreamFinish},
      {"wasmStreamAbort", WasmStreamAbort},
  };
  return ops;
}

}  // namespace jstime
