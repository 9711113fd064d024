#include "command/options.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string_view>
#include <utility>

namespace jstime {
namespace {

using Action = CommandOptions::Action;

struct OptionSpec {
  const char* name;
  char short_name;    // 0 if there is none.
  const char* value;  // What the value stands for in --help; null for a flag.
  const char* help;
  // Takes the value (empty for a flag); returns what is wrong with it, or an empty string.
  std::string (*apply)(const std::string& value, CommandOptions* options);
};

std::string SetProgram(Action action, const std::string& code, CommandOptions* options) {
  if (options->action == Action::kEval || options->action == Action::kPrint) {
    return "there already is code to run; --eval or --print is given once";
  }
  options->action = action;
  options->program = code;
  return "";
}

std::string SetAction(Action action, CommandOptions* options) {
  options->action = action;
  return "";
}

std::string ParseHeapSize(const std::string& value, CommandOptions* options) {
  char* end = nullptr;
  uint64_t megabytes = std::strtoull(value.c_str(), &end, 10);
  constexpr uint64_t kMost = 1024 * 1024;
  if (value.empty() || value[0] == '-' || *end != '\0' || megabytes < 1 || megabytes > kMost) {
    return "expected a number of megabytes from 1 to 1048576";
  }
  options->max_heap_bytes = megabytes * 1024 * 1024;
  return "";
}

std::string AddV8Flags(const std::string& value, CommandOptions* options) {
  for (size_t start = 0; start < value.size();) {
    size_t end = std::min(value.find_first_of(" ,", start), value.size());
    if (end > start) options->v8_flags.push_back(value.substr(start, end - start));
    start = end + 1;
  }
  return options->v8_flags.empty() ? "expected V8 flags, as in --v8-flags=--expose-gc" : "";
}

const OptionSpec kOptions[] = {
    {"eval", 'e', "CODE", "run CODE as a module",
     [](const std::string& value, CommandOptions* o) { return SetProgram(Action::kEval, value, o); }},
    {"print", 'p', "CODE", "run CODE and print its result",
     [](const std::string& value, CommandOptions* o) { return SetProgram(Action::kPrint, value, o); }},
    {"max-heap-size", 0, "MB", "limit the JavaScript heap (default: chosen by V8)", ParseHeapSize},
    {"trace", 0, "FILE", "write a Chrome trace to FILE (opens in Perfetto)",
     [](const std::string& value, CommandOptions* o) -> std::string {
       o->trace_file = value;
       return value.empty() ? "expected a file name" : "";
     }},
    {"v8-flags", 0, "FLAGS", "set V8 flags, separated by commas or spaces", AddV8Flags},
    {"v8-options", 0, nullptr, "list all V8 flags",
     [](const std::string&, CommandOptions* o) { return SetAction(Action::kV8Options, o); }},
    {"no-code-cache", 0, nullptr, "neither read nor write compiled code on disk",
     [](const std::string&, CommandOptions* o) -> std::string {
       o->code_cache = false;
       return "";
     }},
    {"verbose", 0, nullptr, "with --version: the engine's libraries too",
     [](const std::string&, CommandOptions* o) -> std::string {
       o->verbose = true;
       return "";
     }},
    {"version", 'v', nullptr, "print the version",
     [](const std::string&, CommandOptions* o) { return SetAction(Action::kVersion, o); }},
    {"help", 'h', nullptr, "print this help",
     [](const std::string&, CommandOptions* o) { return SetAction(Action::kHelp, o); }},
};

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i);
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

const OptionSpec* FindShortOption(char name) {
  for (const OptionSpec& spec : kOptions) {
    if (spec.short_name != 0 && spec.short_name == name) return &spec;
  }
  return nullptr;
}

std::string UnknownOption(const std::string& argument) {
  if (const OptionSpec* spec = FindShortOption(argument[1]); spec != nullptr) {
    const std::string letter = {'-', spec->short_name};
    const std::string use = spec->value == nullptr ? "" : ", its value follows it: " + letter + " " + spec->value;
    return "unknown option '" + argument + "'; '" + letter + "' stands alone" + use;
  }
  std::string name = argument.substr(0, argument.find('='));
  std::string nearest;
  size_t smallest = 4;
  for (const OptionSpec& spec : kOptions) {
    std::string candidate = std::string("--") + spec.name;
    size_t distance = EditDistance(name, candidate);
    if (distance < smallest && distance < name.size() - 2) {
      smallest = distance;
      nearest = candidate;
    }
  }
  std::string message = "unknown option '" + name + "'";
  if (!nearest.empty()) return message + "; did you mean '" + nearest + "'?";
  if (access(argument.c_str(), F_OK) == 0) return message + "; to run a file of that name: jstime ./" + argument;
  return message;
}

const OptionSpec* FindOption(const std::string& argument) {
  for (const OptionSpec& spec : kOptions) {
    // One with a value takes it from the next argument only.
    const bool is_short = argument.size() == 2 || (argument[2] == '=' && spec.value == nullptr);
    if (is_short && spec.short_name != 0 && argument[1] == spec.short_name) return &spec;
    if (argument.compare(0, 2, "--") == 0 && argument.substr(2, argument.find('=') - 2) == spec.name) return &spec;
  }
  return nullptr;
}

std::string DisplayName(const OptionSpec& spec) {
  std::string name = spec.short_name != 0 ? std::string("-") + spec.short_name + ", --" : "    --";
  name += spec.name;
  if (spec.value != nullptr) name += std::string(spec.short_name != 0 ? " " : "=") + spec.value;
  return name;
}

bool IsProgramChosen(const CommandOptions& options) {
  return options.action == Action::kEval || options.action == Action::kPrint;
}

}  // namespace

CommandOptions ParseCommandLine(const std::vector<std::string>& arguments, bool stdin_is_terminal) {
  CommandOptions options;
  size_t i = 0;
  for (; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      ++i;
      break;
    }
    if (argument.size() < 2 || argument[0] != '-') break;
    const OptionSpec* spec = FindOption(argument);
    if (spec == nullptr) {
      options.error = UnknownOption(argument);
      return options;
    }
    size_t equals = argument.find('=');
    std::string value;
    if (spec->value == nullptr) {
      if (equals != std::string::npos) options.error = "option '--" + std::string(spec->name) + "' takes no value";
    } else if (equals != std::string::npos && argument[1] == '-') {
      value = argument.substr(equals + 1);
    } else if (i + 1 < arguments.size()) {
      value = arguments[++i];
    } else {
      options.error = "option '" + argument + "' needs a value (" + spec->value + ")";
    }
    if (options.error.empty()) {
      std::string problem = spec->apply(value, &options);
      if (!problem.empty()) options.error = "option '--" + std::string(spec->name) + "': " + problem;
    }
    if (!options.error.empty()) return options;
  }
  if (!IsProgramChosen(options) && i < arguments.size() && options.action == Action::kNoProgram) {
    options.program = arguments[i++];
    options.action = options.program == "-" ? Action::kRunStdin : Action::kRunFile;
  }
  options.arguments.assign(arguments.begin() + i, arguments.end());
  if (options.action == Action::kNoProgram && !stdin_is_terminal) options.action = Action::kRunStdin;
  return options;
}

std::string HelpText() {
  std::string text =
      "jstime: a small, fast JavaScript runtime on V8\n"
      "\n"
      "Usage: jstime [options] [file | -] [arguments]\n"
      "\n"
      "  file           run a JavaScript module (.js, .mjs)\n"
      "  -              run a module from standard input (also without a file, when input is piped)\n"
      "  arguments      everything after the file belongs to the script: process.argv\n"
      "\n"
      "Options:\n";
  size_t width = 0;
  for (const OptionSpec& spec : kOptions) width = std::max(width, DisplayName(spec).size());
  for (const OptionSpec& spec : kOptions) {
    std::string name = DisplayName(spec);
    text += "  " + name + std::string(width - name.size() + 2, ' ') + spec.help + "\n";
  }
  text += "  --" + std::string(width, ' ') +
          "end of options\n"
          "\n"
          "Environment:\n"
          "  NO_COLOR, FORCE_COLOR   turn colours off or on (default: on when writing to a terminal)\n"
          "\n"
          "Exit codes:\n"
          "  0    success                          13        top-level await that can never settle\n"
          "  1    uncaught error or rejection      130, 143  ended by SIGINT, SIGTERM\n"
          "  2    wrong usage                      134       out of memory\n"
          "\n"
          "Examples:\n"
          "  jstime app.js --port 80      run app.js with the arguments --port 80\n"
          "  jstime -p '1 + 1'            print 2\n"
          "  echo 'console.log(1)' | jstime\n";
  return text;
}

}  // namespace jstime
