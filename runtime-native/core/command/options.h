// The command line: one table of options for parsing, --help and suggestions.
#ifndef JSTIME_COMMAND_OPTIONS_H_
#define JSTIME_COMMAND_OPTIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "command/inspector_options.h"
#include "command/profiling_options.h"

namespace jstime {

struct CommandOptions {
  enum class Action { kRunFile, kRunStdin, kEval, kPrint, kHelp, kVersion, kV8Options, kRepl };

  Action action = Action::kRepl;
  // The file to run, or the code of --eval and --print.
  std::string program;
  // What follows the program; it belongs to the script.
  std::vector<std::string> arguments;
  std::vector<std::string> v8_flags;
  std::string trace_file;
  // 0: V8's default.
  size_t max_heap_bytes = 0;
  bool verbose = false;
  bool code_cache = true;
  InspectorOptions inspector;
  ProfilingOptions profiling;

  // What is wrong with the command line, and what to do; empty if nothing.
  std::string error;
};

// `arguments` without the program's own name. `stdin_is_terminal` decides what no file means.
CommandOptions ParseCommandLine(const std::vector<std::string>& arguments, bool stdin_is_terminal);

// The text of --help.
std::string HelpText();

}  // namespace jstime

#endif  // JSTIME_COMMAND_OPTIONS_H_
