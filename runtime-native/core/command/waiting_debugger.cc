#include "command/waiting_debugger.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>

#include "wire/unix_address.h"

namespace jstime {

void ConnectToWaitingDebugger(InspectorOptions* options) {
  const char* path = getenv("JSTIME_DEBUGGER");
  if (path == nullptr) return;
  const std::optional<UnixAddress> address = UnixAddress::Of(path);
  if (!address) return;
  const int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return;
  // An editor that has ended, and left its socket, is no reason not to run.
  if (connect(descriptor, address->get(), address->size()) != 0) {
    close(descriptor);
    return;
  }
  options->mode = InspectorOptions::Mode::kWait;
  options->transport = InspectorOptions::Transport::kDescriptor;
  options->descriptor = descriptor;
}

}  // namespace jstime
