#include "base/trace_log.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdio>
#include <mutex>

#include "base/clock.h"
#include "base/files.h"
#include "base/json_text.h"
#include "base/this_thread.h"

namespace jstime {
namespace {

constexpr size_t kBufferLimit = 256 * 1024;

// A program that is killed leaves at most this much of its trace unwritten.
constexpr double kLongestDelayMs = 500;

constexpr const char* kCategoryNames[] = {"script", "module", "task", "native", "gc"};

std::mutex mutex;  // Guards the variables below.
int fd = -1;
bool is_in_memory = false;
std::string& buffer = *new std::string();  // Events may come while the process ends.
bool needs_comma = false;
double last_write_ms = 0;

void WriteOut() {
  if (fd >= 0) WriteAll(fd, buffer);
  buffer.clear();
}

}  // namespace

std::atomic<bool> TraceLog::enabled_{false};

int TraceLog::Start(const std::string& path) {
  std::lock_guard<std::mutex> lock(mutex);
  fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return errno;
  buffer = "[";
  needs_comma = false;
  enabled_.store(true);
  return 0;
}

bool TraceLog::StartInMemory() {
  std::lock_guard<std::mutex> lock(mutex);
  if (enabled()) return false;
  is_in_memory = true;
  buffer = "[";
  needs_comma = false;
  enabled_.store(true);
  return true;
}

std::string TraceLog::StopInMemory() {
  std::string events;
  {
    std::lock_guard<std::mutex> lock(mutex);
    events = buffer + "]";
  }
  Stop();
  return events;
}

void TraceLog::Stop() {
  if (!enabled_.exchange(false)) return;
  std::lock_guard<std::mutex> lock(mutex);
  buffer += "\n]\n";
  WriteOut();
  if (fd >= 0) close(fd);
  fd = -1;
  is_in_memory = false;
}

void TraceLog::AddSpan(TraceCategory category, std::string_view name, double start_ms, double end_ms,
                       std::string_view detail) {
  char numbers[160];
  std::snprintf(numbers, sizeof(numbers), "\"ph\":\"X\",\"ts\":%.3f,\"dur\":%.3f,\"pid\":%d,\"tid\":%" PRId64,
                start_ms * 1e3, (end_ms - start_ms) * 1e3, getpid(), ThreadId());
  std::lock_guard<std::mutex> lock(mutex);
  if (fd < 0 && !is_in_memory) return;
  buffer += needs_comma ? ",\n{\"name\":" : "\n{\"name\":";
  needs_comma = true;
  AppendJsonString(name, &buffer);
  buffer += ",\"cat\":\"";
  buffer += kCategoryNames[static_cast<int>(category)];
  buffer += "\",";
  buffer += numbers;
  if (!detail.empty()) {
    buffer += ",\"args\":{\"detail\":";
    AppendJsonString(detail, &buffer);
    buffer += "}";
  }
  buffer += "}";
  if (is_in_memory) return;
  if (buffer.size() > kBufferLimit || end_ms - last_write_ms > kLongestDelayMs) {
    WriteOut();
    last_write_ms = end_ms;
  }
}

void TraceSpan::Begin() { start_ms_ = MonotonicMs(); }

void TraceSpan::End() { TraceLog::AddSpan(category_, name_, start_ms_, MonotonicMs(), detail_); }

}  // namespace jstime
