// The way in for debuggers of the program that the command runs: opens it, waits for them at the program's start and
// end, and says so on standard error.
// Thread: isolate.
#ifndef JSTIME_COMMAND_PROGRAM_INSPECTOR_H_
#define JSTIME_COMMAND_PROGRAM_INSPECTOR_H_

#include <functional>
#include <memory>
#include <string>

#include "command/inspector_options.h"
#include "command/services.h"
#include "runtime/runtime.h"
#include "wire/pipe_server.h"

namespace jstime {

class ProgramInspector {
 public:
  struct Program {
    // What debuggers call it.
    std::string title;
    // Empty if it is no file.
    std::string url;
  };

  // Starts what takes time beside the start of the runtime.
  ProgramInspector(const InspectorOptions& options, Program program, Services* services);

  // Lets debuggers in, and returns when they can connect. Does nothing if they can already.
  // If that fails, standard error says why; true if the program may run all the same.
  bool Open(Runtime* runtime);

  // Called when a debugger has gone that wanted the program to end with it. Before Open. Thread of `listener`: any.
  void OnLost(std::function<void()> listener) { on_lost_ = std::move(listener); }

  // Returns when the program may start. If it is to stop at its first statement, it will.
  // False: it may not, because no debugger can come any more; standard error says so.
  bool WaitForStart();

  // After the program's last statement: returns when all debuggers have disconnected.
  void Close(int exit_code);

 private:
  void StartServer();
  bool OpenServices(const std::shared_ptr<InspectorPort>& port);
  bool OpenPipe(InspectorPort* port);

  const InspectorOptions options_;
  std::function<void()> on_lost_;
  const Program program_;
  Services* const services_;
  InspectorAgent* agent_ = nullptr;
  // The services have been asked for a server, and have not answered.
  bool is_starting_ = false;
  bool is_open_ = false;
  std::unique_ptr<PipeServer> pipe_;
};

}  // namespace jstime

#endif  // JSTIME_COMMAND_PROGRAM_INSPECTOR_H_
