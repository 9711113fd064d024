#include "addon/outbox.h"

#include <utility>

namespace jstime {
namespace {

constexpr size_t kMostOutputBytes = 256 * 1024;

}  // namespace

void Outbox::Send(HostMessage message) {
  std::lock_guard<std::mutex> lock(mutex_);
  Add(std::move(message));
}

void Outbox::Write(OutputStream stream, std::string_view text) {
  std::unique_lock<std::mutex> lock(mutex_);
  taken_.wait(lock, [this] { return output_bytes_ < kMostOutputBytes || never_wait_ || is_closed_; });
  output_bytes_ += text.size();
  HostMessage message;
  message.kind = HostMessage::Kind::kOutput;
  message.id = static_cast<uint32_t>(stream);
  message.text = text;
  Add(std::move(message));
}

void Outbox::Add(HostMessage message) {
  if (is_closed_) return;
  messages_.push_back(std::move(message));
  if (messages_.size() == 1 && !is_paused_) wake_();
}

void Outbox::Resume() {
  std::lock_guard<std::mutex> lock(mutex_);
  is_paused_ = false;
  if (!messages_.empty() && !is_closed_) wake_();
}

std::vector<HostMessage> Outbox::TakeAll() {
  std::lock_guard<std::mutex> lock(mutex_);
  is_paused_ = output_bytes_ > 0;
  output_bytes_ = 0;
  taken_.notify_all();
  return std::exchange(messages_, {});
}

void Outbox::StopWaiting() {
  std::lock_guard<std::mutex> lock(mutex_);
  never_wait_ = true;
  taken_.notify_all();
}

void Outbox::Close() {
  std::lock_guard<std::mutex> lock(mutex_);
  is_closed_ = true;
  messages_.clear();
  taken_.notify_all();
}

}  // namespace jstime
