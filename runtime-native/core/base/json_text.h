// JSON string literals.
#ifndef JSTIME_BASE_JSON_TEXT_H_
#define JSTIME_BASE_JSON_TEXT_H_

#include <string>
#include <string_view>

namespace jstime {

// Appends `text` (UTF-8) to `out` as a JSON string literal, quotes included.
void AppendJsonString(std::string_view text, std::string* out);

}  // namespace jstime

#endif  // JSTIME_BASE_JSON_TEXT_H_
