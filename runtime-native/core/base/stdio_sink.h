// The process's own standard output and error.
#ifndef JSTIME_BASE_STDIO_SINK_H_
#define JSTIME_BASE_STDIO_SINK_H_

#include <string_view>

#include "base/output_sink.h"

namespace jstime {

class StdioSink : public OutputSink {
 public:
  // A reader that closed its end (`| head -1`) ends the process quietly, as SIGPIPE would.
  void Write(OutputStream stream, std::string_view text) override;
  void Flush() override {}
};

// Whether text for `fd` may carry colours: on a terminal, unless NO_COLOR, FORCE_COLOR or TERM=dumb says otherwise.
bool ColorsEnabled(int fd);

// Width of the terminal behind `fd` in columns; 80 when it is not a terminal.
int TerminalColumns(int fd);

}  // namespace jstime

#endif  // JSTIME_BASE_STDIO_SINK_H_
