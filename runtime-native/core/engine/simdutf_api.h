// The functions of the engine's simdutf that jstime calls; the engine exports them but ships no header.
#ifndef JSTIME_ENGINE_SIMDUTF_API_H_
#define JSTIME_ENGINE_SIMDUTF_API_H_

#include <cstddef>
#include <cstdint>

namespace simdutf {

bool validate_ascii(const char* text, size_t length);
bool validate_utf8(const char* text, size_t length);
bool validate_utf16(const char16_t* text, size_t length);
size_t utf16_length_from_utf8(const char* text, size_t length);
// 0 if the text is not valid, or has other characters than Latin-1.
size_t convert_utf8_to_latin1(const char* text, size_t length, char* latin1);
// 0 if the text is not valid.
size_t convert_utf8_to_utf16(const char* text, size_t length, char16_t* utf16);
void change_endianness_utf16(const char16_t* text, size_t length, char16_t* swapped);
size_t utf8_length_from_latin1(const char* text, size_t length);
size_t utf8_length_from_utf16(const char16_t* text, size_t length);
size_t convert_latin1_to_utf8(const char* text, size_t length, char* utf8);
// 0 if there are lone surrogates.
size_t convert_utf16_to_utf8(const char16_t* text, size_t length, char* utf8);
// Lone surrogates become U+FFFD.
void to_well_formed_utf16(const char16_t* text, size_t length, char16_t* well_formed);

enum base64_options : uint64_t { base64_default = 0 };
// `loose`: padding may be missing, and what bits are left over is ignored.
enum last_chunk_handling_options : uint64_t { loose = 0 };
enum error_code { SUCCESS = 0 };
struct result {
  error_code error;
  size_t count;
};
// Returns the length of what it wrote.
size_t binary_to_base64(const char* bytes, size_t length, char* base64, base64_options options);
// Skips ASCII whitespace. `count` is the number of bytes written, if there is no error.
result base64_to_binary(const char* base64, size_t length, char* bytes, base64_options options,
                        last_chunk_handling_options last_chunk);
result base64_to_binary(const char16_t* base64, size_t length, char* bytes, base64_options options,
                        last_chunk_handling_options last_chunk);

}  // namespace simdutf

#endif  // JSTIME_ENGINE_SIMDUTF_API_H_
