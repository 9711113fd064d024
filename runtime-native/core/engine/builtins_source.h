// The text of the built-ins. It stays in the snapshot's file, outside V8's heap: functions that were not compiled when
// the snapshot was made are compiled from it, nobody else reads it. Thread: any; Use() before the first isolate.
#ifndef JSTIME_ENGINE_BUILTINS_SOURCE_H_
#define JSTIME_ENGINE_BUILTINS_SOURCE_H_

#include <string>
#include <string_view>

#include "v8.h"

namespace jstime {

class BuiltinsSource : public v8::String::ExternalOneByteStringResource {
 public:
  // The one text of the process. The snapshot knows it by its address, as one of its external references.
  static BuiltinsSource* Get();

  // `text` stays where it is for good. Only characters up to U+00FF.
  void Use(std::string_view text) { text_ = text; }

  const char* data() const override { return text_.data(); }
  size_t length() const override { return text_.size(); }

 protected:
  // Isolates come and go.
  void Dispose() override {}

 private:
  std::string_view text_;
};

// A snapshot's file: what V8 makes of its heap, the text of the built-ins, the length of both.
std::string JoinSnapshot(std::string_view heap, std::string_view builtins_source);
// Null if `file` is none.
v8::StartupData SplitSnapshot(std::string_view file, std::string_view* builtins_source);

}  // namespace jstime

#endif  // JSTIME_ENGINE_BUILTINS_SOURCE_H_
