// Which parts of a program's files ran, and how often.
// Thread: isolate.
#ifndef JSTIME_PROFILING_COVERAGE_RECORDER_H_
#define JSTIME_PROFILING_COVERAGE_RECORDER_H_

#include <string>

#include "inspector/inspector_agent.h"

namespace jstime {

class CoverageRecorder {
 public:
  // Starts recording: all that is compiled from now on.
  explicit CoverageRecorder(InspectorAgent* agent);

  // The text of a file as c8 reads it: what `Profiler.takePreciseCoverage` of the Chrome DevTools Protocol answers, for
  // scripts that are files. Empty if there is nothing. Call once.
  std::string Stop();

 private:
  InspectorAgent* const agent_;
};

}  // namespace jstime

#endif  // JSTIME_PROFILING_COVERAGE_RECORDER_H_
