// The functions of the engine's simdutf that jstime calls; the engine exports them but ships no header.
#ifndef JSTIME_ENGINE_SIMDUTF_API_H_
#define JSTIME_ENGINE_SIMDUTF_API_H_

#include <cstddef>

namespace simdutf {

bool validate_ascii(const char* text, size_t length);
size_t utf8_length_from_latin1(const char* text, size_t length);
size_t utf8_length_from_utf16(const char16_t* text, size_t length);
size_t convert_latin1_to_utf8(const char* text, size_t length, char* utf8);
// 0 if there are lone surrogates.
size_t convert_utf16_to_utf8(const char16_t* text, size_t length, char* utf8);
// Lone surrogates become U+FFFD.
void to_well_formed_utf16(const char16_t* text, size_t length, char16_t* well_formed);

}  // namespace simdutf

#endif  // JSTIME_ENGINE_SIMDUTF_API_H_
