// The functions of the engine's simdutf that jstime calls; the engine exports them but ships no header.
#ifndef JSTIME_ENGINE_SIMDUTF_API_H_
#define JSTIME_ENGINE_SIMDUTF_API_H_

#include <cstddef>

namespace simdutf {

bool validate_ascii(const char* text, size_t length);

}  // namespace simdutf

#endif  // JSTIME_ENGINE_SIMDUTF_API_H_
