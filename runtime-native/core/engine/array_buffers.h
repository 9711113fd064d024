// Bytes from and to ArrayBuffers. Thread: isolate.
#ifndef JSTIME_ENGINE_ARRAY_BUFFERS_H_
#define JSTIME_ENGINE_ARRAY_BUFFERS_H_

#include <span>

#include "base/bytes.h"
#include "v8.h"

namespace jstime {

// The bytes of an ArrayBuffer or a view, as long as nothing of JavaScript runs; none of other values.
std::span<uint8_t> BytesOf(v8::Local<v8::Value> value);

// A buffer that takes the bytes over, or a copy if they are few.
v8::Local<v8::ArrayBuffer> ToArrayBuffer(v8::Isolate* isolate, Bytes bytes);

// A view of such a buffer.
v8::Local<v8::Uint8Array> ToUint8Array(v8::Isolate* isolate, Bytes bytes);

}  // namespace jstime

#endif  // JSTIME_ENGINE_ARRAY_BUFFERS_H_
