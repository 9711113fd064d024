// Messages between one runtime and the services in Node (inspector server, REPL).
// Knows neither V8 nor Node, nor in which shape the process is. Thread: any.
#ifndef JSTIME_HOST_CHANNEL_HOST_CHANNEL_H_
#define JSTIME_HOST_CHANNEL_HOST_CHANNEL_H_

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace jstime {

// The same numbers as in runtime-native/contract/host-channel.ts, which says what each means.
enum class ChannelMessageKind : uint32_t {
  // To the services.
  kStartInspector = 1,
  kStopInspector = 2,
  kStartRepl = 3,
  kProgramOutput = 4,
  kStopRepl = 5,
  kStripTypes = 6,
  // Both ways.
  kSessionMessage = 10,
  kSessionClosed = 11,
  // To the runtime.
  kInspectorListening = 20,
  kInspectorFailed = 21,
  kSessionOpened = 22,
  kLeaveRepl = 23,
  kServicesFailed = 24,
  kOutputShown = 25,
  kTypesStripped = 26,
  kReplStopped = 27,
};

struct ChannelMessage {
  ChannelMessageKind kind;
  // Of the session or the stream, or a number of bytes, by kind.
  uint32_t id = 0;
  // UTF-8 text.
  std::string body;
};

class HostChannel {
 public:
  // The services take what comes with TakeForServices; `wake` is called whenever the queue stops being empty, and at
  // once if it is not. It must not block nor use the channel. After a call with null no `wake` is running any more.
  // Thread of `wake`: the sender's.
  void ConnectServices(std::function<void()> wake);
  std::vector<ChannelMessage> TakeForServices();
  void SendToServices(ChannelMessage message);
  // In one go, so that they are taken together.
  void SendToServices(std::vector<ChannelMessage> messages);

  // `receive` gets one message after the other, those that were sent before included. It must not block, and may send
  // to the services, but not to the runtime. After a call with null no `receive` is running any more.
  // Thread of `receive`: the sender's.
  void ConnectRuntime(std::function<void(ChannelMessage)> receive);
  void SendToRuntime(ChannelMessage message);

 private:
  std::mutex services_mutex_;  // Guards the next two, and calls of wake_.
  std::function<void()> wake_;
  std::vector<ChannelMessage> for_services_;
  std::mutex runtime_mutex_;  // Guards the next two, and calls of receive_. Taken before services_mutex_.
  std::function<void(ChannelMessage)> receive_;
  std::vector<ChannelMessage> for_runtime_;
};

}  // namespace jstime

#endif  // JSTIME_HOST_CHANNEL_HOST_CHANNEL_H_
