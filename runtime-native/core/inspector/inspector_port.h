// The inspector of one runtime, as those see it who carry its messages. Messages are Chrome DevTools Protocol: one
// JSON text in UTF-8 each.
#ifndef JSTIME_INSPECTOR_INSPECTOR_PORT_H_
#define JSTIME_INSPECTOR_INSPECTOR_PORT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace jstime {

// The far end of one session. Must not block.
class InspectorClient {
 public:
  virtual ~InspectorClient() = default;

  // What one dispatch, or one moment of the program, has to say, in order: leaves in one write. Thread: isolate.
  virtual void Receive(std::vector<std::string> messages) = 0;

  // The runtime is gone, and with it the session. Thread: isolate.
  virtual void Closed() {}

  // Whether somebody outside of the process debugs by it: the program's end waits until they have disconnected.
  virtual bool is_debugger() const { return true; }
};

// Thread: any.
class InspectorPort {
 public:
  using SessionId = uint32_t;

  virtual ~InspectorPort() = default;

  // Each session has its own breakpoints, enabled domains and remote objects.
  virtual SessionId Connect(std::shared_ptr<InspectorClient> client) = 0;

  // Handled soon, whatever the program does: by its event loop, by interrupting a busy script, or while paused.
  virtual void Send(SessionId session, std::string message) = 0;

  // Ends the session; what it had paused goes on. `client` receives nothing after that was handled.
  virtual void Disconnect(SessionId session) = 0;
};

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_INSPECTOR_PORT_H_
