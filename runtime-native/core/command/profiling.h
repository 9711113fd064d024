// The records of a run that --cpu-prof and its relatives ask for: starts them with the program, writes them at its end.
// Thread: isolate.
#ifndef JSTIME_COMMAND_PROFILING_H_
#define JSTIME_COMMAND_PROFILING_H_

#include <optional>
#include <string>

#include "command/profiling_options.h"
#include "profiling/allocation_recorder.h"
#include "profiling/coverage_recorder.h"
#include "profiling/cpu_recorder.h"
#include "runtime/runtime.h"

namespace jstime {

class Profiling {
 public:
  // `directory`: what relative paths are relative to.
  Profiling(const ProfilingOptions& options, std::string directory)
      : options_(options), directory_(std::move(directory)) {}

  // Before the program's first statement. `title` is what debuggers call the program.
  void Start(Runtime* runtime, const std::string& title);

  // Writes everything. A second time does nothing. Standard error tells what cannot be written.
  void Finish();

  // Writes what is asked for when the heap is full, and the rest if V8 `can_allocate`.
  void FinishOutOfMemory(bool can_allocate);

 private:
  // The path of a file that was asked for, with its folders made.
  std::string PathOf(const ProfilingOptions::File& file, const char* prefix, const char* extension) const;
  std::string ToAbsolute(const std::string& path) const;
  void WriteCoverage(const std::string& text) const;

  const ProfilingOptions options_;
  const std::string directory_;
  v8::Isolate* isolate_ = nullptr;
  std::optional<CpuRecorder> cpu_;
  std::optional<AllocationRecorder> allocations_;
  std::optional<CoverageRecorder> coverage_;
};

}  // namespace jstime

#endif  // JSTIME_COMMAND_PROFILING_H_
