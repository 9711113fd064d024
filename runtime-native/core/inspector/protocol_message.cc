#include "inspector/protocol_message.h"

#include <utility>

#include "base/json_text.h"

namespace jstime {
namespace {

// Walks over JSON text from value to value. It need not notice every mistake: what it misreads is not found.
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : text_(text) {}

  bool Enter(char bracket) {
    SkipSpace();
    if (position_ >= text_.size() || text_[position_] != bracket) return false;
    ++position_;
    return true;
  }

  // The string that follows, without its quotes, escapes as they are.
  std::optional<std::string_view> String() {
    if (!Enter('"')) return std::nullopt;
    const size_t start = position_;
    while (position_ < text_.size() && text_[position_] != '"') position_ += text_[position_] == '\\' ? 2 : 1;
    if (position_ >= text_.size()) return std::nullopt;
    return text_.substr(start, position_++ - start);
  }

  // Goes over the value that follows, to the comma or the closing bracket behind it.
  void SkipValue() {
    size_t depth = 0;
    for (SkipSpace(); position_ < text_.size(); ++position_) {
      switch (text_[position_]) {
        case '"':
          if (!String()) return;
          --position_;
          break;
        case '{':
        case '[':
          ++depth;
          break;
        case '}':
        case ']':
          if (depth == 0) return;
          --depth;
          break;
        case ',':
          if (depth == 0) return;
          break;
      }
    }
  }

 private:
  void SkipSpace() {
    while (position_ < text_.size() && std::string_view(" \t\r\n").find(text_[position_]) != std::string_view::npos) {
      ++position_;
    }
  }

  std::string_view text_;
  size_t position_ = 0;
};

std::string_view FindMethod(std::string_view text) {
  JsonWalk walk(text);
  if (!walk.Enter('{')) return {};
  do {
    std::optional<std::string_view> key = walk.String();
    if (!key || !walk.Enter(':')) return {};
    if (*key == "method") return walk.String().value_or("");
    walk.SkipValue();
  } while (walk.Enter(','));
  return {};
}

}  // namespace

ProtocolMessage ReadProtocolMessage(std::string text) {
  std::string method(FindMethod(text));
  return {std::move(text), std::move(method)};
}

std::string ProtocolResponse(int id, std::string_view result) {
  std::string text = "{\"id\":" + std::to_string(id) + ",\"result\":";
  return text.append(result).append("}");
}

std::string ProtocolError(int id, int code, std::string_view message) {
  std::string text = "{\"id\":" + std::to_string(id) + ",\"error\":{\"code\":" + std::to_string(code) + ",\"message\":";
  AppendJsonString(message, &text);
  return text.append("}}");
}

std::string ProtocolEvent(std::string_view method, std::string_view params) {
  std::string text = "{\"method\":";
  AppendJsonString(method, &text);
  return text.append(",\"params\":").append(params).append("}");
}

}  // namespace jstime
