// Where a program spends its time: samples of its stack at regular intervals.
// Thread: isolate.
#ifndef JSTIME_PROFILING_CPU_RECORDER_H_
#define JSTIME_PROFILING_CPU_RECORDER_H_

#include <string>

#include "v8-profiler.h"
#include "v8.h"

namespace jstime {

class CpuRecorder {
 public:
  // Starts recording.
  CpuRecorder(v8::Isolate* isolate, int interval_us);
  ~CpuRecorder();
  CpuRecorder(const CpuRecorder&) = delete;
  CpuRecorder& operator=(const CpuRecorder&) = delete;

  // Ends recording. The text of a .cpuprofile: `Profiler.Profile` of the Chrome DevTools Protocol; empty if
  // V8 has refused to record. Call once.
  std::string Stop();

 private:
  v8::CpuProfiler* const profiler_;
  v8::ProfilerId profile_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_PROFILING_CPU_RECORDER_H_
