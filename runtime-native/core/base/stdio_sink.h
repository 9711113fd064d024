// The process's own standard output and error.
#ifndef JSTIME_BASE_STDIO_SINK_H_
#define JSTIME_BASE_STDIO_SINK_H_

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

#include "base/output_sink.h"

namespace jstime {

// A terminal gets each text at once. Into a pipe or a file, texts that follow each other closely leave in one
// write, within a few milliseconds even if nobody calls Flush. Standard error is never delayed, and
// never overtakes standard output.
// Thread: any.
class StdioSink : public OutputSink {
 public:
  // The one of this process.
  static StdioSink* Get();

  // A reader that closed its end (`| head -1`) ends the process quietly, as SIGPIPE would.
  void Write(OutputStream stream, std::string_view text) override;
  void Flush() override;

  // A line of the runtime's own to standard error, for people and tools. It does not matter if nobody reads it.
  void WriteNotice(std::string_view line);

 private:
  StdioSink();

  void WriteOut();
  void RunFlusher();

  const bool gathers_;
  std::mutex mutex_;  // Guards everything below.
  std::condition_variable gathered_;
  std::string pending_;
  double last_write_ms_;
  bool has_flusher_ = false;
};

// Whether text for `fd` may carry colours: on a terminal, unless NO_COLOR, FORCE_COLOR or TERM=dumb says otherwise.
bool ColorsEnabled(int fd);

// Width of the terminal behind `fd` in columns; 80 when it is not a terminal.
int TerminalColumns(int fd);

}  // namespace jstime

#endif  // JSTIME_BASE_STDIO_SINK_H_
