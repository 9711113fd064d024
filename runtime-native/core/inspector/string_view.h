// Text between V8's inspector and UTF-8.
#ifndef JSTIME_INSPECTOR_STRING_VIEW_H_
#define JSTIME_INSPECTOR_STRING_VIEW_H_

#include <string>
#include <string_view>

#include "v8-inspector.h"

namespace jstime {

// The view refers to `utf8`. V8 reads messages of 8-bit text as UTF-8.
v8_inspector::StringView ToStringView(std::string_view utf8);

// `view` is text that V8's inspector wrote.
std::string ToUtf8(const v8_inspector::StringView& view);

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_STRING_VIEW_H_
