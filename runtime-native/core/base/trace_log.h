// Events of `--trace=FILE` and of the inspector's domain Tracing, as a Chrome trace. In its JSON array format the
// closing bracket may be missing, so that the trace of a program that was killed opens in Perfetto as well. While no
// trace runs, an event costs one load and one branch. Spec:
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
#ifndef JSTIME_BASE_TRACE_LOG_H_
#define JSTIME_BASE_TRACE_LOG_H_

#include <atomic>
#include <string>
#include <string_view>

namespace jstime {

// The instrumentation points, each a category of the trace.
enum class TraceCategory { kScript, kModule, kTask, kNative, kGc };

// Thread: any.
class TraceLog {
 public:
  // Opens `path` for the events that follow. Returns 0 or an errno value.
  static int Start(const std::string& path);

  // Keeps the events that follow in memory. False if a trace is under way already.
  static bool StartInMemory();

  // Ends the file, or drops what is in memory. Events that come later are dropped.
  static void Stop();

  // Ends a trace in memory: a JSON array of its events.
  static std::string StopInMemory();

  static bool enabled() { return enabled_.load(std::memory_order_relaxed); }

  // A span of `category` from `start_ms` to `end_ms` (MonotonicMs), with an optional detail.
  static void AddSpan(TraceCategory category, std::string_view name, double start_ms, double end_ms,
                      std::string_view detail);

 private:
  static std::atomic<bool> enabled_;
};

// The span of a C++ scope. `name` must outlive the scope.
class TraceSpan {
 public:
  TraceSpan(TraceCategory category, const char* name) : active_(TraceLog::enabled()), category_(category), name_(name) {
    if (active_) Begin();
  }
  TraceSpan(TraceCategory category, const char* name, const std::string& detail) : TraceSpan(category, name) {
    if (active_) detail_ = detail;
  }
  TraceSpan(const TraceSpan&) = delete;
  TraceSpan& operator=(const TraceSpan&) = delete;
  ~TraceSpan() {
    if (active_) End();
  }

 private:
  void Begin();
  void End();

  const bool active_;
  const TraceCategory category_;
  const char* const name_;
  std::string detail_;
  double start_ms_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_BASE_TRACE_LOG_H_
