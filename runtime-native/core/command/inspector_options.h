// Whether and where debuggers can connect, as --inspect and its relatives say.
#ifndef JSTIME_COMMAND_INSPECTOR_OPTIONS_H_
#define JSTIME_COMMAND_INSPECTOR_OPTIONS_H_

#include <string>

namespace jstime {

struct InspectorOptions {
  // From weak to strong: of several on one command line the strongest counts.
  enum class Mode {
    // Until SIGUSR1.
    kOff,
    kListen,
    // The program starts once a client has asked for it (Runtime.runIfWaitingForDebugger).
    kWait,
    // The same, and it stops at its first statement.
    kBreak,
  };
  enum class Transport { kTcp, kUnix, kDescriptor };

  Mode mode = Mode::kOff;
  Transport transport = Transport::kTcp;
  // Of kTcp. An IPv6 address is without brackets.
  std::string host = "127.0.0.1";
  // 0: any that is free.
  int port = 9229;
  // Of kUnix.
  std::string path;
  // Of kDescriptor.
  int descriptor = -1;
};

// Sets where to listen by the text of an option: [HOST:]PORT, HOST, unix:PATH or fd:N.
// Returns what is wrong with it, or an empty string.
std::string ParseInspectorAddress(const std::string& text, InspectorOptions* options);

}  // namespace jstime

#endif  // JSTIME_COMMAND_INSPECTOR_OPTIONS_H_
