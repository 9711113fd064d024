#include "profiling/coverage_recorder.h"

#include <string_view>
#include <vector>

namespace jstime {
namespace {

// The objects of the JSON array that `text` begins with, which V8 has written.
std::vector<std::string_view> ObjectsOfArray(std::string_view text) {
  std::vector<std::string_view> objects;
  size_t start = 0;
  int depth = 0;
  bool is_in_string = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        is_in_string = false;
      }
    } else if (c == '"') {
      is_in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth == 2) start = i;
    } else if (c == '}' || c == ']') {
      if (--depth == 1) objects.push_back(text.substr(start, i + 1 - start));
      if (depth == 0) break;
    }
  }
  return objects;
}

}  // namespace

CoverageRecorder::CoverageRecorder(InspectorAgent* agent) : agent_(agent) {
  agent_->CallInternal("Profiler.enable", "{}");
  agent_->CallInternal("Profiler.startPreciseCoverage", R"({"callCount":true,"detailed":true})");
}

std::string CoverageRecorder::Stop() {
  const std::string answer = agent_->CallInternal("Profiler.takePreciseCoverage", "{}");
  constexpr std::string_view kHead = "{\"result\":";
  if (!answer.starts_with(kHead)) return "";
  std::string json(kHead);
  json += '[';
  for (std::string_view script : ObjectsOfArray(std::string_view(answer).substr(kHead.size()))) {
    // A path cannot contain what would end the URL.
    if (script.find("\"url\":\"file:") == std::string_view::npos) continue;
    if (json.back() != '[') json += ',';
    json += script;
  }
  return json + "]}\n";
}

}  // namespace jstime
