#include "command/command_engine.h"

#include <cstring>

#include "base/stdio_sink.h"
#include "command/exit_codes.h"
#include "command/program.h"
#include "runtime/engine_setup.h"

namespace jstime {

void SetV8FlagsOrExit(const std::vector<std::string>& flags) {
  std::string unknown = SetV8Flags(flags);
  if (unknown.empty()) return;
  StdioSink::Get()->Write(OutputStream::kStderr,
                          "jstime: V8 does not accept the flag '" + unknown + "'\nTry 'jstime --v8-options'.\n");
  ExitProcess(kExitUsage);
}

v8::StartupData MapSnapshotOrExit(const std::string& library_directory) {
  std::string path = library_directory + "/jstime.snapshot";
  v8::StartupData snapshot;
  int error = MapSnapshot(path, &snapshot);
  if (error == 0) return snapshot;
  StdioSink::Get()->Write(OutputStream::kStderr, "jstime: the installation is incomplete: cannot read '" + path +
                                                     "': " + strerror(error) + "\n");
  ExitProcess(kExitUncaughtError);
}

}  // namespace jstime
