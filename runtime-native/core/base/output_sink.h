// Where the text of a runtime's standard output and error goes.
#ifndef JSTIME_BASE_OUTPUT_SINK_H_
#define JSTIME_BASE_OUTPUT_SINK_H_

#include <string_view>

namespace jstime {

enum class OutputStream { kStdout = 1, kStderr = 2 };

// Thread: isolate.
class OutputSink {
 public:
  virtual ~OutputSink() = default;

  // Takes all of `text`; the order of calls is the order of the output.
  virtual void Write(OutputStream stream, std::string_view text) = 0;

  // Returns once everything that was written so far has left the process.
  virtual void Flush() = 0;
};

}  // namespace jstime

#endif  // JSTIME_BASE_OUTPUT_SINK_H_
