// The `jstime` command inside a Node process, where V8 cannot be started directly.
#ifndef JSTIME_ADDON_COMMAND_ENTRY_H_
#define JSTIME_ADDON_COMMAND_ENTRY_H_

#include <napi.h>

namespace jstime {

// runCommand(arguments: string[], { executablePath, libraryDirectory }, startServices: (channel) => void): void
// Starts the command on a thread of its own, which ends the process. `startServices` gets the host channel when the
// program first needs services. Thread: Node's.
Napi::Value RunCommandInNode(const Napi::CallbackInfo& info);

}  // namespace jstime

#endif  // JSTIME_ADDON_COMMAND_ENTRY_H_
