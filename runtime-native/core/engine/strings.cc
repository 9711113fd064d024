#include "engine/strings.h"

#include <utility>

#include "engine/simdutf_api.h"

namespace jstime {
namespace {

// Below this size a copy into V8's heap is cheaper than an external string.
constexpr size_t kExternalFrom = 4096;
constexpr size_t kExternalTwoByteFrom = 64 * 1024;
// Below this size V8 decodes UTF-8 as fast as simdutf does with a copy behind it.
constexpr size_t kConvertedFrom = 128;

class OwnedAsciiText : public v8::String::ExternalOneByteStringResource {
 public:
  explicit OwnedAsciiText(std::string text) : text_(std::move(text)) {}
  const char* data() const override { return text_.data(); }
  size_t length() const override { return text_.size(); }

 private:
  const std::string text_;
};

class OwnedTwoByteText : public v8::String::ExternalStringResource {
 public:
  // V8 shall know what may be freed: otherwise it sees no reason to collect garbage.
  OwnedTwoByteText(v8::Isolate* isolate, std::unique_ptr<char16_t[]> text, size_t length)
      : isolate_(isolate), text_(std::move(text)), length_(length) {
    isolate_->AdjustAmountOfExternalAllocatedMemory(size_bytes());
  }
  ~OwnedTwoByteText() override { isolate_->AdjustAmountOfExternalAllocatedMemory(-size_bytes()); }
  const uint16_t* data() const override { return reinterpret_cast<const uint16_t*>(text_.get()); }
  size_t length() const override { return length_; }

 private:
  int64_t size_bytes() const { return static_cast<int64_t>(length_ * sizeof(char16_t)); }

  v8::Isolate* const isolate_;
  const std::unique_ptr<char16_t[]> text_;
  const size_t length_;
};

bool FitsString(v8::Isolate* isolate, size_t length) {
  if (length <= v8::String::kMaxLength) return true;
  isolate->ThrowException(v8::Exception::RangeError(
      v8::String::NewFromUtf8Literal(isolate, "Text is longer than the longest possible string")));
  return false;
}

}  // namespace

v8::MaybeLocal<v8::String> ToV8String(v8::Isolate* isolate, std::string_view utf8) {
  if (!FitsString(isolate, utf8.size())) return {};
  if (simdutf::validate_ascii(utf8.data(), utf8.size())) {
    return v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(utf8.data()),
                                      v8::NewStringType::kNormal, static_cast<int>(utf8.size()));
  }
  if (utf8.size() >= kConvertedFrom) {
    auto latin1 = std::make_unique_for_overwrite<char[]>(utf8.size());
    size_t length = simdutf::convert_utf8_to_latin1(utf8.data(), utf8.size(), latin1.get());
    if (length > 0) {
      return v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(latin1.get()),
                                        v8::NewStringType::kNormal, static_cast<int>(length));
    }
    latin1.reset();
    auto utf16 = std::make_unique_for_overwrite<char16_t[]>(simdutf::utf16_length_from_utf8(utf8.data(), utf8.size()));
    length = simdutf::convert_utf8_to_utf16(utf8.data(), utf8.size(), utf16.get());
    if (length > 0) return ToV8String(isolate, std::move(utf16), length);
  }
  // Short, or not valid: V8 replaces what is not.
  return v8::String::NewFromUtf8(isolate, utf8.data(), v8::NewStringType::kNormal, static_cast<int>(utf8.size()));
}

v8::MaybeLocal<v8::String> ToV8String(v8::Isolate* isolate, std::unique_ptr<char16_t[]> text, size_t length) {
  if (!FitsString(isolate, length)) return {};
  if (length >= kExternalTwoByteFrom) {
    return v8::String::NewExternalTwoByte(isolate, new OwnedTwoByteText(isolate, std::move(text), length));
  }
  return v8::String::NewFromTwoByte(isolate, reinterpret_cast<const uint16_t*>(text.get()), v8::NewStringType::kNormal,
                                    static_cast<int>(length));
}

v8::Local<v8::String> ToShortV8String(v8::Isolate* isolate, std::string_view utf8) {
  return ToV8String(isolate, utf8).ToLocalChecked();
}

v8::Local<v8::String> Internalized(v8::Isolate* isolate, std::string_view ascii) {
  return v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(ascii.data()),
                                    v8::NewStringType::kInternalized, static_cast<int>(ascii.size()))
      .ToLocalChecked();
}

v8::MaybeLocal<v8::String> ToV8Source(v8::Isolate* isolate, std::string&& utf8) {
  if (utf8.size() < kExternalFrom || !FitsString(isolate, utf8.size()) ||
      !simdutf::validate_ascii(utf8.data(), utf8.size())) {
    return ToV8String(isolate, utf8);
  }
  return v8::String::NewExternalOneByte(isolate, new OwnedAsciiText(std::move(utf8)));
}

std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::String> string) {
  std::string utf8(string->Utf8LengthV2(isolate), '\0');
  string->WriteUtf8V2(isolate, utf8.data(), utf8.size(), v8::String::WriteFlags::kReplaceInvalidUtf8);
  return utf8;
}

std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  v8::TryCatch dropped(isolate);
  v8::Local<v8::String> string;
  if (!value->ToString(isolate->GetCurrentContext()).ToLocal(&string)) return "";
  return ToUtf8(isolate, string);
}

}  // namespace jstime
