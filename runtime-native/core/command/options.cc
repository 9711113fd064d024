#include "command/options.h"

#include <unistd.h>

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "command/option_table.h"

namespace jstime {
namespace {

using Action = CommandOptions::Action;

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

template <typename Predicate>
const OptionSpec* FindSpec(Predicate predicate) {
  for (const OptionGroup& group : OptionGroups()) {
    for (const OptionSpec& spec : group.options) {
      if (predicate(spec)) return &spec;
    }
  }
  return nullptr;
}

const OptionSpec* FindShortOption(char name) {
  return FindSpec([name](const OptionSpec& spec) { return spec.short_name != 0 && spec.short_name == name; });
}

std::string NearestOption(const std::string& name) {
  std::string nearest;
  size_t smallest = 4;
  for (const OptionGroup& group : OptionGroups()) {
    for (const OptionSpec& spec : group.options) {
      std::string candidate = std::string("--") + spec.name;
      size_t distance = EditDistance(name, candidate);
      if (distance < smallest && distance < name.size() - 2) {
        smallest = distance;
        nearest = candidate;
      }
    }
  }
  return nearest;
}

std::string UnknownOption(const std::string& argument) {
  if (const OptionSpec* spec = FindShortOption(argument[1]); spec != nullptr) {
    const std::string letter = {'-', spec->short_name};
    const std::string use = spec->value == nullptr ? "" : ", its value follows it: " + letter + " " + spec->value;
    return "unknown option '" + argument + "'; '" + letter + "' stands alone" + use;
  }
  std::string name = argument.substr(0, argument.find('='));
  std::string message = "unknown option '" + name + "'";
  const std::string nearest = NearestOption(name);
  if (!nearest.empty()) return message + "; did you mean '" + nearest + "'?";
  if (access(argument.c_str(), F_OK) == 0) return message + "; to run a file of that name: jstime ./" + argument;
  return message;
}

const OptionSpec* FindOption(const std::string& argument) {
  return FindSpec([&argument](const OptionSpec& spec) {
    // One with a value takes it from the next argument only.
    const bool is_short = argument.size() == 2 || (argument[2] == '=' && spec.value == nullptr);
    if (is_short && spec.short_name != 0 && argument[1] == spec.short_name) return true;
    return argument.starts_with("--") && argument.substr(2, argument.find('=') - 2) == spec.name;
  });
}

std::string DisplayName(const OptionSpec& spec) {
  std::string name = spec.short_name != 0 ? std::string("-") + spec.short_name + ", --" : "    --";
  name += spec.name;
  if (spec.value == nullptr) return name;
  if (spec.may_lack_value()) return name + "[=" + (spec.value + 1);
  return name + (spec.short_name != 0 ? " " : "=") + spec.value;
}

// Takes the value of the option at `*i`, which moves on if that is the next argument.
std::string TakeValue(const OptionSpec& spec, const std::vector<std::string>& arguments, size_t* i,
                      std::string* error) {
  const std::string& argument = arguments[*i];
  const size_t equals = argument.find('=');
  const bool has_equals = equals != std::string::npos && argument[1] == '-';
  const std::string name = std::string("'--") + spec.name + "'";
  if (spec.value == nullptr) {
    if (equals != std::string::npos) *error = "option " + name + " takes no value";
    return "";
  }
  if (spec.may_lack_value()) {
    if (has_equals && equals + 1 == argument.size()) *error = "option " + name + ": nothing follows the '='";
    return has_equals ? argument.substr(equals + 1) : "";
  }
  if (has_equals) return argument.substr(equals + 1);
  if (*i + 1 < arguments.size()) return arguments[++*i];
  *error = "option '" + argument + "' needs a value (" + spec.value + ")";
  return "";
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
    std::string value = TakeValue(*spec, arguments, &i, &options.error);
    if (options.error.empty()) {
      std::string problem = spec->apply(value, &options);
      if (!problem.empty()) options.error = "option '--" + std::string(spec->name) + "': " + problem;
    }
    if (!options.error.empty()) return options;
  }
  if (!IsProgramChosen(options) && i < arguments.size() && options.action == Action::kRepl) {
    options.program = arguments[i++];
    options.action = options.program == "-" ? Action::kRunStdin : Action::kRunFile;
  }
  options.arguments.assign(arguments.begin() + i, arguments.end());
  if (options.action == Action::kRepl && !stdin_is_terminal) options.action = Action::kRunStdin;
  return options;
}

std::string HelpText() {
  std::string text =
      "jstime: a small, fast JavaScript runtime on V8\n"
      "\n"
      "Usage: jstime [options] [file | -] [arguments]\n"
      "       jstime dap [--port PORT | --socket PATH]\n"
      "       jstime lsp [--port PORT | --pipe PATH]\n"
      "\n"
      "  file           run a module: JavaScript (.js, .mjs) or TypeScript (.ts, .mts)\n"
      "  -              run a module from standard input (also without a file, when input is piped)\n"
      "  arguments      everything after the file belongs to the script: process.argv\n"
      "  dap            the debug adapter, for editors: jstime dap --help\n"
      "  lsp            the language server, for editors: jstime lsp --help\n";
  for (const OptionGroup& group : OptionGroups()) {
    size_t width = 0;
    for (const OptionSpec& spec : group.options) width = std::max(width, DisplayName(spec).size());
    text += std::string("\n") + group.heading + ":\n";
    for (const OptionSpec& spec : group.options) {
      std::string name = DisplayName(spec);
      text += "  " + name + std::string(width - name.size() + 2, ' ') + spec.help + "\n";
    }
  }
  text +=
      "\n"
      "ADDRESS is [HOST:]PORT (default: 127.0.0.1:9229, port 0: any that is free), unix:PATH,\n"
      "or fd:N for an inherited socket.\n"
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
