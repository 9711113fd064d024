// Which functions allocated what is still in use: samples of allocations.
// Thread: isolate.
#ifndef JSTIME_PROFILING_ALLOCATION_RECORDER_H_
#define JSTIME_PROFILING_ALLOCATION_RECORDER_H_

#include <string>

#include "v8-profiler.h"
#include "v8.h"

namespace jstime {

class AllocationRecorder {
 public:
  // Starts recording. An isolate has one recording at a time.
  explicit AllocationRecorder(v8::Isolate* isolate);

  // Ends recording. The text of a .heapprofile: `HeapProfiler.SamplingHeapProfile` of the Chrome DevTools Protocol;
  // empty if somebody else has ended it. Call once.
  std::string Stop();

 private:
  v8::Isolate* const isolate_;
};

}  // namespace jstime

#endif  // JSTIME_PROFILING_ALLOCATION_RECORDER_H_
