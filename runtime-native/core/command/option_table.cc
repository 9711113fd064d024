#include "command/option_table.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>

namespace jstime {
namespace {

using Action = CommandOptions::Action;
using Mode = InspectorOptions::Mode;

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

std::string SetInspector(Mode mode, const std::string& address, CommandOptions* options) {
  options->inspector.mode = std::max(options->inspector.mode, mode);
  return address.empty() ? "" : ParseInspectorAddress(address, &options->inspector);
}

std::string SetFile(const std::string& path, ProfilingOptions::File* file) {
  file->wanted = true;
  if (!path.empty()) file->path = path;
  return "";
}

std::string ParseInterval(const std::string& value, CommandOptions* options) {
  int microseconds = 0;
  auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), microseconds);
  constexpr int kMost = 1'000'000;
  if (error != std::errc() || *end != '\0' || microseconds < 1 || microseconds > kMost) {
    return "expected a number of microseconds from 1 to 1000000";
  }
  options->profiling.cpu_interval_us = microseconds;
  return "";
}

constexpr OptionSpec kOptions[] = {
    {"eval", 'e', "CODE", "run CODE as a module",
     [](const std::string& value, CommandOptions* o) { return SetProgram(Action::kEval, value, o); }},
    {"print", 'p', "CODE", "run CODE and print its result",
     [](const std::string& value, CommandOptions* o) { return SetProgram(Action::kPrint, value, o); }},
    {"max-heap-size", 0, "MB", "limit the JavaScript heap (default: chosen by V8)", ParseHeapSize},
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

constexpr OptionSpec kDebuggingOptions[] = {
    {"inspect", 0, "[ADDRESS]", "let debuggers connect at ADDRESS (see below)",
     [](const std::string& value, CommandOptions* o) { return SetInspector(Mode::kListen, value, o); }},
    {"inspect-wait", 0, "[ADDRESS]", "the same, and start once one has connected",
     [](const std::string& value, CommandOptions* o) { return SetInspector(Mode::kWait, value, o); }},
    {"inspect-brk", 0, "[ADDRESS]", "the same, and stop at the first statement",
     [](const std::string& value, CommandOptions* o) { return SetInspector(Mode::kBreak, value, o); }},
    {"inspect-port", 0, "ADDRESS", "where SIGUSR1 opens the inspector",
     [](const std::string& value, CommandOptions* o) { return ParseInspectorAddress(value, &o->inspector); }},
    {"cpu-prof", 0, "[FILE]", "write a CPU profile (.cpuprofile)",
     [](const std::string& value, CommandOptions* o) { return SetFile(value, &o->profiling.cpu_profile); }},
    {"cpu-prof-interval", 0, "US", "microseconds between samples (default: 1000)", ParseInterval},
    {"heap-prof", 0, "[FILE]", "write a profile of allocations (.heapprofile)",
     [](const std::string& value, CommandOptions* o) { return SetFile(value, &o->profiling.heap_profile); }},
    {"heap-snapshot-on-oom", 0, "[FILE]", "write a heap snapshot when out of memory",
     [](const std::string& value, CommandOptions* o) { return SetFile(value, &o->profiling.heap_snapshot_on_oom); }},
    {"coverage", 0, "DIR", "write V8's coverage into DIR, as c8 reads it",
     [](const std::string& value, CommandOptions* o) -> std::string {
       o->profiling.coverage_directory = value;
       return value.empty() ? "expected the name of a folder" : "";
     }},
    {"trace", 0, "FILE", "write a Chrome trace to FILE (opens in Perfetto)",
     [](const std::string& value, CommandOptions* o) -> std::string {
       o->trace_file = value;
       return value.empty() ? "expected a file name" : "";
     }},
};

constexpr OptionGroup kGroups[] = {{"Options", kOptions}, {"Debugging and profiling", kDebuggingOptions}};

}  // namespace

std::span<const OptionGroup> OptionGroups() { return kGroups; }

}  // namespace jstime
