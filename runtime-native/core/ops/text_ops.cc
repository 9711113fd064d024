// UTF-8, and the text files that source maps need.
#include <cstring>
#include <memory>

#include "base/files.h"
#include "engine/array_buffers.h"
#include "engine/simdutf_api.h"
#include "ops/registry.h"

namespace jstime {
namespace {

// bytes, isFatal: then undefined for bytes that are no UTF-8.
JSTIME_OP(Utf8Decode) {
  const ByteSpan bytes = BytesOf(info[0]);
  const std::string_view utf8(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (BooleanArgument(info, 1) && !simdutf::validate_utf8(utf8.data(), utf8.size())) return;
  v8::Local<v8::String> text;
  if (ToV8String(info.GetIsolate(), utf8).ToLocal(&text)) {
    info.GetReturnValue().Set(text);
  }
}

// Length as UTF-8 of a string without lone surrogates.
size_t WellFormedUtf8Length(const v8::String::ValueView& text) {
  return text.is_one_byte()
             ? simdutf::utf8_length_from_latin1(reinterpret_cast<const char*>(text.data8()), text.length())
             : simdutf::utf8_length_from_utf16(reinterpret_cast<const char16_t*>(text.data16()), text.length());
}

// Writes as many bytes as above. False if there are lone surrogates.
bool WriteWellFormedUtf8(const v8::String::ValueView& text, size_t utf8_length, char* utf8) {
  if (text.length() == 0) return true;
  if (!text.is_one_byte()) {
    return simdutf::convert_utf16_to_utf8(reinterpret_cast<const char16_t*>(text.data16()), text.length(), utf8) > 0;
  }
  const char* latin1 = reinterpret_cast<const char*>(text.data8());
  if (utf8_length == text.length()) {
    std::memcpy(utf8, latin1, utf8_length);
  } else {
    simdutf::convert_latin1_to_utf8(latin1, text.length(), utf8);
  }
  return true;
}

std::unique_ptr<v8::BackingStore> AllocateUtf8(v8::Isolate* isolate, size_t length) {
  auto store = v8::ArrayBuffer::NewBackingStore(isolate, length, v8::BackingStoreInitializationMode::kUninitialized,
                                                v8::BackingStoreOnFailureMode::kReturnNull);
  if (store == nullptr) {
    isolate->ThrowException(v8::Exception::RangeError(Internalized(isolate, "Text is too large to encode")));
  }
  return store;
}

JSTIME_OP(Utf8Encode) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[0]->IsString()) return;
  v8::Local<v8::String> text = info[0].As<v8::String>();
  size_t length = WellFormedUtf8Length(v8::String::ValueView(isolate, text));
  std::unique_ptr<v8::BackingStore> store = AllocateUtf8(isolate, length);
  if (store == nullptr) return;
  char* utf8 = static_cast<char*>(store->Data());
  if (!WriteWellFormedUtf8(v8::String::ValueView(isolate, text), length, utf8)) {
    length = text->Utf8LengthV2(isolate);
    store = AllocateUtf8(isolate, length);
    if (store == nullptr) return;
    utf8 = static_cast<char*>(store->Data());
    text->WriteUtf8V2(isolate, utf8, length, v8::String::WriteFlags::kReplaceInvalidUtf8);
  }
  info.GetReturnValue().Set(v8::Uint8Array::New(v8::ArrayBuffer::New(isolate, std::move(store)), 0, length));
}

// text, bytes, counts: a Uint32Array that takes the numbers of code units read and of bytes written.
JSTIME_OP(Utf8EncodeInto) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[0]->IsString() || !info[1]->IsUint8Array() || !info[2]->IsUint32Array()) return;
  v8::Local<v8::String> text = info[0].As<v8::String>();
  const std::span<uint8_t> target = BytesOf(info[1]);
  char* utf8 = reinterpret_cast<char*>(target.data());
  auto* counts = static_cast<uint32_t*>(info[2].As<v8::Uint32Array>()->Buffer()->Data());
  {
    v8::String::ValueView units(isolate, text);
    size_t length = WellFormedUtf8Length(units);
    if (length <= target.size() && WriteWellFormedUtf8(units, length, utf8)) {
      counts[0] = static_cast<uint32_t>(units.length());
      counts[1] = static_cast<uint32_t>(length);
      return;
    }
  }
  size_t read = 0;
  size_t written = text->WriteUtf8V2(isolate, utf8, target.size(), v8::String::WriteFlags::kReplaceInvalidUtf8, &read);
  counts[0] = static_cast<uint32_t>(read);
  counts[1] = static_cast<uint32_t>(written);
}

JSTIME_OP(ReadTextFile) {
  v8::Isolate* isolate = info.GetIsolate();
  std::string contents;
  v8::Local<v8::String> text;
  if (ReadFile(OpContext::From(isolate)->AbsolutePath(StringArgument(info, 0)), &contents) == 0 &&
      ToV8String(isolate, contents).ToLocal(&text)) {
    info.GetReturnValue().Set(text);
  }
}

}  // namespace

const std::vector<Op>& TextOps() {
  static const std::vector<Op> ops = {
      {"utf8Decode", Utf8Decode, kLooksOnly},
      {"utf8Encode", Utf8Encode, kLooksOnly},
      {"utf8EncodeInto", Utf8EncodeInto},
      {"readTextFile", ReadTextFile},
  };
  return ops;
}

}  // namespace jstime
