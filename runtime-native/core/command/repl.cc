#include "command/repl.h"

#include <unistd.h>

#include <latch>
#include <string>

#include "base/stdio_sink.h"
#include "command/exit_codes.h"
#include "command/json_object.h"

namespace jstime {
namespace {

// Longer than any terminal takes to show what is left.
constexpr int kStopMs = 2000;

}  // namespace

Repl::Repl(Services* services) : services_(services) { tcgetattr(STDIN_FILENO, &terminal_); }

void Repl::Write(OutputStream stream, std::string_view text) {
  services_->SendOutput(static_cast<uint32_t>(stream), text);
}

int Repl::Run(Runtime* runtime, const std::string& working_directory) {
  has_started_ = true;
  std::latch has_stopped(1);
  services_->OnEnd([&] {
    runtime->RequestStop();
    has_stopped.count_down();
  });
  services_->Send({ChannelMessageKind::kStartRepl, 0,
                   JsonObject()
                       .Text("version", JSTIME_VERSION)
                       .Text("workingDirectory", working_directory)
                       .Boolean("colors", ColorsEnabled(STDOUT_FILENO))
                       .End()});
  services_->Connect(runtime->EnsureInspector("jstime[" + std::to_string(getpid()) + "]")->port());
  runtime->loop()->RunUntil([] { return false; });
  has_stopped.wait();
  // What was still running is over; listeners of the end may run.
  runtime->Resume();
  const ChannelMessage end = *services_->end();
  if (end.kind == ChannelMessageKind::kLeaveRepl) return runtime->ops()->exit_code.value_or(kExitSuccess);
  StdioSink::Get()->Write(OutputStream::kStderr, end.body + "\n");
  return kExitUncaughtError;
}

void Repl::Stop() {
  if (has_started_) {
    services_->Send({ChannelMessageKind::kStopRepl, 0, ""});
    services_->WaitForReplStopped(kStopMs);
  }
  tcsetattr(STDIN_FILENO, TCSADRAIN, &terminal_);
}

}  // namespace jstime
