#include "standalone/boot.h"

#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace jstime {
namespace {

// Written by launcher/launcher.c: descriptor of the library, then the launcher's path.
constexpr const char* kBootVariable = "JSTIME_INTERNAL_BOOT";

}  // namespace

Boot TakeBoot() {
  Boot boot;
  const char* variable = getenv(kBootVariable);
  if (variable == nullptr) return boot;
  char* path = nullptr;
  int library_fd = std::strtol(variable, &path, 10);
  if (*path != ':') return boot;
  boot.is_direct = true;
  boot.executable_path = path + 1;
  // bin/jstime → lib
  std::string bin = boot.executable_path.substr(0, boot.executable_path.rfind('/'));
  boot.library_directory = bin.substr(0, bin.rfind('/')) + "/lib";
  close(library_fd);
  unsetenv(kBootVariable);
  const char* preload = getenv("LD_PRELOAD");
  const char* rest = preload != nullptr ? std::strchr(preload, ':') : nullptr;
  if (rest != nullptr) {
    setenv("LD_PRELOAD", std::string(rest + 1).c_str(), 1);
  } else {
    unsetenv("LD_PRELOAD");
  }
  return boot;
}

}  // namespace jstime
