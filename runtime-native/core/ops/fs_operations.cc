#include "ops/fs_operations.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "ops/fs_request.h"

namespace jstime {
namespace {

FsResult ReadFileOperation(const FsArguments& arguments) {
  FsRequest open;
  int file = uv_fs_open(nullptr, open.get(), arguments.path.c_str(), arguments.number1, 0666, nullptr);
  if (file < 0) return Failure(file, "open");
  FsResult result = ReadToEnd(file);
  CloseFile(file);
  return result;
}

// option1: the file shall be on the disk before the answer.
FsResult WriteFileOperation(const FsArguments& arguments) {
  FsRequest open;
  int file = uv_fs_open(nullptr, open.get(), arguments.path.c_str(), arguments.number1, arguments.number2, nullptr);
  if (file < 0) return Failure(file, "open");
  FsResult result = WriteAll(file, arguments);
  if (result.error == 0 && arguments.option1) {
    FsRequest sync;
    result = Done(uv_fs_fsync(nullptr, sync.get(), file, nullptr), "fsync");
  }
  int closed = CloseFile(file);
  return result.error < 0 ? std::move(result) : Done(closed, "close");
}

int ScanDirectory(const std::string& path, std::vector<DirectoryEntry>* entries) {
  FsRequest scan;
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
  FsRequest request;
  int error = uv_fs_stat(nullptr, request.get(), arguments.path.c_str(), nullptr);
  return StatusResult(error, "stat", request->statbuf, arguments.option1);
}

FsResult Lstat(const FsArguments& arguments) {
  FsRequest request;
  int error = uv_fs_lstat(nullptr, request.get(), arguments.path.c_str(), nullptr);
  return StatusResult(error, "lstat", request->statbuf, arguments.option1);
}

FsResult StatFileSystem(const FsArguments& arguments) {
  FsRequest request;
  int error = uv_fs_statfs(nullptr, request.get(), arguments.path.c_str(), nullptr);
  if (error < 0) return Failure(error, "statfs");
  const auto* status = static_cast<const uv_statfs_t*>(request->ptr);
  auto number = [](uint64_t value) { return static_cast<int64_t>(value); };
  FsResult result;
  result.value = FileSystemStatus{number(status->f_type),   number(status->f_bsize), number(status->f_frsize),
                                  number(status->f_blocks), number(status->f_bfree), number(status->f_bavail),
                                  number(status->f_files),  number(status->f_ffree)};
  return result;
}

bool IsDirectory(const std::string& path) {
  FsRequest request;
  return uv_fs_stat(nullptr, request.get(), path.c_str(), nullptr) == 0 && S_ISDIR(request->statbuf.st_mode);
}

int MakeOneDirectory(const std::string& path, int mode) {
  FsRequest request;
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
  FsRequest request;
  return Done(uv_fs_rmdir(nullptr, request.get(), arguments.path.c_str(), nullptr), "rmdir");
}

FsResult Unlink(const FsArguments& arguments) {
  FsRequest request;
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
  FsArguments target;
  target.path = arguments.path;
  FsResult status = Lstat(target);
  if (status.error == UV_ENOENT && force) return {};
  if (status.error < 0) return status;
  bool is_directory = S_ISDIR(static_cast<int>(std::get<FileStatus>(status.value)[1]));
  if (!is_directory) return Unlink(arguments);
  if (!recursive) return Failure(UV_EISDIR, "rm");
  return RemoveTree(arguments.path);
}

FsResult Rename(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_rename(nullptr, request.get(), arguments.path.c_str(), arguments.destination.c_str(), nullptr),
              "rename");
}

FsResult Link(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_link(nullptr, request.get(), arguments.path.c_str(), arguments.destination.c_str(), nullptr),
              "link");
}

FsResult Symlink(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_symlink(nullptr, request.get(), arguments.path.c_str(), arguments.destination.c_str(), 0, nullptr),
              "symlink");
}

FsResult CopyFile(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_copyfile(nullptr, request.get(), arguments.path.c_str(), arguments.destination.c_str(),
                             arguments.number1, nullptr),
              "copyfile");
}

FsResult Access(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_access(nullptr, request.get(), arguments.path.c_str(), arguments.number1, nullptr), "access");
}

FsResult MakeTemporaryDirectory(const FsArguments& arguments) {
  FsRequest request;
  std::string pattern = arguments.path + "XXXXXX";
  int error = uv_fs_mkdtemp(nullptr, request.get(), pattern.c_str(), nullptr);
  if (error < 0) return Failure(error, "mkdtemp");
  FsResult result;
  result.value = std::string(request->path);
  return result;
}

FsResult RealPathOperation(const FsArguments& arguments) {
  FsRequest request;
  int error = uv_fs_realpath(nullptr, request.get(), arguments.path.c_str(), nullptr);
  if (error < 0) return Failure(error, "realpath");
  FsResult result;
  result.value = std::string(static_cast<const char*>(request->ptr));
  return result;
}

FsResult ReadLink(const FsArguments& arguments) {
  FsRequest request;
  int error = uv_fs_readlink(nullptr, request.get(), arguments.path.c_str(), nullptr);
  if (error < 0) return Failure(error, "readlink");
  FsResult result;
  result.value = std::string(static_cast<const char*>(request->ptr));
  return result;
}

FsResult ChangeMode(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_chmod(nullptr, request.get(), arguments.path.c_str(), arguments.number1, nullptr), "chmod");
}

FsResult Truncate(const FsArguments& arguments) {
  FsRequest open;
  int file = uv_fs_open(nullptr, open.get(), arguments.path.c_str(), O_WRONLY, 0, nullptr);
  if (file < 0) return Failure(file, "open");
  FsRequest truncate;
  int error = uv_fs_ftruncate(nullptr, truncate.get(), file, arguments.number1, nullptr);
  CloseFile(file);
  return Done(error, "ftruncate");
}

FsResult SetTimes(const FsArguments& arguments) {
  FsRequest request;
  return Done(
      uv_fs_utime(nullptr, request.get(), arguments.path.c_str(), arguments.number1, arguments.number2, nullptr),
      "utime");
}

FsResult SetTimesOfLink(const FsArguments& arguments) {
  FsRequest request;
  return Done(
      uv_fs_lutime(nullptr, request.get(), arguments.path.c_str(), arguments.number1, arguments.number2, nullptr),
      "lutime");
}

FsResult ChangeOwner(const FsArguments& arguments) {
  FsRequest request;
  return Done(
      uv_fs_chown(nullptr, request.get(), arguments.path.c_str(), arguments.number1, arguments.number2, nullptr),
      "chown");
}

FsResult ChangeOwnerOfLink(const FsArguments& arguments) {
  FsRequest request;
  return Done(
      uv_fs_lchown(nullptr, request.get(), arguments.path.c_str(), arguments.number1, arguments.number2, nullptr),
      "lchown");
}

}  // namespace

FsOperation FindFsOperation(const std::string& name) {
  static const FsOperationTable operations = {
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
      {"lutimes", SetTimesOfLink},
      {"chown", ChangeOwner},
      {"lchown", ChangeOwnerOfLink},
      {"statfs", StatFileSystem},
  };
  for (const FsOperationTable* table : {&operations, &OpenFileOperations()}) {
    auto found = table->find(name);
    if (found != table->end()) return found->second;
  }
  return nullptr;
}

}  // namespace jstime
