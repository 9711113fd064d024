// The `jstime` command, the same in both process shapes.
#ifndef JSTIME_COMMAND_COMMAND_H_
#define JSTIME_COMMAND_COMMAND_H_

#include <functional>
#include <string>
#include <vector>

#include "command/options.h"
#include "engine/engine_platform.h"
#include "host_channel/host_channel.h"

namespace jstime {

// What the process shape provides.
struct CommandHost {
  // Starts V8 with the flags; called once, before the first isolate.
  std::function<EnginePlatform*(const std::vector<std::string>& v8_flags)> start_engine;
  // Reads the snapshot; data stay in place until the process ends.
  std::function<v8::StartupData()> load_snapshot;
  std::string executable_path;
  // Starts the services at the other end of the channel, which lives as long as the process, and returns at once.
  // What goes wrong comes as kServicesFailed. Call it at most once. Thread: any.
  std::function<void(HostChannel*)> start_services;
};

// Runs the command and ends the process. `arguments` without the program's own name.
// Thread: the one that becomes the isolate's.
[[noreturn]] void RunCommand(const std::vector<std::string>& arguments, const CommandHost& host);

}  // namespace jstime

#endif  // JSTIME_COMMAND_COMMAND_H_
