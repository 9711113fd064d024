// A place in source text, as error reports print it.
#ifndef JSTIME_ENGINE_SOURCE_LOCATION_H_
#define JSTIME_ENGINE_SOURCE_LOCATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "v8.h"

namespace jstime {

struct SourceLocation {
  std::string url;
  int line = 0;        // One-based; 0 when the place is unknown.
  int column = 0;      // One-based.
  int end_column = 0;  // One-based, behind the last character.
  int script_id = 0;   // V8's number of the script; 0 when unknown.
  std::string source_line;
  // For modules that failed to load: `url:line:column` of each import, from the nearest to the entry.
  std::vector<std::string> import_chain;

  bool known() const { return line > 0 && !url.empty(); }
};

// The place that `message` (may be empty) names. Thread: isolate.
SourceLocation LocationOfMessage(v8::Local<v8::Context> context, v8::Local<v8::Message> message);

// The place of the first frame in the text of an error's `stack`; unknown if there is none. Without source_line.
SourceLocation LocationInStack(std::string_view stack);

// Whether the first frame in the text of an error's `stack` is a function of V8's own.
bool StartsInV8(std::string_view stack);

// The line with the one-based number `line` of `source`; at most a few hundred bytes of it.
std::string LineOf(std::string_view source, int line);

// The object that the built-ins call Location; undefined when nothing is known.
v8::Local<v8::Value> ToV8Location(v8::Local<v8::Context> context, const SourceLocation& location);

// The reverse of ToV8Location.
SourceLocation FromV8Location(v8::Local<v8::Context> context, v8::Local<v8::Value> value);

}  // namespace jstime

#endif  // JSTIME_ENGINE_SOURCE_LOCATION_H_
