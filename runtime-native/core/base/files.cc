#include "base/files.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>

namespace jstime {
namespace {

class ScopedFd {
 public:
  explicit ScopedFd(int fd) : fd_(fd) {}
  ScopedFd(const ScopedFd&) = delete;
  ScopedFd& operator=(const ScopedFd&) = delete;
  ~ScopedFd() {
    if (fd_ >= 0) close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

int ReadAll(int fd, std::string* contents) {
  constexpr size_t kMinimumRoom = 16 * 1024;
  size_t used = contents->size();
  for (;;) {
    if (contents->size() - used < kMinimumRoom) contents->resize(used + std::max(kMinimumRoom, used));
    ssize_t count = read(fd, contents->data() + used, contents->size() - used);
    if (count > 0) {
      used += count;
    } else if (count == 0) {
      contents->resize(used);
      return 0;
    } else if (errno == EAGAIN) {
      pollfd waiting{fd, POLLIN, 0};
      poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      int error = errno;
      contents->resize(used);
      return error;
    }
  }
}

int ReadFile(const std::string& path, std::string* contents) {
  contents->clear();
  ScopedFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return errno;
  struct stat info;
  if (fstat(fd.get(), &info) != 0) return errno;
  if (S_ISDIR(info.st_mode)) return EISDIR;
  if (!S_ISREG(info.st_mode) || info.st_size == 0) return ReadAll(fd.get(), contents);
  contents->resize(info.st_size);
  size_t used = 0;
  while (used < contents->size()) {
    ssize_t count = read(fd.get(), contents->data() + used, contents->size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) break;
    used += count;
  }
  contents->resize(used);
  return 0;
}

int WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t count = write(fd, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(count);
    } else if (errno == EAGAIN) {
      pollfd waiting{fd, POLLOUT, 0};
      poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

int WriteFile(const std::string& path, std::string_view contents) {
  ScopedFd fd(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  return fd.get() < 0 ? errno : WriteAll(fd.get(), contents);
}

int WriteFileAtomically(const std::string& path, std::string_view contents) {
  static std::atomic<unsigned> next_number{0};
  const std::string temporary = path + "." + std::to_string(getpid()) + "." + std::to_string(next_number++);
  ScopedFd fd(open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (fd.get() < 0) return errno;
  int error = WriteAll(fd.get(), contents);
  if (error == 0 && rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error != 0) unlink(temporary.c_str());
  return error;
}

int MakeDirectories(const std::string& path) {
  for (size_t end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1)) {
    if (mkdir(path.substr(0, end).c_str(), 0777) != 0 && errno != EEXIST) return errno;
  }
  return mkdir(path.c_str(), 0777) == 0 || errno == EEXIST ? 0 : errno;
}

std::string RealPath(const std::string& path) {
  char* resolved = realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return "";
  std::string result = resolved;
  free(resolved);
  return result;
}

}  // namespace jstime
