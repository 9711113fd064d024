// A debugger that waits for programs: an editor's, for those that are started in its terminals.
#ifndef JSTIME_COMMAND_WAITING_DEBUGGER_H_
#define JSTIME_COMMAND_WAITING_DEBUGGER_H_

#include "command/inspector_options.h"

namespace jstime {

// Where the environment variable JSTIME_DEBUGGER names a Unix socket at which somebody listens, the program is debugged
// over a connection with it, from its first statement on. Otherwise nothing changes.
void ConnectToWaitingDebugger(InspectorOptions* options);

}  // namespace jstime

#endif  // JSTIME_COMMAND_WAITING_DEBUGGER_H_
