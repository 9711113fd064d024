#include "command/services.h"

#include <chrono>
#include <sstream>
#include <utility>

#include "base/stdio_sink.h"

namespace jstime {

using Kind = ChannelMessageKind;

namespace {

constexpr size_t kMaxOutputBytesNotShown = 256 * 1024;

// The body of kTypesStripped that tells a problem.
StrippedSource ParseProblem(const std::string& body) {
  StrippedSource stripped;
  std::istringstream lines(body);
  std::getline(lines, stripped.code);
  lines >> stripped.line >> stripped.column >> stripped.end_column;
  lines.ignore();
  std::getline(lines, stripped.problem, '\0');
  return stripped;
}

}  // namespace

void Services::Send(ChannelMessage message) {
  if (channel_ == nullptr) {
    channel_ = new HostChannel;
    host_.start_services(channel_);
  }
  if (message.kind == Kind::kStartInspector) {
    std::lock_guard<std::mutex> lock(mutex_);
    inspector_outcome_.reset();
  }
  channel_->SendToServices(std::move(message));
}

void Services::SendOutput(uint32_t stream, std::string_view text) {
  Send({Kind::kProgramOutput, stream, std::string(text)});
  std::unique_lock<std::mutex> lock(mutex_);
  output_bytes_not_shown_ += text.size();
  changed_.wait(lock, [this] { return output_bytes_not_shown_ <= kMaxOutputBytesNotShown || end_; });
}

void Services::Connect(const std::shared_ptr<InspectorPort>& port) {
  if (!bridge_) bridge_.emplace(channel_, port, [this](ChannelMessage message) { Receive(std::move(message)); });
}

void Services::Receive(ChannelMessage message) {
  bool has_ended = false;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (message.kind == Kind::kServicesFailed) {
      message.body = "jstime: the services in Node have failed: " + message.body;
      // Otherwise somebody waits for it.
      if (inspector_outcome_ && !on_end_) StdioSink::Get()->Write(OutputStream::kStderr, message.body + "\n");
    }
    if (message.kind == Kind::kLeaveRepl || message.kind == Kind::kServicesFailed) {
      has_ended = !end_;
      end_ = std::move(message);
    } else if (message.kind == Kind::kTypesStripped) {
      types_stripped_ = std::move(message);
    } else if (message.kind == Kind::kReplStopped) {
      is_repl_stopped_ = true;
    } else if (message.kind == Kind::kOutputShown) {
      output_bytes_not_shown_ -= message.id;
    } else {
      inspector_outcome_ = std::move(message);
    }
    changed_.notify_all();
  }
  if (has_ended && on_end_) on_end_();
}

StrippedSource Services::StripTypes(const std::string& source) {
  Send({Kind::kStripTypes, 0, source});
  if (!bridge_) channel_->ConnectRuntime([this](ChannelMessage message) { Receive(std::move(message)); });
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return types_stripped_ || end_; });
  StrippedSource stripped;
  if (!types_stripped_) {
    stripped.problem = end_->body;
    stripped.code = "ERR_SERVICES_FAILED";
    return stripped;
  }
  ChannelMessage message = std::move(*std::exchange(types_stripped_, std::nullopt));
  if (message.id == 0) {
    stripped.javascript = std::move(message.body);
  } else {
    stripped = ParseProblem(message.body);
  }
  return stripped;
}

std::string Services::WaitForInspector(std::string* error) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return inspector_outcome_ || end_; });
  if (inspector_outcome_ && inspector_outcome_->kind == Kind::kInspectorListening) return inspector_outcome_->body;
  *error = (inspector_outcome_ ? *inspector_outcome_ : *end_).body;
  return "";
}

void Services::WaitForReplStopped(int milliseconds) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait_for(lock, std::chrono::milliseconds(milliseconds),
                    [this] { return is_repl_stopped_ || (end_ && end_->kind == Kind::kServicesFailed); });
}

std::optional<ChannelMessage> Services::end() {
  std::lock_guard<std::mutex> lock(mutex_);
  return end_;
}

}  // namespace jstime
