// Which records of a run are written, and where to.
#ifndef JSTIME_COMMAND_PROFILING_OPTIONS_H_
#define JSTIME_COMMAND_PROFILING_OPTIONS_H_

#include <string>

namespace jstime {

struct ProfilingOptions {
  // A file that is asked for. Without a path, or if that is a folder, it gets a name of its own.
  struct File {
    bool wanted = false;
    std::string path;
  };

  File cpu_profile;
  // Microseconds between two samples.
  int cpu_interval_us = 1000;
  File heap_profile;
  File heap_snapshot_on_oom;
  // Empty: no coverage.
  std::string coverage_directory;

  bool any() const {
    return cpu_profile.wanted || heap_profile.wanted || heap_snapshot_on_oom.wanted || !coverage_directory.empty();
  }
};

}  // namespace jstime

#endif  // JSTIME_COMMAND_PROFILING_OPTIONS_H_
