// WebAssembly that is compiled while it comes: between V8 and the built-ins, which know what a Response is.
#include <memory>
#include <string>

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
  if (streaming == nullptr || !info[1]->IsArrayBufferView()) return;
  v8::Local<v8::ArrayBufferView> view = info[1].As<v8::ArrayBufferView>();
  const auto* data = static_cast<const uint8_t*>(view->Buffer()->Data()) + view->ByteOffset();
  streaming->OnBytesReceived(data, view->ByteLength());
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
