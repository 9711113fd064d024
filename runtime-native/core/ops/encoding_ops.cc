// Encodings other than UTF-8.
#include <cstring>
#include <memory>
#include <span>
#include <utility>

#include "engine/array_buffers.h"
#include "engine/icu_api.h"
#include "engine/simdutf_api.h"
#include "ops/registry.h"

namespace jstime {
namespace {

constexpr char16_t kReplacement = 0xfffd;

// Returns the text, or undefined if the op shall fail at errors and there is one.
void ReturnText(const OpInfo& info, std::unique_ptr<char16_t[]> text, size_t length) {
  v8::Local<v8::String> string;
  if (ToV8String(info.GetIsolate(), std::move(text), length).ToLocal(&string)) info.GetReturnValue().Set(string);
}

// bytes (an even number), isBigEndian, isFatal.
JSTIME_OP(Utf16Decode) {
  const ByteSpan bytes = BytesOf(info[0]);
  bool is_big_endian = BooleanArgument(info, 1);
  size_t length = bytes.size() / 2;
  auto text = std::make_unique_for_overwrite<char16_t[]>(length);
  std::memcpy(text.get(), bytes.data(), length * 2);
  if (is_big_endian) simdutf::change_endianness_utf16(text.get(), length, text.get());
  if (!simdutf::validate_utf16(text.get(), length)) {
    if (BooleanArgument(info, 2)) return;
    simdutf::to_well_formed_utf16(text.get(), length, text.get());
  }
  ReturnText(info, std::move(text), length);
}

// bytes, the code units of the upper 128 bytes (0: none), isFatal.
JSTIME_OP(SingleByteDecode) {
  const ByteSpan bytes = BytesOf(info[0]);
  if (simdutf::validate_ascii(reinterpret_cast<const char*>(bytes.data()), bytes.size())) {
    v8::Local<v8::String> string;
    if (ToV8String(info.GetIsolate(), {reinterpret_cast<const char*>(bytes.data()), bytes.size()}).ToLocal(&string)) {
      info.GetReturnValue().Set(string);
    }
    return;
  }
  const ByteSpan table_bytes = BytesOf(info[1]);
  const auto* table = reinterpret_cast<const char16_t*>(table_bytes.data());
  bool is_fatal = BooleanArgument(info, 2);
  auto text = std::make_unique_for_overwrite<char16_t[]>(bytes.size());
  for (size_t i = 0; i < bytes.size(); ++i) {
    char16_t unit = bytes[i] < 0x80 ? bytes[i] : table[bytes[i] - 0x80];
    if (unit == 0 && bytes[i] != 0) {
      if (is_fatal) return;
      unit = kReplacement;
    }
    text[i] = unit;
  }
  ReturnText(info, std::move(text), bytes.size());
}

// A converter of ICU that tells what it cannot convert.
class Converter {
 public:
  explicit Converter(const char* name) {
    UErrorCode error = 0;
    converter_ = JSTIME_ICU(ucnv_open)(name, &error);
    if (error > 0) converter_ = nullptr;
    if (converter_ == nullptr) return;
    UConverterToUCallback old_callback;
    const void* old_context;
    JSTIME_ICU(ucnv_setToUCallBack)
    (converter_, JSTIME_ICU(UCNV_TO_U_CALLBACK_STOP), nullptr, &old_callback, &old_context, &error);
  }
  ~Converter() {
    if (converter_ != nullptr) JSTIME_ICU(ucnv_close)(converter_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool is_open() const { return converter_ != nullptr; }

  // The code point that `bytes` stand for; 0 if they stand for none, or for several.
  uint32_t Convert(std::span<const char> bytes) const {
    char16_t units[8];
    UErrorCode error = 0;
    JSTIME_ICU(ucnv_reset)(converter_);
    int32_t length = JSTIME_ICU(ucnv_toUChars)(converter_, units, std::size(units), bytes.data(),
                                               static_cast<int32_t>(bytes.size()), &error);
    if (error > 0) return 0;
    if (length == 1) return units[0];
    if (length != 2 || (units[0] & 0xfc00) != 0xd800) return 0;
    return 0x10000 + ((units[0] & 0x3ff) << 10) + (units[1] & 0x3ff);
  }

 private:
  UConverter* converter_;
};

// converter, prefix byte (0: none): the code points of all pairs of bytes, first byte first.
JSTIME_OP(TwoByteIndex) {
  v8::Isolate* isolate = info.GetIsolate();
  Converter converter(StringArgument(info, 0).c_str());
  auto prefix = static_cast<char>(NumberArgument(info, 1));
  if (!converter.is_open()) return;
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 0x10000 * sizeof(uint32_t));
  auto* index = static_cast<uint32_t*>(buffer->Data());
  for (int first = 0x80; first < 0x100; ++first) {
    for (int second = 0x30; second < 0x100; ++second) {
      char bytes[] = {prefix, static_cast<char>(first), static_cast<char>(second)};
      std::span<const char> all(bytes);
      index[first << 8 | second] = converter.Convert(prefix == 0 ? all.subspan(1) : all);
    }
  }
  info.GetReturnValue().Set(v8::Uint32Array::New(buffer, 0, 0x10000));
}

// converter: the code units of the upper 128 bytes.
JSTIME_OP(SingleByteIndex) {
  v8::Isolate* isolate = info.GetIsolate();
  Converter converter(StringArgument(info, 0).c_str());
  if (!converter.is_open()) return;
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 128 * sizeof(char16_t));
  auto* index = static_cast<char16_t*>(buffer->Data());
  for (int byte = 0x80; byte < 0x100; ++byte) {
    char bytes[] = {static_cast<char>(byte)};
    index[byte - 0x80] = static_cast<char16_t>(converter.Convert(bytes));
  }
  info.GetReturnValue().Set(v8::Uint16Array::New(buffer, 0, 128));
}

}  // namespace

const std::vector<Op>& EncodingOps() {
  static const std::vector<Op> ops = {
      {"utf16Decode", Utf16Decode, kLooksOnly},
      {"singleByteDecode", SingleByteDecode, kLooksOnly},
      {"twoByteIndex", TwoByteIndex, kLooksOnly},
      {"singleByteIndex", SingleByteIndex, kLooksOnly},
  };
  return ops;
}

}  // namespace jstime
