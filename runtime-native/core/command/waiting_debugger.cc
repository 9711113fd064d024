#include "command/waiting_debugger.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace jstime {

void ConnectToWaitingDebugger(InspectorOptions* options) {
  const char* path = getenv("JSTIME_DEBUGGER");
  if (path == nullptr || *path == '\0') return;
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  if (strlen(path) >= sizeof address.sun_path) return;
  strcpy(address.sun_path, path);  // NOLINT(runtime/printf): its length is checked above.
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return;
  // An editor that has ended, and left its socket, is no reason not to run.
  if (connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close(descriptor);
    return;
  }
  options->mode = InspectorOptions::Mode::kWait;
  options->transport = InspectorOptions::Transport::kDescriptor;
  options->descriptor = descriptor;
}

}  // namespace jstime
