#include "base/stdio_sink.h"

#include <errno.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

#include "base/clock.h"
#include "base/files.h"

namespace jstime {
namespace {

// More than this leaves at once.
constexpr size_t kGatherLimit = 64 * 1024;

// How long text may wait for more to come.
constexpr double kGatherMs = 2;

[[noreturn]] void DieOfClosedPipe() {
  signal(SIGPIPE, SIG_DFL);
  kill(getpid(), SIGPIPE);
  _exit(128 + SIGPIPE);
}

void WriteOrDie(int fd, std::string_view text) {
  // Other errors (a full disk, a closed descriptor) have nobody to be reported to.
  if (WriteAll(fd, text) == EPIPE) DieOfClosedPipe();
}

bool IsSet(const char* name) {
  const char* value = getenv(name);
  return value != nullptr && *value != '\0';
}

}  // namespace

StdioSink* StdioSink::Get() {
  // Never destroyed: its thread and late output may outlive static destructors.
  static StdioSink* const sink = new StdioSink();
  return sink;
}

StdioSink::StdioSink() : gathers_(isatty(STDOUT_FILENO) != 1), last_write_ms_(MonotonicMs() - 2 * kGatherMs) {}

void StdioSink::Write(OutputStream stream, std::string_view text) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (stream == OutputStream::kStderr) {
    WriteOut();
    WriteOrDie(STDERR_FILENO, text);
    return;
  }
  // Text that comes alone is not delayed.
  if (!gathers_ || (pending_.empty() && MonotonicMs() - last_write_ms_ > kGatherMs)) {
    WriteOrDie(STDOUT_FILENO, text);
    last_write_ms_ = MonotonicMs();
    return;
  }
  const bool was_empty = pending_.empty();
  pending_ += text;
  if (pending_.size() >= kGatherLimit) {
    WriteOut();
  } else if (was_empty) {
    if (!std::exchange(has_flusher_, true)) {
      std::thread([this] { RunFlusher(); }).detach();
    }
    gathered_.notify_one();
  }
}

void StdioSink::Flush() {
  std::lock_guard<std::mutex> lock(mutex_);
  WriteOut();
}

void StdioSink::WriteNotice(std::string_view line) {
  std::lock_guard<std::mutex> lock(mutex_);
  WriteOut();
  WriteAll(STDERR_FILENO, std::string(line) + "\n");
}

void StdioSink::WriteOut() {
  if (pending_.empty()) return;
  WriteOrDie(STDOUT_FILENO, pending_);
  pending_.clear();
  last_write_ms_ = MonotonicMs();
}

void StdioSink::RunFlusher() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    gathered_.wait(lock, [this] { return !pending_.empty(); });
    lock.unlock();
    std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(kGatherMs));
    lock.lock();
    WriteOut();
  }
}

bool ColorsEnabled(int fd) {
  if (IsSet("NO_COLOR")) return false;
  const char* force = getenv("FORCE_COLOR");
  if (force != nullptr) return strcmp(force, "0") != 0 && strcmp(force, "false") != 0;
  const char* term = getenv("TERM");
  return isatty(fd) == 1 && (term == nullptr || strcmp(term, "dumb") != 0);
}

int TerminalColumns(int fd) {
  winsize size;
  return ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace jstime
