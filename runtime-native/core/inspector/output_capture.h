// Shows debuggers what the program prints.
// Thread: isolate.
#ifndef JSTIME_INSPECTOR_OUTPUT_CAPTURE_H_
#define JSTIME_INSPECTOR_OUTPUT_CAPTURE_H_

#include <string_view>

#include "base/output_sink.h"

namespace jstime {

class InspectorAgent;

// What a session gets of the output: nothing, a copy, or all of it in place of the process's own files.
enum class OutputCaptureMode { kNone, kCopy, kTake };

// Stands before the sink that the output would go to.
class OutputCapture : public OutputSink {
 public:
  OutputCapture(InspectorAgent* agent, OutputSink* next) : agent_(agent), next_(next) {}

  void Write(OutputStream stream, std::string_view text) override;
  void Flush() override { next_->Flush(); }

 private:
  InspectorAgent* const agent_;
  OutputSink* const next_;
};

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_OUTPUT_CAPTURE_H_
