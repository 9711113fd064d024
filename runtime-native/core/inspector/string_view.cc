#include "inspector/string_view.h"

#include "engine/simdutf_api.h"

namespace jstime {

v8_inspector::StringView ToStringView(std::string_view utf8) {
  return v8_inspector::StringView(reinterpret_cast<const uint8_t*>(utf8.data()), utf8.size());
}

std::string ToUtf8(const v8_inspector::StringView& view) {
  const size_t length = view.length();
  std::string utf8;
  if (view.is8Bit()) {
    const char* text = reinterpret_cast<const char*>(view.characters8());
    utf8.resize(simdutf::utf8_length_from_latin1(text, length));
    simdutf::convert_latin1_to_utf8(text, length, utf8.data());
    return utf8;
  }
  const char16_t* text = reinterpret_cast<const char16_t*>(view.characters16());
  utf8.resize(simdutf::utf8_length_from_utf16(text, length));
  if (simdutf::convert_utf16_to_utf8(text, length, utf8.data()) > 0) return utf8;
  std::u16string well_formed(length, 0);
  simdutf::to_well_formed_utf16(text, length, well_formed.data());
  utf8.resize(simdutf::utf8_length_from_utf16(well_formed.data(), length));
  simdutf::convert_utf16_to_utf8(well_formed.data(), length, utf8.data());
  return utf8;
}

}  // namespace jstime
