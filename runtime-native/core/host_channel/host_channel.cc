#include "host_channel/host_channel.h"

#include <utility>

namespace jstime {

void HostChannel::ConnectServices(std::function<void()> wake) {
  std::lock_guard<std::mutex> lock(services_mutex_);
  wake_ = std::move(wake);
  if (wake_ && !for_services_.empty()) wake_();
}

std::vector<ChannelMessage> HostChannel::TakeForServices() {
  std::lock_guard<std::mutex> lock(services_mutex_);
  return std::exchange(for_services_, {});
}

void HostChannel::SendToServices(ChannelMessage message) {
  std::vector<ChannelMessage> messages;
  messages.push_back(std::move(message));
  SendToServices(std::move(messages));
}

void HostChannel::SendToServices(std::vector<ChannelMessage> messages) {
  if (messages.empty()) return;
  std::lock_guard<std::mutex> lock(services_mutex_);
  bool was_empty = for_services_.empty();
  for (ChannelMessage& message : messages) for_services_.push_back(std::move(message));
  if (was_empty && wake_) wake_();
}

void HostChannel::ConnectRuntime(std::function<void(ChannelMessage)> receive) {
  std::lock_guard<std::mutex> lock(runtime_mutex_);
  receive_ = std::move(receive);
  if (!receive_) return;
  for (ChannelMessage& message : std::exchange(for_runtime_, {})) receive_(std::move(message));
}

void HostChannel::SendToRuntime(ChannelMessage message) {
  std::lock_guard<std::mutex> lock(runtime_mutex_);
  if (receive_) {
    receive_(std::move(message));
  } else {
    for_runtime_.push_back(std::move(message));
  }
}

}  // namespace jstime
