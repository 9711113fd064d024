// Blocking file operations, run on libuv's thread pool. They know nothing of V8.
// Thread: any.
#ifndef JSTIME_OPS_FS_OPERATIONS_H_
#define JSTIME_OPS_FS_OPERATIONS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace jstime {

// dev mode nlink uid gid rdev blksize ino size blocks, then atime mtime ctime birthtime in Unix milliseconds.
using FileStatus = std::array<double, 14>;

struct FileBytes {
  std::unique_ptr<char[]> data;
  size_t size = 0;
};

// Name and uv_dirent_type_t.
using DirectoryEntry = std::pair<std::string, int>;

struct FsResult {
  // 0, or a negative libuv error code with the system call that failed.
  int error = 0;
  const char* syscall = "";
  std::variant<std::monostate, FileBytes, std::string, FileStatus, std::vector<DirectoryEntry>> value;
};

// What an operation works on. Paths are absolute or relative to the process's directory.
struct FsArguments {
  std::string path;
  std::string destination;
  std::string flags;
  double number1 = 0;
  double number2 = 0;
  bool option1 = false;
  bool option2 = false;
  // Bytes to write; kept alive by the caller.
  const char* data = nullptr;
  size_t size = 0;
};

using FsOperation = FsResult (*)(const FsArguments& arguments);

// The operation called `name`; null if there is none.
FsOperation FindFsOperation(const std::string& name);

}  // namespace jstime

#endif  // JSTIME_OPS_FS_OPERATIONS_H_
