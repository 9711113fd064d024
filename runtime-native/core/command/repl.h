// The program's side of the REPL, which runs in the services.
// Thread: isolate.
#ifndef JSTIME_COMMAND_REPL_H_
#define JSTIME_COMMAND_REPL_H_

#include <termios.h>

#include <string_view>

#include "base/output_sink.h"
#include "command/services.h"
#include "runtime/runtime.h"

namespace jstime {

// The REPL shows what the program prints, above the line that is being typed.
class Repl : public OutputSink {
 public:
  // Remembers how the terminal is set.
  explicit Repl(Services* services);

  void Write(OutputStream stream, std::string_view text) override;
  void Flush() override {}

  // Runs the event loop until the user leaves, or there is no REPL any more. The exit code.
  int Run(Runtime* runtime, const std::string& working_directory);

  // Everything is shown, and the terminal set as before.
  void Stop();

 private:
  Services* const services_;
  termios terminal_{};
  bool has_started_ = false;
};

}  // namespace jstime

#endif  // JSTIME_COMMAND_REPL_H_
