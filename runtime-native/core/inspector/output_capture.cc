#include "inspector/output_capture.h"

#include "inspector/inspector_agent.h"

namespace jstime {

void OutputCapture::Write(OutputStream stream, std::string_view text) {
  if (!agent_->TellOutput(stream, text)) next_->Write(stream, text);
}

}  // namespace jstime
