// What the launcher tells the library it preloads, in one environment variable that is removed at once.
#ifndef JSTIME_STANDALONE_BOOT_H_
#define JSTIME_STANDALONE_BOOT_H_

#include <string>

namespace jstime {

struct Boot {
  // Whether this process was started by the launcher.
  bool is_direct = false;
  // The folder of jstime.node, the engine and the snapshot.
  std::string library_directory;
  // The launcher.
  std::string executable_path;
};

// Reads and clears the launcher's variables, and restores LD_PRELOAD to what the user had.
Boot TakeBoot();

}  // namespace jstime

#endif  // JSTIME_STANDALONE_BOOT_H_
