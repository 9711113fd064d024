// V8 strings from and to UTF-8. Thread: isolate.
#ifndef JSTIME_ENGINE_STRINGS_H_
#define JSTIME_ENGINE_STRINGS_H_

#include <memory>
#include <string>
#include <string_view>

#include "v8.h"

namespace jstime {

// A string of UTF-8 text. Invalid sequences become U+FFFD. Empty (with a RangeError pending) when
// the text is longer than V8's longest string.
v8::MaybeLocal<v8::String> ToV8String(v8::Isolate* isolate, std::string_view utf8);

// A string of UTF-16 text, which it takes over.
v8::MaybeLocal<v8::String> ToV8String(v8::Isolate* isolate, std::unique_ptr<char16_t[]> text, size_t length);

// The same for text of the program's own making, which always fits.
v8::Local<v8::String> ToShortV8String(v8::Isolate* isolate, std::string_view utf8);

// A constant used as property name or the like.
v8::Local<v8::String> Internalized(v8::Isolate* isolate, std::string_view ascii);

// Source text that V8 reads in place where it can: large ASCII text is not copied.
v8::MaybeLocal<v8::String> ToV8Source(v8::Isolate* isolate, std::string&& utf8);

// UTF-8 of a string; lone surrogates become U+FFFD.
std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::String> string);

// UTF-8 of String(value); empty if the conversion throws (the exception is dropped).
std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::Value> value);

}  // namespace jstime

#endif  // JSTIME_ENGINE_STRINGS_H_
