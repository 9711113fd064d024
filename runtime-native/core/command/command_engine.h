// Engine set-up as the command does it, in both process shapes: what fails ends the process with a message.
#ifndef JSTIME_COMMAND_COMMAND_ENGINE_H_
#define JSTIME_COMMAND_COMMAND_ENGINE_H_

#include <string>
#include <vector>

#include "v8.h"

namespace jstime {

// A flag that V8 does not know is a usage error.
void SetV8FlagsOrExit(const std::vector<std::string>& flags);

v8::StartupData MapSnapshotOrExit(const std::string& library_directory);

}  // namespace jstime

#endif  // JSTIME_COMMAND_COMMAND_ENGINE_H_
