#include "profiling/allocation_recorder.h"

#include <cstdint>
#include <memory>
#include <unordered_map>

#include "engine/strings.h"
#include "profiling/call_tree.h"

namespace jstime {
namespace {

using IndexById = std::unordered_map<uint32_t, CallTree::NodeIndex>;

// What Node and DevTools use: a sample for so many bytes, with so many callers.
constexpr uint64_t kIntervalBytes = 512 * 1024;
constexpr int kMostFrames = 128;

CallFrame FrameOf(v8::Isolate* isolate, const v8::AllocationProfile::Node* node) {
  return {ToUtf8(isolate, node->name), node->script_id, ToUtf8(isolate, node->script_name), node->line_number - 1,
          node->column_number - 1};
}

void Add(v8::Isolate* isolate, const v8::AllocationProfile::Node* source, CallTree::NodeIndex node, CallTree* tree,
         IndexById* index_by_id) {
  (*index_by_id)[source->node_id] = node;
  for (const auto& allocation : source->allocations) tree->at(node).self += allocation.size * allocation.count;
  for (const v8::AllocationProfile::Node* child : source->children) {
    Add(isolate, child, tree->Enter(node, FrameOf(isolate, child)), tree, index_by_id);
  }
}

void AppendNode(const CallTree& tree, CallTree::NodeIndex index, std::string* json) {
  const CallTree::Node& node = tree.nodes()[index];
  *json += "{\"callFrame\":";
  AppendCallFrame(node.frame, json);
  *json +=
      ",\"selfSize\":" + std::to_string(node.self) + ",\"id\":" + std::to_string(NodeId(index)) + ",\"children\":[";
  bool is_first = true;
  for (const auto& [frame, child] : node.children) {
    if (!is_first) *json += ',';
    is_first = false;
    AppendNode(tree, child, json);
  }
  *json += "]}";
}

std::string Serialize(v8::Isolate* isolate, v8::AllocationProfile* profile) {
  v8::AllocationProfile::Node* root = profile->GetRootNode();
  CallTree tree(FrameOf(isolate, root));
  IndexById index_by_id;
  Add(isolate, root, CallTree::kRoot, &tree, &index_by_id);
  std::string json = "{\"head\":";
  AppendNode(tree, CallTree::kRoot, &json);
  json += ",\"samples\":[";
  for (const auto& sample : profile->GetSamples()) {
    if (json.back() != '[') json += ',';
    json += "{\"size\":" + std::to_string(sample.size * sample.count) +
            ",\"nodeId\":" + std::to_string(NodeId(index_by_id[sample.node_id])) +
            ",\"ordinal\":" + std::to_string(sample.sample_id) + "}";
  }
  return json + "]}\n";
}

}  // namespace

AllocationRecorder::AllocationRecorder(v8::Isolate* isolate) : isolate_(isolate) {
  isolate_->GetHeapProfiler()->StartSamplingHeapProfiler(kIntervalBytes, kMostFrames);
}

std::string AllocationRecorder::Stop() {
  v8::HandleScope handle_scope(isolate_);
  v8::HeapProfiler* profiler = isolate_->GetHeapProfiler();
  const std::unique_ptr<v8::AllocationProfile> profile(profiler->GetAllocationProfile());
  if (!profile) return "";
  std::string text = Serialize(isolate_, profile.get());
  profiler->StopSamplingHeapProfiler();
  return text;
}

}  // namespace jstime
