#include "wire/service_bridge.h"

#include <string>
#include <utility>
#include <vector>

namespace jstime {
namespace {

class ChannelClient : public InspectorClient {
 public:
  ChannelClient(HostChannel* channel, uint32_t id, bool is_debugger)
      : channel_(channel), id_(id), is_debugger_(is_debugger) {}

  void Receive(std::vector<std::string> messages) override {
    std::vector<ChannelMessage> batch;
    batch.reserve(messages.size());
    for (std::string& message : messages) {
      batch.push_back({ChannelMessageKind::kSessionMessage, id_, std::move(message)});
    }
    channel_->SendToServices(std::move(batch));
  }

  void Closed() override { channel_->SendToServices({ChannelMessageKind::kSessionClosed, id_, ""}); }

  bool is_debugger() const override { return is_debugger_; }

 private:
  HostChannel* const channel_;
  const uint32_t id_;
  const bool is_debugger_;
};

}  // namespace

ServiceBridge::ServiceBridge(HostChannel* channel, std::shared_ptr<InspectorPort> port,
                             std::function<void(ChannelMessage)> on_message)
    : channel_(channel), port_(std::move(port)), on_message_(std::move(on_message)) {
  channel_->ConnectRuntime([this](ChannelMessage message) { Receive(std::move(message)); });
}

ServiceBridge::~ServiceBridge() { channel_->ConnectRuntime(nullptr); }

void ServiceBridge::Receive(ChannelMessage message) {
  using Kind = ChannelMessageKind;
  auto it = sessions_.find(message.id);
  switch (message.kind) {
    case Kind::kSessionOpened:
      sessions_[message.id] =
          port_->Connect(std::make_shared<ChannelClient>(channel_, message.id, message.body == "network"));
      return;
    case Kind::kSessionMessage:
      if (it != sessions_.end()) port_->Send(it->second, std::move(message.body));
      return;
    case Kind::kSessionClosed:
      if (it == sessions_.end()) return;
      port_->Disconnect(it->second);
      sessions_.erase(it);
      return;
    case Kind::kServicesFailed:
      // Nobody is at the other end any more.
      for (const auto& [id, session] : sessions_) port_->Disconnect(session);
      sessions_.clear();
      on_message_(std::move(message));
      return;
    default:
      on_message_(std::move(message));
  }
}

}  // namespace jstime
