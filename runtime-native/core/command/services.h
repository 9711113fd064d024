// The services in Node of the program that the command runs. They start when they are first needed.
// Thread: isolate.
#ifndef JSTIME_COMMAND_SERVICES_H_
#define JSTIME_COMMAND_SERVICES_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "command/command.h"
#include "host_channel/host_channel.h"
#include "inspector/inspector_port.h"
#include "modules/type_stripping.h"
#include "wire/service_bridge.h"

namespace jstime {

class Services {
 public:
  // `host` outlives this.
  explicit Services(const CommandHost& host) : host_(host) {}

  // Starts the services, if that was not done yet.
  void Send(ChannelMessage message);

  // What the program printed, for the REPL. Waits while too much of it is not shown yet, as writing to the terminal
  // would.
  void SendOutput(uint32_t stream, std::string_view text);

  // Sessions of the services reach the runtime's inspector from now on. A second time does nothing.
  void Connect(const std::shared_ptr<InspectorPort>& port);

  // Called when the user leaves the REPL, or the services have failed, whatever comes first. Thread of `listener`:
  // services'.
  void OnEnd(std::function<void()> listener) { on_end_ = std::move(listener); }

  // Waits until the services have done so.
  StrippedSource StripTypes(const std::string& source);

  // Waits for the outcome of kStartInspector: the URL that the server listens at; empty, with `error` set, if it does
  // not. After Connect.
  std::string WaitForInspector(std::string* error);

  // Waits for the outcome of kStopRepl, at most so long.
  void WaitForReplStopped(int milliseconds);

  // What OnEnd tells of: kLeaveRepl, or kServicesFailed with the reason.
  std::optional<ChannelMessage> end();

 private:
  void Receive(ChannelMessage message);

  const CommandHost& host_;
  // Lives as long as the process, as the services do.
  HostChannel* channel_ = nullptr;
  std::optional<ServiceBridge> bridge_;
  std::function<void()> on_end_;
  std::mutex mutex_;  // Guards all below.
  std::condition_variable changed_;
  std::optional<ChannelMessage> inspector_outcome_;
  std::optional<ChannelMessage> end_;
  std::optional<ChannelMessage> types_stripped_;
  bool is_repl_stopped_ = false;
  size_t output_bytes_not_shown_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_COMMAND_SERVICES_H_
