#include "profiling/call_tree.h"

#include <utility>

#include "base/json_text.h"
#include "engine/builtins_url.h"

namespace jstime {

CallTree::NodeIndex CallTree::Enter(NodeIndex parent, const CallFrame& frame) {
  if (frame.url == kBuiltinsUrl) return parent;
  const auto [found, is_new] = nodes_[parent].children.try_emplace(frame, nodes_.size());
  const NodeIndex index = found->second;
  if (is_new) nodes_.push_back({frame, {}, 0, {}, ""});
  return index;
}

void AppendCallFrame(const CallFrame& frame, std::string* json) {
  *json += "{\"functionName\":";
  AppendJsonString(frame.function_name, json);
  *json += ",\"scriptId\":\"" + std::to_string(frame.script_id) + "\",\"url\":";
  AppendJsonString(frame.url, json);
  *json += ",\"lineNumber\":" + std::to_string(frame.line) + ",\"columnNumber\":" + std::to_string(frame.column) + "}";
}

}  // namespace jstime
