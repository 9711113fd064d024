#include "command/program_inspector.h"

#include <sys/random.h>

#include <cstdio>
#include <utility>

#include "base/check.h"
#include "base/stdio_sink.h"
#include "command/json_object.h"
#include "ops/versions.h"

namespace jstime {
namespace {

void Report(const std::string& line) { StdioSink::Get()->WriteNotice(line); }

// A version 4 UUID, RFC 9562.
std::string RandomUuid() {
  unsigned char bytes[16];
  JSTIME_CHECK(getentropy(bytes, sizeof bytes) == 0);
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

std::string StartMessage(const InspectorOptions& options, const ProgramInspector::Program& program) {
  return JsonObject()
      .Text("host", options.host)
      .Number("port", options.port)
      .Text("targetId", RandomUuid())
      .Text("title", program.title)
      .Text("url", program.url)
      .Text("product", std::string("jstime/") + JSTIME_VERSION)
      .Text("v8Version", v8::V8::GetVersion())
      .End();
}

}  // namespace

ProgramInspector::ProgramInspector(const InspectorOptions& options, Program program, Services* services)
    : options_(options), program_(std::move(program)), services_(services) {
  if (options_.mode != InspectorOptions::Mode::kOff) StartServer();
}

void ProgramInspector::StartServer() {
  if (options_.transport != InspectorOptions::Transport::kTcp) return;
  is_starting_ = true;
  services_->Send({ChannelMessageKind::kStartInspector, 0, StartMessage(options_, program_)});
}

bool ProgramInspector::Open(Runtime* runtime) {
  if (is_open_) return true;
  agent_ = runtime->EnsureInspector(program_.title);
  agent_->OnLost(on_lost_);
  // Who inherits a descriptor knows by itself that it is connected.
  if (options_.transport == InspectorOptions::Transport::kDescriptor) return OpenPipe(agent_->port().get());
  agent_->OnAttached([] { Report("Debugger attached."); });
  return options_.transport == InspectorOptions::Transport::kUnix ? OpenPipe(agent_->port().get())
                                                                  : OpenServices(agent_->port());
}

bool ProgramInspector::OpenServices(const std::shared_ptr<InspectorPort>& port) {
  if (!is_starting_) StartServer();
  services_->Connect(port);
  std::string error;
  const std::string url = services_->WaitForInspector(&error);
  is_starting_ = false;
  if (url.empty()) {
    Report(error);
    return options_.mode == InspectorOptions::Mode::kOff || options_.mode == InspectorOptions::Mode::kListen;
  }
  is_open_ = true;
  Report("Debugger listening on " + url);
  return true;
}

bool ProgramInspector::OpenPipe(InspectorPort* port) {
  std::string error;
  if (options_.transport == InspectorOptions::Transport::kUnix) {
    pipe_ = PipeServer::Listen(options_.path, port, {}, &error);
    const std::string address = "unix:" + options_.path;
    Report(pipe_ ? "Debugger listening on " + address : "jstime: cannot listen on " + address + ": " + error);
  } else {
    pipe_ = PipeServer::Adopt(options_.descriptor, port, {}, &error);
    if (!pipe_) Report("jstime: cannot use fd:" + std::to_string(options_.descriptor) + ": " + error);
  }
  is_open_ = pipe_ != nullptr;
  return is_open_;
}

bool ProgramInspector::WaitForStart() {
  using Mode = InspectorOptions::Mode;
  if (options_.mode != Mode::kWait && options_.mode != Mode::kBreak) return true;
  const bool is_only_one = options_.transport == InspectorOptions::Transport::kDescriptor;
  if (!agent_->WaitForDebugger(is_only_one)) {
    Report("jstime: the debugger on fd:" + std::to_string(options_.descriptor) +
           " has gone; the program does not start");
    return false;
  }
  if (options_.mode == Mode::kBreak) agent_->PauseOnStart();
  return true;
}

void ProgramInspector::Close(int exit_code) {
  if (agent_ == nullptr) return;
  const bool is_silent = options_.transport == InspectorOptions::Transport::kDescriptor;
  agent_->WaitForDisconnect(exit_code, [is_silent] {
    if (!is_silent) Report("Waiting for the debugger to disconnect...");
    StdioSink::Get()->Flush();
  });
  if (pipe_) pipe_->Close();
}

}  // namespace jstime
