// Carries the inspector's messages between a runtime and its services, and hands the rest to whoever runs the program.
#ifndef JSTIME_WIRE_SERVICE_BRIDGE_H_
#define JSTIME_WIRE_SERVICE_BRIDGE_H_

#include <functional>
#include <memory>
#include <unordered_map>

#include "host_channel/host_channel.h"
#include "inspector/inspector_port.h"

namespace jstime {

class ServiceBridge {
 public:
  // `on_message` gets what is not about sessions; it must not block. Thread: services'.
  // `channel` outlives the port's last session.
  ServiceBridge(HostChannel* channel, std::shared_ptr<InspectorPort> port,
                std::function<void(ChannelMessage)> on_message);
  ~ServiceBridge();
  ServiceBridge(const ServiceBridge&) = delete;
  ServiceBridge& operator=(const ServiceBridge&) = delete;

 private:
  void Receive(ChannelMessage message);

  HostChannel* const channel_;
  const std::shared_ptr<InspectorPort> port_;
  const std::function<void(ChannelMessage)> on_message_;
  // By the services' numbers. Thread: services'.
  std::unordered_map<uint32_t, InspectorPort::SessionId> sessions_;
};

}  // namespace jstime

#endif  // JSTIME_WIRE_SERVICE_BRIDGE_H_
