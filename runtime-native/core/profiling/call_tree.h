// Who called whom, as profiles of V8 tell it, without the functions of the built-ins: what they cost is their caller's.
#ifndef JSTIME_PROFILING_CALL_TREE_H_
#define JSTIME_PROFILING_CALL_TREE_H_

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace jstime {

struct CallFrame {
  std::string function_name;
  int script_id = 0;
  std::string url;
  // Both from 0; -1 if unknown.
  int line = -1;
  int column = -1;

  auto operator<=>(const CallFrame&) const = default;
};

class CallTree {
 public:
  // Index into nodes().
  using NodeIndex = size_t;

  struct Node {
    CallFrame frame;
    std::map<CallFrame, NodeIndex> children;
    // Samples, or bytes.
    size_t self = 0;
    // Samples by line, from 1.
    std::map<int, size_t> lines;
    std::string deoptimization;
  };

  explicit CallTree(CallFrame root) { nodes_.push_back({std::move(root), {}, 0, {}, ""}); }

  static constexpr NodeIndex kRoot = 0;

  // The node of `frame` below `parent`; `parent` itself for a function of the built-ins.
  NodeIndex Enter(NodeIndex parent, const CallFrame& frame);

  Node& at(NodeIndex node) { return nodes_[node]; }
  const std::vector<Node>& nodes() const { return nodes_; }

 private:
  std::vector<Node> nodes_;
};

// Appends the frame as `Runtime.CallFrame` of the Chrome DevTools Protocol.
void AppendCallFrame(const CallFrame& frame, std::string* json);

// Numbers of nodes in profiles start at 1.
inline size_t NodeId(CallTree::NodeIndex node) { return node + 1; }

}  // namespace jstime

#endif  // JSTIME_PROFILING_CALL_TREE_H_
