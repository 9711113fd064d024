#include "engine/array_buffers.h"

#include <cstdlib>
#include <cstring>
#include <utility>

namespace jstime {

std::span<uint8_t> BytesOf(v8::Local<v8::Value> value) {
  if (value->IsArrayBufferView()) {
    v8::Local<v8::ArrayBufferView> view = value.As<v8::ArrayBufferView>();
    return {static_cast<uint8_t*>(view->Buffer()->Data()) + view->ByteOffset(), view->ByteLength()};
  }
  if (!value->IsArrayBuffer()) return {};
  v8::Local<v8::ArrayBuffer> buffer = value.As<v8::ArrayBuffer>();
  return {static_cast<uint8_t*>(buffer->Data()), buffer->ByteLength()};
}

v8::Local<v8::ArrayBuffer> ToArrayBuffer(v8::Isolate* isolate, Bytes bytes) {
  // A small one is cheaper to copy than to track.
  constexpr size_t kCopied = 256;
  const size_t size = bytes.size();
  if (size <= kCopied || bytes.is_mostly_unused()) {
    v8::Local<v8::ArrayBuffer> buffer =
        v8::ArrayBuffer::New(isolate, size, v8::BackingStoreInitializationMode::kUninitialized);
    if (size > 0) std::memcpy(buffer->Data(), bytes.data(), size);
    return buffer;
  }
  auto free_bytes = [](void* data, size_t, void*) { std::free(data); };
  return v8::ArrayBuffer::New(isolate, v8::ArrayBuffer::NewBackingStore(bytes.Release(), size, free_bytes, nullptr));
}

v8::Local<v8::Uint8Array> ToUint8Array(v8::Isolate* isolate, Bytes bytes) {
  const size_t size = bytes.size();
  return v8::Uint8Array::New(ToArrayBuffer(isolate, std::move(bytes)), 0, size);
}

}  // namespace jstime
