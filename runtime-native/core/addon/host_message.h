// What an isolate's thread tells Node's. The kinds are mirrored in embed/native-instance.ts.
#ifndef JSTIME_ADDON_HOST_MESSAGE_H_
#define JSTIME_ADDON_HOST_MESSAGE_H_

#include <cstdint>
#include <string>

namespace jstime {

struct HostMessage {
  enum class Kind {
    kResolved = 0,       // id: the call; bytes: its result
    kRejected = 1,       // id: the call; bytes: what was thrown
    kUnsettled = 2,      // id: the call; text: where it waits
    kOutput = 3,         // id: 1 stdout, 2 stderr; text
    kHostCall = 4,       // id: of the answer; number: the function; bytes: the arguments
    kModuleRequest = 5,  // id: of the answer; text: specifier; detail: URL of the importing module
    kUncaughtError = 6,  // bytes: what was thrown; text: the report
    kExited = 7,         // number: the exit code
    kOutOfMemory = 8,    // text: the stack
    kEnded = 9,          // the thread and its isolate are gone; nothing follows
  };

  Kind kind = Kind::kEnded;
  uint32_t id = 0;
  int32_t number = 0;
  std::string bytes;
  std::string text;
  std::string detail;
};

// Node's answer to a kHostCall or kModuleRequest that blocks the isolate.
struct HostAnswer {
  enum class Kind {
    kValue = 0,    // bytes: the result
    kError = 1,    // bytes: what was thrown
    kPromise = 2,  // a promise; it is settled later, by the same id
    kModule = 3,   // url, source, type
    kNone = 4,     // the hook leaves the module to the ordinary rules
  };

  Kind kind = Kind::kNone;
  std::string bytes;
  std::string url;
  std::string source;
  std::string type;
};

}  // namespace jstime

#endif  // JSTIME_ADDON_HOST_MESSAGE_H_
