// Runs the program that a command line names, from the first statement to the exit code.
#ifndef JSTIME_COMMAND_PROGRAM_H_
#define JSTIME_COMMAND_PROGRAM_H_

#include <string>

#include "command/command.h"
#include "command/options.h"
#include "engine/engine_platform.h"

namespace jstime {

// Thread: the one that becomes the isolate's.
[[noreturn]] void RunProgram(const CommandOptions& options, const CommandHost& host, EnginePlatform* platform,
                             const std::string& working_directory);

// Ends the process at once, after the trace and whatever was printed are out.
[[noreturn]] void ExitProcess(int code);

}  // namespace jstime

#endif  // JSTIME_COMMAND_PROGRAM_H_
