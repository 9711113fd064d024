#include "command/program_inspector.h"

#include <sys/random.h>

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <utility>

#include "base/check.h"
#include "base/json_text.h"
#include "base/stdio_sink.h"
#include "ops/versions.h"

namespace jstime {
namespace {

void Report(const std::string& line) { StdioSink::Get()->Write(OutputStream::kStderr, line + "\n"); }

// A version 4 UUID, RFC 9562.
std::string RandomUuid() {
  unsigned char bytes[16];
  JSTIME_CHECK(getrandom(bytes, sizeof bytes, 0) == sizeof bytes);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  std::string text;
  for (size_t i = 0; i < sizeof bytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", bytes[i]);
    text += digits;
  }
  return text;
}

class JsonObject {
 public:
  JsonObject& Add(std::string_view name, std::string_view text) {
    AddName(name);
    AppendJsonString(text, &json_);
    return *this;
  }
  JsonObject& Add(std::string_view name, int number) {
    AddName(name);
    json_ += std::to_string(number);
    return *this;
  }
  std::string End() { return json_ + "}"; }

 private:
  void AddName(std::string_view name) {
    json_ += json_.empty() ? "{" : ",";
    AppendJsonString(name, &json_);
    json_ += ":";
  }

  std::string json_;
};

std::string StartMessage(const InspectorOptions& options, const ProgramInspector::Program& program) {
  return JsonObject()
      .Add("host", options.host)
      .Add("port", options.port)
      .Add("targetId", RandomUuid())
      .Add("title", program.title)
      .Add("url", program.url)
      .Add("product", std::string("jstime/") + JSTIME_VERSION)
      .Add("v8Version", v8::V8::GetVersion())
      .End();
}

}  // namespace

// The HTTP and WebSocket server in the services. It starts with this object.
class ProgramInspector::Server {
 public:
  Server(const CommandHost& host, std::string start_message) : channel_(new HostChannel) {
    host.start_services(channel_);
    channel_->SendToServices({ChannelMessageKind::kStartInspector, 0, std::move(start_message)});
  }

  // Waits for the outcome: the URL that it listens at; empty, with `error` set, if it does not.
  std::string Connect(const std::shared_ptr<InspectorPort>& port, std::string* error) {
    bridge_.emplace(channel_, port, [this](ChannelMessage message) { Receive(std::move(message)); });
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return outcome_.has_value(); });
    if (outcome_->kind == ChannelMessageKind::kInspectorListening) return outcome_->body;
    *error = outcome_->body;
    return "";
  }

 private:
  void Receive(ChannelMessage message) {
    std::lock_guard<std::mutex> lock(mutex_);
    outcome_ = std::move(message);
    changed_.notify_all();
  }

  // Lives as long as the process, as the services do.
  HostChannel* const channel_;
  std::optional<ServiceBridge> bridge_;
  std::mutex mutex_;  // Guards outcome_.
  std::condition_variable changed_;
  std::optional<ChannelMessage> outcome_;
};

ProgramInspector::ProgramInspector(const InspectorOptions& options, Program program, const CommandHost& host)
    : options_(options), program_(std::move(program)), host_(host) {
  if (options_.mode == InspectorOptions::Mode::kOff || options_.transport != InspectorOptions::Transport::kTcp) return;
  server_ = std::make_unique<Server>(host_, StartMessage(options_, program_));
}

ProgramInspector::~ProgramInspector() = default;

bool ProgramInspector::Open(Runtime* runtime) {
  if (agent_ != nullptr) return true;
  agent_ = runtime->EnsureInspector(program_.title);
  // Who inherits a descriptor knows by itself that it is connected.
  if (options_.transport == InspectorOptions::Transport::kDescriptor) return OpenPipe(agent_->port().get());
  agent_->OnAttached([] { Report("Debugger attached."); });
  return options_.transport == InspectorOptions::Transport::kUnix ? OpenPipe(agent_->port().get())
                                                                  : OpenServices(agent_->port());
}

bool ProgramInspector::OpenServices(const std::shared_ptr<InspectorPort>& port) {
  if (!server_) server_ = std::make_unique<Server>(host_, StartMessage(options_, program_));
  std::string error;
  const std::string url = server_->Connect(port, &error);
  if (url.empty()) {
    Report(error);
    return options_.mode == InspectorOptions::Mode::kOff || options_.mode == InspectorOptions::Mode::kListen;
  }
  Report("Debugger listening on " + url);
  return true;
}

bool ProgramInspector::OpenPipe(InspectorPort* port) {
  std::string error;
  if (options_.transport == InspectorOptions::Transport::kUnix) {
    pipe_ = PipeServer::Listen(options_.path, port, {}, &error);
    if (pipe_) Report("Debugger listening on unix:" + options_.path);
  } else {
    pipe_ = PipeServer::Adopt(options_.descriptor, port, {}, &error);
  }
  if (!pipe_) Report("jstime: " + error);
  return pipe_ != nullptr;
}

void ProgramInspector::WaitForStart() {
  using Mode = InspectorOptions::Mode;
  if (options_.mode != Mode::kWait && options_.mode != Mode::kBreak) return;
  agent_->WaitForDebugger();
  if (options_.mode == Mode::kBreak) agent_->PauseOnStart();
}

void ProgramInspector::Close() {
  if (agent_ == nullptr) return;
  const bool is_silent = options_.transport == InspectorOptions::Transport::kDescriptor;
  agent_->WaitForDisconnect([is_silent] {
    if (!is_silent) Report("Waiting for the debugger to disconnect...");
    StdioSink::Get()->Flush();
  });
  if (pipe_) pipe_->Close();
}

}  // namespace jstime
