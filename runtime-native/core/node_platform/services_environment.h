// The Node environment of the services, in a process that is not Node's: on a thread of its own, in direct boot.
#ifndef JSTIME_NODE_PLATFORM_SERVICES_ENVIRONMENT_H_
#define JSTIME_NODE_PLATFORM_SERVICES_ENVIRONMENT_H_

#include <string>

#include "host_channel/host_channel.h"
#include "node_platform/node_engine_platform.h"

namespace jstime {

struct ServicesOptions {
  // The process's V8 platform. V8 was initialised with flags that may still change.
  NodeEnginePlatform* platform = nullptr;
  // The folder of jstime.node and services/.
  std::string library_directory;
  // What the services see as process.execPath.
  std::string executable_path;
};

// Starts the thread and returns at once; the environment follows the program's isolate. What goes wrong, then or later,
// is told to the runtime as kServicesFailed. Once in a process. `channel` lives as long as the process. Thread: any.
void StartServicesEnvironment(const ServicesOptions& options, HostChannel* channel);

// The channel of the services that run in this process's own environment; null before their start. Thread: services'.
HostChannel* ChannelOfServicesEnvironment();

}  // namespace jstime

#endif  // JSTIME_NODE_PLATFORM_SERVICES_ENVIRONMENT_H_
