// Writes one flat JSON object.
#ifndef JSTIME_COMMAND_JSON_OBJECT_H_
#define JSTIME_COMMAND_JSON_OBJECT_H_

#include <string>
#include <string_view>

#include "base/json_text.h"

namespace jstime {

class JsonObject {
 public:
  JsonObject& Text(std::string_view name, std::string_view value) {
    AppendName(name);
    AppendJsonString(value, &json_);
    return *this;
  }
  JsonObject& Number(std::string_view name, int value) { return Raw(name, std::to_string(value)); }
  JsonObject& Boolean(std::string_view name, bool value) { return Raw(name, value ? "true" : "false"); }

  std::string End() const { return json_ + "}"; }

 private:
  JsonObject& Raw(std::string_view name, std::string_view json) {
    AppendName(name);
    json_ += json;
    return *this;
  }
  void AppendName(std::string_view name) {
    if (json_.size() > 1) json_ += ",";
    AppendJsonString(name, &json_);
    json_ += ":";
  }

  std::string json_ = "{";
};

}  // namespace jstime

#endif  // JSTIME_COMMAND_JSON_OBJECT_H_
