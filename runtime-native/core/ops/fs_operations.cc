#include "ops/fs_operations.h"

#include <fcntl.h>
#include <uv.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace jstime {
namespace {

// A synchronous libuv request, cleaned up at the end of its scope.
class Request {
 public:
  Request() = default;
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;
  ~Request() { uv_fs_req_cleanup(&request_); }
  uv_fs_t* get() { return &request_; }
  const uv_fs_t* operator->() const { return &request_; }

 private:
  uv_fs_t request_{};
};

FsResult Failure(int error, const char* syscall) { return {error, syscall, {}}; }

FsResult Done(int result, const char* syscall) { return result < 0 ? Failure(result, syscall) : FsResult{}; }

int CloseFile(uv_file file) {
  Request request;
  return uv_fs_close(nullptr, request.get(), file, nullptr);
}

double ToMs(const uv_timespec_t& time) { return time.tv_sec * 1e3 + time.tv_nsec / 1e6; }

FileStatus ToStatus(const uv_stat_t& s) {
  auto number = [](uint64_t value) { return static_cast<double>(value); };
  return {number(s.st_dev),  number(s.st_mode),    number(s.st_nlink), number(s.st_uid),   number(s.st_gid),
          number(s.st_rdev), number(s.st_blksize), number(s.st_ino),   number(s.st_size),  number(s.st_blocks),
          ToMs(s.st_atim),   ToMs(s.st_mtim),      ToMs(s.st_ctim),    ToMs(s.st_birthtim)};
}

FsResult ReadOpenFile(uv_file file) {
  Request status;
  int error = uv_fs_fstat(nullptr, status.get(), file, nullptr);
  if (error < 0) return Failure(error, "fstat");
  if (S_ISDIR(status->statbuf.st_mode)) return Failure(UV_EISDIR, "read");
  FileBytes bytes;
  // Files in /proc and the like say 0 and have contents.
  size_t capacity = std::max<size_t>(status->statbuf.st_size + 1, 512);
  bytes.data.reset(new char[capacity]);
  for (;;) {
    if (bytes.size == capacity) {
      std::unique_ptr<char[]> larger(new char[capacity * 2]);
      std::memcpy(larger.get(), bytes.data.get(), bytes.size);
      bytes.data = std::move(larger);
      capacity *= 2;
    }
    Request read;
    uv_buf_t buffer = uv_buf_init(bytes.data.get() + bytes.size, std::min<size_t>(capacity - bytes.size, 1 << 30));
    int count = uv_fs_read(nullptr, read.get(), file, &buffer, 1, -1, nullptr);
    if (count < 0) return Failure(count, "read");
    if (count == 0) break;
    bytes.size += count;
  }
  FsResult result;
  result.value = std::move(bytes);
  return result;
}

FsResult ReadFileOperation(const FsArguments& arguments) {
  Request open;
  int file = uv_fs_open(nullptr, open.get(), arguments.path.c_str(), O_RDONLY, 0, nullptr);
  if (file < 0) return Failure(file, "open");
  FsResult result = ReadOpenFile(file);
  CloseFile(file);
  return result;
}

// Node's flag strings. Unknown ones count as 'w'; the built-ins have validated them.
int OpenFlags(const std::string& flags) {
  int base = O_WRONLY | O_CREAT;
  if (flags.find('+') != std::string::npos) base = O_RDWR | O_CREAT;
  if (flags.find('x') != std::string::npos) base |= O_EXCL;
  if (flags.find('s') != std::string::npos) base |= O_SYNC;
  if (flags.compare(0, 1, "r") == 0) return base & ~O_CREAT;
  return base | (flags.compare(0, 1, "a") == 0 ? O_APPEND : O_TRUNC);
}

FsResult WriteFileOperation(const FsArguments& arguments) {
  Request open;
  int file =
      uv_fs_open(nullptr, open.get(), arguments.path.c_str(), OpenFlags(arguments.flags), arguments.number1, nullptr);
  if (file < 0) return Failure(file, "open");
  FsResult result;
  for (size_t written = 0; written < arguments.size;) {
    Request write;
    uv_buf_t buffer =
        uv_buf_init(const_cast<char*>(arguments.data) + written, std::min<size_t>(arguments.size - written, 1 << 30));
    int count = uv_fs_write(nullptr, write.get(), file, &buffer, 1, -1, nullptr);
    if (count < 0) {
      result = Failure(count, "write");
      break;
    }
    written += count;
  }
  int closed = CloseFile(file);
  return result.error < 0 ? std::move(result) : Done(closed, "close");
}

int ScanDirectory(const std::string& path, std::vector<DirectoryEntry>* entries) {
  Request scan;
  int count = uv_fs_scandir(nullptr, scan.get(), path.c_str(), 0, nullptr);
  if (count < 0) return count;
  uv_dirent_t entry;
  while (uv_fs_scandir_next(scan.get(), &entry) == 0) entries->emplace_back(entry.name, entry.type);
  return 0;
}

FsResult ReadDirectory(const FsArguments& arguments) {
  std::vector<DirectoryEntry> entries;
  int error = ScanDirectory(arguments.path, &entries);
  if (error < 0) return Failure(error, "scandir");
  FsResult result;
  result.value = std::move(entries);
  return result;
}

FsResult Stat(const FsArguments& arguments) {
  Request request;
  int error = uv_fs_stat(nullptr, request.get(), arguments.path.c_str(), nullptr);
  if (error < 0) return Failure(error, "stat");
  FsResult result;
  result.value = ToStatus(request->statbuf);
  return result;
}

FsResult Lstat(const FsArguments& arguments) {
  Request request;
  int error = uv_fs_lstat(nullptr, request.get(), arguments.path.c_str(), nullptr);
  if (error < 0) return Failure(error, "lstat");
  FsResult result;
  result.value = ToStatus(request->statbuf);
  return result;
}

bool IsDirectory(const std::string& path) {
  Request request;
  return uv_fs_stat(nullptr, request.get(), path.c_str(), nullptr) == 0 && S_ISDIR(request->statbuf.st_mode);
}

int MakeOneDirectory(const std::string& path, int mode) {
  Request request;
  return uv_fs_mkdir(nullptr, request.get(), path.c_str(), mode, nullptr);
}

FsResult MakeDirectory(const FsArguments& arguments) {
  int mode = arguments.number1;
  bool recursive = arguments.option1;
  int error = MakeOneDirectory(arguments.path, mode);
  if (!recursive) return Done(error, "mkdir");
  std::string first_created;
  if (error == 0) first_created = arguments.path;
  if (error == UV_ENOENT) {
    for (size_t end = arguments.path.find('/', 1);; end = arguments.path.find('/', end + 1)) {
      std::string prefix = arguments.path.substr(0, end);
      error = MakeOneDirectory(prefix, mode);
      if (error == 0 && first_created.empty()) first_created = prefix;
      if ((error < 0 && error != UV_EEXIST) || end == std::string::npos) break;
    }
  }
  if (error == UV_EEXIST && IsDirectory(arguments.path)) error = 0;
  if (error < 0) return Failure(error, "mkdir");
  FsResult result;
  if (!first_created.empty()) result.value = first_created;
  return result;
}

FsResult RemoveDirectory(const FsArguments& arguments) {
  Request request;
  return Done(uv_fs_rmdir(nullptr, request.get(), arguments.path.c_str(), nullptr), "rmdir");
}

FsResult Unlink(const FsArguments& arguments) {
  Request request;
  return Done(uv_fs_unlink(nullptr, request.get(), arguments.path.c_str(), nullptr), "unlink");
}

// Removes `root` and what is below it, without recursion: directories are visited before and after their contents.
FsResult RemoveTree(const std::string& root) {
  std::vector<std::pair<std::string, bool>> todo{{root, false}};
  while (!todo.empty()) {
    auto [path, is_emptied] = todo.back();
    todo.pop_back();
    FsArguments one;
    one.path = path;
    if (is_emptied) {
      FsResult removed = RemoveDirectory(one);
      if (removed.error < 0) return removed;
      continue;
    }
    FsResult unlinked = Unlink(one);
    if (unlinked.error == 0 || unlinked.error == UV_ENOENT) continue;
    if (unlinked.error != UV_EISDIR && unlinked.error != UV_EPERM) return unlinked;
    std::vector<DirectoryEntry> entries;
    int error = ScanDirectory(path, &entries);
    if (error == UV_ENOTDIR) return unlinked;
    if (error < 0) return Failure(error, "scandir");
    todo.emplace_back(path, true);
    for (DirectoryEntry& entry : entries) todo.emplace_back(path + "/" + entry.first, false);
  }
  return {};
}

FsResult Remove(const FsArguments& arguments) {
  bool recursive = arguments.option1;
  bool force = arguments.option2;
  FsResult status = Lstat(arguments);
  if (status.error == UV_ENOENT && force) return {};
  if (status.error < 0) return status;
  bool is_directory = S_ISDIR(static_cast<int>(std::get<FileStatus>(status.value)[1]));
  if (!is_directory) return Unlink(arguments);
  if (!recursive) return Failure(UV_EISDIR, "rm");
  return RemoveTree(arguments.path);
}

FsResult Rename(const FsArguments& arguments) {
  Request request;
  return Done(uv_fs_rename(nullptr, request.get(), arguments.path.c_str(), arguments.destination.c_str(), nullptr),
              "rename");
}

FsResult Link(const FsArguments& arguments) {
  Request request;
  return Done(uv_fs_link(nullptr, request.get(), arguments.path.c_str(), arguments.destination.c_str(), nullptr),
              "link");
}

FsResult Symlink(const FsArguments& arguments) {
  Request request;
  return Done(uv_fs_symlink(nullptr, request.get(), arguments.path.c_str(), arguments.destination.c_str(), 0, nullptr),
              "symlink");
}

FsResult CopyFile(const FsArguments& arguments) {
  Request request;
  return Done(uv_fs_copyfile(nullptr, request.get(), arguments.path.c_str(), arguments.destination.c_str(),
                             arguments.number1, nullptr),
              "copyfile");
}

FsResult Access(const FsArguments& arguments) {
  Request request;
  return Done(uv_fs_access(nullptr, request.get(), arguments.path.c_str(), arguments.number1, nullptr), "access");
}

FsResult MakeTemporaryDirectory(const FsArguments& arguments) {
  Request request;
  std::string pattern = arguments.path + "XXXXXX";
  int error = uv_fs_mkdtemp(nullptr, request.get(), pattern.c_str(), nullptr);
  if (error < 0) return Failure(error, "mkdtemp");
  FsResult result;
  result.value = std::string(request->path);
  return result;
}

FsResult RealPathOperation(const FsArguments& arguments) {
  Request request;
  int error = uv_fs_realpath(nullptr, request.get(), arguments.path.c_str(), nullptr);
  if (error < 0) return Failure(error, "realpath");
  FsResult result;
  result.value = std::string(static_cast<const char*>(request->ptr));
  return result;
}

FsResult ReadLink(const FsArguments& arguments) {
  Request request;
  int error = uv_fs_readlink(nullptr, request.get(), arguments.path.c_str(), nullptr);
  if (error < 0) return Failure(error, "readlink");
  FsResult result;
  result.value = std::string(static_cast<const char*>(request->ptr));
  return result;
}

FsResult ChangeMode(const FsArguments& arguments) {
  Request request;
  return Done(uv_fs_chmod(nullptr, request.get(), arguments.path.c_str(), arguments.number1, nullptr), "chmod");
}

FsResult Truncate(const FsArguments& arguments) {
  Request open;
  int file = uv_fs_open(nullptr, open.get(), arguments.path.c_str(), O_WRONLY, 0, nullptr);
  if (file < 0) return Failure(file, "open");
  Request truncate;
  int error = uv_fs_ftruncate(nullptr, truncate.get(), file, arguments.number1, nullptr);
  CloseFile(file);
  return Done(error, "ftruncate");
}

FsResult SetTimes(const FsArguments& arguments) {
  Request request;
  return Done(
      uv_fs_utime(nullptr, request.get(), arguments.path.c_str(), arguments.number1, arguments.number2, nullptr),
      "utime");
}

}  // namespace

FsOperation FindFsOperation(const std::string& name) {
  static const std::unordered_map<std::string, FsOperation> operations = {
      {"readFile", ReadFileOperation},
      {"writeFile", WriteFileOperation},
      {"readdir", ReadDirectory},
      {"stat", Stat},
      {"lstat", Lstat},
      {"mkdir", MakeDirectory},
      {"rm", Remove},
      {"rmdir", RemoveDirectory},
      {"unlink", Unlink},
      {"rename", Rename},
      {"link", Link},
      {"symlink", Symlink},
      {"copyFile", CopyFile},
      {"access", Access},
      {"mkdtemp", MakeTemporaryDirectory},
      {"realpath", RealPathOperation},
      {"readlink", ReadLink},
      {"chmod", ChangeMode},
      {"truncate", Truncate},
      {"utimes", SetTimes},
  };
  auto found = operations.find(name);
  return found == operations.end() ? nullptr : found->second;
}

}  // namespace jstime
