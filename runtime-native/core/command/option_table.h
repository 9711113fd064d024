// The table of options: parsing, --help and suggestions follow from it.
#ifndef JSTIME_COMMAND_OPTION_TABLE_H_
#define JSTIME_COMMAND_OPTION_TABLE_H_

#include <span>
#include <string>

#include "command/options.h"

namespace jstime {

struct OptionSpec {
  const char* name;
  char short_name;  // 0 if there is none.
  // What the value stands for in --help; null for a flag. In brackets: it may be left out, else it follows '='.
  const char* value;
  const char* help;
  // Takes the value (empty if there is none); returns what is wrong with it, or an empty string.
  std::string (*apply)(const std::string& value, CommandOptions* options);

  bool may_lack_value() const { return value != nullptr && value[0] == '['; }
};

// --help shows each group under its own heading.
struct OptionGroup {
  const char* heading;
  std::span<const OptionSpec> options;
};

std::span<const OptionGroup> OptionGroups();

}  // namespace jstime

#endif  // JSTIME_COMMAND_OPTION_TABLE_H_
