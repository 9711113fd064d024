#include "profiling/cpu_recorder.h"

#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "base/json_text.h"
#include "profiling/call_tree.h"

namespace jstime {
namespace {

using IndexById = std::unordered_map<unsigned, CallTree::NodeIndex>;

CallFrame FrameOf(const v8::CpuProfileNode* node) {
  return {node->GetFunctionNameStr(), node->GetScriptId(), node->GetScriptResourceNameStr(), node->GetLineNumber() - 1,
          node->GetColumnNumber() - 1};
}

// The samples and children of `source` are those of `node`.
void Add(const v8::CpuProfileNode* source, CallTree::NodeIndex node, bool is_builtin, CallTree* tree,
         IndexById* index_by_id) {
  (*index_by_id)[source->GetNodeId()] = node;
  tree->at(node).self += source->GetHitCount();
  if (!is_builtin) {
    std::vector<v8::CpuProfileNode::LineTick> ticks(source->GetHitLineCount());
    if (!ticks.empty() && source->GetLineTicks(ticks.data(), ticks.size())) {
      for (const auto& tick : ticks) tree->at(node).lines[tick.line] += tick.hit_count;
    }
    const char* reason = source->GetBailoutReason();
    if (reason != nullptr && std::strcmp(reason, "no reason") != 0) tree->at(node).deoptimization = reason;
  }
  for (int i = 0; i < source->GetChildrenCount(); ++i) {
    const v8::CpuProfileNode* child = source->GetChild(i);
    const CallTree::NodeIndex entered = tree->Enter(node, FrameOf(child));
    Add(child, entered, entered == node, tree, index_by_id);
  }
}

template <typename Range, typename Append>
void AppendList(const char* name, const Range& range, std::string* json, Append append) {
  *json += std::string("\"") + name + "\":[";
  bool is_first = true;
  for (const auto& element : range) {
    if (!is_first) *json += ',';
    is_first = false;
    append(element);
  }
  *json += ']';
}

void AppendNode(CallTree::NodeIndex index, const CallTree::Node& node, std::string* json) {
  *json += "{\"id\":" + std::to_string(NodeId(index)) + ",\"callFrame\":";
  AppendCallFrame(node.frame, json);
  *json += ",\"hitCount\":" + std::to_string(node.self);
  if (!node.children.empty()) {
    *json += ',';
    AppendList("children", node.children, json,
               [json](const auto& child) { *json += std::to_string(NodeId(child.second)); });
  }
  if (!node.deoptimization.empty()) {
    *json += ",\"deoptReason\":";
    AppendJsonString(node.deoptimization, json);
  }
  if (!node.lines.empty()) {
    *json += ',';
    AppendList("positionTicks", node.lines, json, [json](const auto& line) {
      *json += "{\"line\":" + std::to_string(line.first) + ",\"ticks\":" + std::to_string(line.second) + "}";
    });
  }
  *json += '}';
}

std::string Serialize(const v8::CpuProfile* profile) {
  const v8::CpuProfileNode* root = profile->GetTopDownRoot();
  CallTree tree(FrameOf(root));
  IndexById index_by_id;
  Add(root, CallTree::kRoot, false, &tree, &index_by_id);

  std::string json = "{";
  CallTree::NodeIndex next = 0;
  AppendList("nodes", tree.nodes(), &json, [&](const CallTree::Node& node) { AppendNode(next++, node, &json); });
  json += ",\"startTime\":" + std::to_string(profile->GetStartTime()) +
          ",\"endTime\":" + std::to_string(profile->GetEndTime()) + ",";
  std::vector<int> samples(profile->GetSamplesCount());
  for (size_t i = 0; i < samples.size(); ++i) samples[i] = i;
  AppendList("samples", samples, &json,
             [&](int sample) { json += std::to_string(NodeId(index_by_id[profile->GetSample(sample)->GetNodeId()])); });
  json += ',';
  int64_t before = profile->GetStartTime();
  AppendList("timeDeltas", samples, &json, [&](int sample) {
    const int64_t now = profile->GetSampleTimestamp(sample);
    json += std::to_string(now - before);
    before = now;
  });
  return json + "}\n";
}

}  // namespace

CpuRecorder::CpuRecorder(v8::Isolate* isolate, int interval_us) : profiler_(v8::CpuProfiler::New(isolate)) {
  profiler_->SetSamplingInterval(interval_us);
  profile_ = profiler_->Start(v8::CpuProfilingOptions()).id;
}

CpuRecorder::~CpuRecorder() { profiler_->Dispose(); }

std::string CpuRecorder::Stop() {
  v8::CpuProfile* profile = profiler_->Stop(profile_);
  if (profile == nullptr) return "";
  std::string text = Serialize(profile);
  profile->Delete();
  return text;
}

}  // namespace jstime
