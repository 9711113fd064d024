#include "standalone/direct_engine.h"

#include <fcntl.h>
#include <node.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "command/exit_codes.h"
#include "node_platform/node_engine_platform.h"

namespace jstime {
namespace {

// Compilation and garbage collection in the background; more threads cost start-up time.
constexpr int kWorkerThreads = 2;

void SetV8Flags(const std::vector<std::string>& flags) {
  // Services that need a Node environment are started later, and Node wants to set flags then.
  v8::V8::SetFlagsFromString("--no-freeze-flags-after-init");
  std::vector<char*> pointers{const_cast<char*>("jstime")};
  for (const std::string& flag : flags) pointers.push_back(const_cast<char*>(flag.c_str()));
  int count = static_cast<int>(pointers.size());
  v8::V8::SetFlagsFromCommandLine(&count, pointers.data(), true);
  if (count > 1) {
    std::fprintf(stderr, "jstime: V8 does not know the flag '%s'\nTry 'jstime --v8-options'.\n", pointers[1]);
    std::exit(kExitUsage);
  }
}

}  // namespace

EnginePlatform* StartDirectEngine(const std::vector<std::string>& v8_flags) {
  SetV8Flags(v8_flags);
  // Both live as long as the process.
  auto* platform = node::MultiIsolatePlatform::Create(kWorkerThreads).release();
  v8::V8::InitializePlatform(platform);
  v8::V8::Initialize();
  return new NodeEnginePlatform(platform);
}

v8::StartupData MapSnapshot(const std::string& path) {
  struct stat status;
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  void* data = MAP_FAILED;
  if (fd >= 0 && fstat(fd, &status) == 0) data = mmap(nullptr, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED) {
    std::fprintf(stderr, "jstime: the installation is incomplete: cannot read '%s': %s\n", path.c_str(),
                 strerror(errno));
    std::exit(1);
  }
  close(fd);
  return {static_cast<const char*>(data), static_cast<int>(status.st_size)};
}

}  // namespace jstime
