// Blocking file operations, run on libuv's thread pool. They know nothing of V8.
// Thread: any.
#ifndef JSTIME_OPS_FS_OPERATIONS_H_
#define JSTIME_OPS_FS_OPERATIONS_H_

#include <uv.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"

namespace jstime {

// dev mode nlink uid gid rdev blksize ino size blocks, then atime mtime ctime birthtime in Unix milliseconds.
using FileStatus = std::array<double, 14>;
// The same to the last digit; times in nanoseconds.
using ExactFileStatus = std::array<int64_t, 14>;
// type bsize frsize blocks bfree bavail files ffree
using FileSystemStatus = std::array<int64_t, 8>;

// Name and uv_dirent_type_t.
using DirectoryEntry = std::pair<std::string, int>;

// A directory that is read bit by bit; closed at the latest when nobody has it any more.
class OpenDirectory {
 public:
  explicit OpenDirectory(uv_dir_t* directory) : directory_(directory) {}
  OpenDirectory(const OpenDirectory&) = delete;
  OpenDirectory& operator=(const OpenDirectory&) = delete;
  ~OpenDirectory() { Close(); }

  // The next `count` entries at most; none at the end. An error is a negative libuv code.
  int Read(size_t count, std::vector<DirectoryEntry>* entries) const;
  void Close() const;

 private:
  // One operation at a time: the built-ins see to it.
  mutable uv_dir_t* directory_;
};

struct FsResult {
  // 0, or a negative libuv error code with the system call that failed.
  int error = 0;
  const char* syscall = "";
  std::variant<std::monostate, double, Bytes, std::string, FileStatus, ExactFileStatus, FileSystemStatus,
               std::vector<DirectoryEntry>, std::shared_ptr<OpenDirectory>>
      value;
};

// What an operation works on. Paths are absolute or relative to the process's directory.
struct FsArguments {
  std::string path;
  std::string destination;
  double number1 = 0;
  double number2 = 0;
  double number3 = 0;
  bool option1 = false;
  bool option2 = false;
  // Bytes to write, or room for those that are read; kept alive by the caller.
  char* data = nullptr;
  size_t size = 0;
  std::shared_ptr<const OpenDirectory> directory;
};

using FsOperation = FsResult (*)(const FsArguments& arguments);

using FsOperationTable = std::unordered_map<std::string, FsOperation>;

// Those on file descriptors and open directories.
const FsOperationTable& OpenFileOperations();

// The operation called `name`; null if there is none.
FsOperation FindFsOperation(const std::string& name);

}  // namespace jstime

#endif  // JSTIME_OPS_FS_OPERATIONS_H_
