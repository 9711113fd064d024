#include "command/command.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/stdio_sink.h"
#include "base/trace_log.h"
#include "command/exit_codes.h"
#include "command/program.h"
#include "command/waiting_debugger.h"
#include "ops/versions.h"

namespace jstime {
namespace {

void Print(OutputStream stream, const std::string& text) { StdioSink::Get()->Write(stream, text); }

[[noreturn]] void FailUsage(const std::string& message) {
  Print(OutputStream::kStderr, "jstime: " + message + "\nTry 'jstime --help'.\n");
  ExitProcess(kExitUsage);
}

void PrintVersion(bool verbose) {
  std::string text = std::string("jstime ") + JSTIME_VERSION + "\n";
  if (verbose) {
    text.clear();
    for (const auto& [name, version] : EngineVersions()) text += name + " " + version + "\n";
  }
  Print(OutputStream::kStdout, text);
}

std::string WorkingDirectory() {
  char* directory = getcwd(nullptr, 0);
  if (directory == nullptr) FailUsage(std::string("cannot tell the working directory: ") + strerror(errno));
  std::string result = directory;
  free(directory);
  return result;
}

// A reader of standard output that went away is noticed by the failing write.
void IgnoreBrokenPipes() { signal(SIGPIPE, SIG_IGN); }

}  // namespace

void RunCommand(const std::vector<std::string>& arguments, const CommandHost& host) {
  IgnoreBrokenPipes();
  CommandOptions options = ParseCommandLine(arguments, isatty(STDIN_FILENO) == 1);
  if (!options.error.empty()) FailUsage(options.error);
  using Action = CommandOptions::Action;
  switch (options.action) {
    case Action::kHelp:
      Print(OutputStream::kStdout, HelpText());
      ExitProcess(kExitSuccess);
    case Action::kVersion:
      PrintVersion(options.verbose);
      ExitProcess(kExitSuccess);
    case Action::kV8Options:
      // V8 prints its list while it reads this flag.
      v8::V8::SetFlagsFromString("--help");
      ExitProcess(kExitSuccess);
    case Action::kRunFile:
      // The launcher starts these two when they come first.
      if (options.program == "lsp") {
        FailUsage(
            "the language server takes none of these options: jstime lsp --help; to run a file of that name: ./lsp");
      }
      if (options.program == "dap") {
        FailUsage(
            "the debug adapter takes none of these options: jstime dap --help; to run a file of that name: ./dap");
      }
      break;
    case Action::kRunStdin:
    case Action::kEval:
    case Action::kPrint:
    case Action::kRepl:
      break;
  }
  if (!options.trace_file.empty()) {
    int error = TraceLog::Start(options.trace_file);
    if (error != 0) FailUsage("cannot write the trace to '" + options.trace_file + "': " + strerror(error));
  }
  // The name that tools for Node use.
  const char* coverage = getenv("NODE_V8_COVERAGE");
  if (coverage != nullptr && options.profiling.coverage_directory.empty()) {
    options.profiling.coverage_directory = coverage;
  }
  // Code from the cache has no counters.
  if (!options.profiling.coverage_directory.empty()) options.code_cache = false;
  const bool is_conversation = options.action == Action::kRepl;
  if (options.inspector.mode == InspectorOptions::Mode::kOff && !is_conversation) {
    ConnectToWaitingDebugger(&options.inspector);
  }
  EnginePlatform* platform = host.start_engine(options.v8_flags);
  RunProgram(options, host, platform, WorkingDirectory());
}

}  // namespace jstime
