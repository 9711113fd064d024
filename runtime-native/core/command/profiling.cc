#include "command/profiling.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <utility>

#include "base/clock.h"
#include "base/files.h"
#include "base/stdio_sink.h"
#include "profiling/heap_snapshot.h"

namespace jstime {
namespace {

void Report(const std::string& line) { StdioSink::Get()->Write(OutputStream::kStderr, "jstime: " + line + "\n"); }

void Write(const char* what, const std::string& path, const std::string& text) {
  const int error = text.empty() ? 0 : WriteFile(path, text);
  if (error != 0) Report(std::string("cannot write the ") + what + " to '" + path + "': " + strerror(error));
}

bool IsDirectory(const std::string& path) {
  struct stat status;
  return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// As Node names them: date, time, process, thread, number.
std::string DefaultName(const char* prefix, const char* extension) {
  const time_t now = time(nullptr);
  tm local;
  localtime_r(&now, &local);
  char date[32];
  std::strftime(date, sizeof(date), "%Y%m%d.%H%M%S", &local);
  return std::string(prefix) + "." + date + "." + std::to_string(getpid()) + ".0.001." + extension;
}

}  // namespace

void Profiling::Start(Runtime* runtime, const std::string& title) {
  isolate_ = runtime->realm()->isolate();
  if (!options_.coverage_directory.empty()) coverage_.emplace(runtime->EnsureInspector(title));
  if (options_.heap_profile.wanted) allocations_.emplace(isolate_);
  if (options_.cpu_profile.wanted) cpu_.emplace(isolate_, options_.cpu_interval_us);
}

void Profiling::Finish() {
  if (cpu_) Write("CPU profile", PathOf(options_.cpu_profile, "CPU", "cpuprofile"), cpu_->Stop());
  cpu_.reset();
  if (allocations_) Write("heap profile", PathOf(options_.heap_profile, "Heap", "heapprofile"), allocations_->Stop());
  allocations_.reset();
  if (coverage_) WriteCoverage(coverage_->Stop());
  coverage_.reset();
}

void Profiling::FinishOutOfMemory(bool can_allocate) {
  if (options_.heap_snapshot_on_oom.wanted) {
    const std::string path = PathOf(options_.heap_snapshot_on_oom, "Heap", "heapsnapshot");
    const int error = WriteHeapSnapshot(isolate_, path);
    Report(error == 0 ? "heap snapshot written to '" + path + "'"
                      : "cannot write the heap snapshot to '" + path + "': " + strerror(error));
  }
  if (can_allocate) Finish();
}

std::string Profiling::PathOf(const ProfilingOptions::File& file, const char* prefix, const char* extension) const {
  std::string path = ToAbsolute(file.path);
  if (path.back() == '/' || IsDirectory(path)) {
    if (path.back() != '/') path += '/';
    path += DefaultName(prefix, extension);
  }
  // If that fails, writing tells.
  MakeDirectories(path.substr(0, path.rfind('/')));
  return path;
}

std::string Profiling::ToAbsolute(const std::string& path) const {
  return path.starts_with('/') ? path : directory_ + "/" + path;
}

void Profiling::WriteCoverage(const std::string& text) const {
  const auto milliseconds = static_cast<int64_t>(TimeOriginMs() + MonotonicMs());
  const std::string directory = ToAbsolute(options_.coverage_directory);
  MakeDirectories(directory);
  Write("coverage",
        directory + "/coverage-" + std::to_string(getpid()) + "-" + std::to_string(milliseconds) + "-0.json", text);
}

}  // namespace jstime
