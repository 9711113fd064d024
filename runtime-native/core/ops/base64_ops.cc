// Base64 between strings whose characters are bytes: the steps of btoa and atob.
#include <cstdint>
#include <memory>
#include <new>

#include "engine/simdutf_api.h"
#include "ops/registry.h"

namespace jstime {
namespace {

struct Characters {
  std::unique_ptr<char[]> data;
  size_t size = 0;
};

Characters Allocate(size_t size) { return {std::unique_ptr<char[]>(new (std::nothrow) char[size]), size}; }

// A copy: an external string would spare it, but costs more when it is freed.
void ReturnString(const OpInfo& info, const Characters& characters) {
  v8::Local<v8::String> string;
  if (v8::String::NewFromOneByte(info.GetIsolate(), reinterpret_cast<const uint8_t*>(characters.data.get()),
                                 v8::NewStringType::kNormal, static_cast<int>(characters.size))
          .ToLocal(&string)) {
    info.GetReturnValue().Set(string);
  }
}

bool FitsString(v8::Isolate* isolate, const Characters& characters) {
  if (characters.data && characters.size <= v8::String::kMaxLength) return true;
  isolate->ThrowException(v8::Exception::RangeError(Internalized(isolate, "The text is too long")));
  return false;
}

// False if there is a character that is no byte.
bool NarrowToBytes(const uint16_t* text, size_t length, char* bytes) {
  uint16_t all = 0;
  for (size_t i = 0; i < length; ++i) {
    all |= text[i];
    bytes[i] = static_cast<char>(text[i]);
  }
  return all <= 0xff;
}

JSTIME_OP(EncodeBase64) {
  v8::Isolate* isolate = info.GetIsolate();
  Characters encoded;
  {
    v8::String::ValueView text(isolate, info[0].As<v8::String>());
    const size_t length = text.length();
    encoded = Allocate((length + 2) / 3 * 4);
    if (!FitsString(isolate, encoded)) return;
    Characters narrowed;
    const char* bytes = reinterpret_cast<const char*>(text.data8());
    if (!text.is_one_byte()) {
      narrowed = Allocate(length);
      if (!FitsString(isolate, narrowed) || !NarrowToBytes(text.data16(), length, narrowed.data.get())) return;
      bytes = narrowed.data.get();
    }
    simdutf::binary_to_base64(bytes, length, encoded.data.get(), simdutf::base64_default);
  }
  ReturnString(info, encoded);
}

JSTIME_OP(DecodeBase64) {
  v8::Isolate* isolate = info.GetIsolate();
  Characters decoded;
  {
    v8::String::ValueView text(isolate, info[0].As<v8::String>());
    const size_t length = text.length();
    decoded = Allocate(length / 4 * 3 + 3);
    if (!FitsString(isolate, decoded)) return;
    const simdutf::result result =
        text.is_one_byte() ? simdutf::base64_to_binary(reinterpret_cast<const char*>(text.data8()), length,
                                                       decoded.data.get(), simdutf::base64_default, simdutf::loose)
                           : simdutf::base64_to_binary(reinterpret_cast<const char16_t*>(text.data16()), length,
                                                       decoded.data.get(), simdutf::base64_default, simdutf::loose);
    if (result.error != simdutf::SUCCESS) return;
    decoded.size = result.count;
  }
  ReturnString(info, decoded);
}

}  // namespace

const std::vector<Op>& Base64Ops() {
  static const std::vector<Op> ops = {
      {"encodeBase64", EncodeBase64, kLooksOnly},
      {"decodeBase64", DecodeBase64, kLooksOnly},
  };
  return ops;
}

}  // namespace jstime
