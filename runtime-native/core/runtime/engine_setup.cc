#include "runtime/engine_setup.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/builtins_source.h"

namespace jstime {

std::string SetV8Flags(const std::vector<std::string>& flags) {
  std::vector<char*> pointers{const_cast<char*>("jstime")};
  for (const std::string& flag : flags) pointers.push_back(const_cast<char*>(flag.c_str()));
  int count = static_cast<int>(pointers.size());
  // V8 takes what it knows out of the list.
  v8::V8::SetFlagsFromCommandLine(&count, pointers.data(), true);
  return count > 1 ? pointers[1] : "";
}

int MapSnapshot(const std::string& path, v8::StartupData* snapshot) {
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return errno;
  struct stat status;
  int error = 0;
  if (fstat(fd, &status) != 0) {
    error = errno;
  } else {
    void* data = mmap(nullptr, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED) {
      error = errno;
    } else {
      std::string_view builtins_source;
      *snapshot =
          SplitSnapshot({static_cast<const char*>(data), static_cast<size_t>(status.st_size)}, &builtins_source);
      if (snapshot->data == nullptr) error = EINVAL;
      BuiltinsSource::Get()->Use(builtins_source);
    }
  }
  close(fd);
  return error;
}

}  // namespace jstime
