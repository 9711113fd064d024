// Operations on open files, which are known by their descriptor, and on open directories.
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "ops/fs_request.h"

namespace jstime {
namespace {

// The most that one system call is asked for.
constexpr size_t kMaxTransfer = 1 << 30;

int64_t ToNs(const uv_timespec_t& time) { return time.tv_sec * int64_t{1'000'000'000} + time.tv_nsec; }

double ToMs(const uv_timespec_t& time) { return time.tv_sec * 1e3 + time.tv_nsec / 1e6; }

FsResult Open(const FsArguments& arguments) {
  FsRequest request;
  int file = uv_fs_open(nullptr, request.get(), arguments.path.c_str(), arguments.number1, arguments.number2, nullptr);
  if (file < 0) return Failure(file, "open");
  FsResult result;
  result.value = static_cast<double>(file);
  return result;
}

FsResult Close(const FsArguments& arguments) { return Done(CloseFile(arguments.number1), "close"); }

FsResult Count(int count, const char* syscall) {
  if (count < 0) return Failure(count, syscall);
  FsResult result;
  result.value = static_cast<double>(count);
  return result;
}

// number2: the position in the file, or -1 for that of the descriptor.
FsResult Read(const FsArguments& arguments) {
  FsRequest request;
  uv_buf_t buffer = uv_buf_init(arguments.data, std::min(arguments.size, kMaxTransfer));
  return Count(uv_fs_read(nullptr, request.get(), arguments.number1, &buffer, 1, arguments.number2, nullptr), "read");
}

FsResult Write(const FsArguments& arguments) {
  FsRequest request;
  uv_buf_t buffer = uv_buf_init(arguments.data, std::min(arguments.size, kMaxTransfer));
  return Count(uv_fs_write(nullptr, request.get(), arguments.number1, &buffer, 1, arguments.number2, nullptr), "write");
}

FsResult ReadRest(const FsArguments& arguments) { return ReadToEnd(arguments.number1); }

FsResult WriteRest(const FsArguments& arguments) { return WriteAll(arguments.number1, arguments); }

FsResult StatOfOpen(const FsArguments& arguments) {
  FsRequest request;
  int error = uv_fs_fstat(nullptr, request.get(), arguments.number1, nullptr);
  return StatusResult(error, "fstat", request->statbuf, arguments.option1);
}

FsResult TruncateOpen(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_ftruncate(nullptr, request.get(), arguments.number1, arguments.number2, nullptr), "ftruncate");
}

FsResult Sync(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_fsync(nullptr, request.get(), arguments.number1, nullptr), "fsync");
}

FsResult SyncData(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_fdatasync(nullptr, request.get(), arguments.number1, nullptr), "fdatasync");
}

FsResult ChangeModeOfOpen(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_fchmod(nullptr, request.get(), arguments.number1, arguments.number2, nullptr), "fchmod");
}

FsResult ChangeOwnerOfOpen(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_fchown(nullptr, request.get(), arguments.number1, arguments.number2, arguments.number3, nullptr),
              "fchown");
}

FsResult SetTimesOfOpen(const FsArguments& arguments) {
  FsRequest request;
  return Done(uv_fs_futime(nullptr, request.get(), arguments.number1, arguments.number2, arguments.number3, nullptr),
              "futime");
}

FsResult OpenDirectoryOperation(const FsArguments& arguments) {
  FsRequest request;
  int error = uv_fs_opendir(nullptr, request.get(), arguments.path.c_str(), nullptr);
  if (error < 0) return Failure(error, "opendir");
  FsResult result;
  result.value = std::make_shared<OpenDirectory>(static_cast<uv_dir_t*>(request->ptr));
  return result;
}

FsResult ReadOpenDirectory(const FsArguments& arguments) {
  std::vector<DirectoryEntry> entries;
  int error = arguments.directory->Read(arguments.number1, &entries);
  if (error < 0) return Failure(error, "scandir");
  FsResult result;
  result.value = std::move(entries);
  return result;
}

FsResult CloseDirectory(const FsArguments& arguments) {
  arguments.directory->Close();
  return {};
}

}  // namespace

int OpenDirectory::Read(size_t count, std::vector<DirectoryEntry>* entries) const {
  if (directory_ == nullptr) return UV_EBADF;
  std::vector<uv_dirent_t> room(count);
  directory_->dirents = room.data();
  directory_->nentries = room.size();
  FsRequest request;
  int found = uv_fs_readdir(nullptr, request.get(), directory_, nullptr);
  for (int i = 0; i < found; ++i) entries->emplace_back(room[i].name, room[i].type);
  return std::min(found, 0);
}

void OpenDirectory::Close() const {
  if (directory_ == nullptr) return;
  FsRequest request;
  uv_fs_closedir(nullptr, request.get(), std::exchange(directory_, nullptr), nullptr);
}

FsResult StatusResult(int error, const char* syscall, const uv_stat_t& s, bool is_exact) {
  if (error < 0) return Failure(error, syscall);
  FsResult result;
  auto fill = [&](auto number, auto time) {
    using Number = decltype(number(s.st_dev));
    return std::array<Number, 14>{number(s.st_dev),  number(s.st_mode),   number(s.st_nlink),   number(s.st_uid),
                                  number(s.st_gid),  number(s.st_rdev),   number(s.st_blksize), number(s.st_ino),
                                  number(s.st_size), number(s.st_blocks), time(s.st_atim),      time(s.st_mtim),
                                  time(s.st_ctim),   time(s.st_birthtim)};
  };
  if (is_exact) {
    result.value = fill([](uint64_t value) { return static_cast<int64_t>(value); }, ToNs);
  } else {
    result.value = fill([](uint64_t value) { return static_cast<double>(value); }, ToMs);
  }
  return result;
}

int CloseFile(uv_file file) {
  FsRequest request;
  return uv_fs_close(nullptr, request.get(), file, nullptr);
}

FsResult ReadToEnd(uv_file file) {
  FsRequest status;
  int error = uv_fs_fstat(nullptr, status.get(), file, nullptr);
  if (error < 0) return Failure(error, "fstat");
  if (S_ISDIR(status->statbuf.st_mode)) return Failure(UV_EISDIR, "read");
  bool is_regular = S_ISREG(status->statbuf.st_mode);
  Bytes bytes;
  // Files in /proc and the like say 0 and have contents.
  bytes.Reserve(std::max<size_t>(status->statbuf.st_size + 1, 512));
  for (;;) {
    if (bytes.size() == bytes.capacity()) bytes.Reserve(bytes.capacity() * 2);
    FsRequest read;
    size_t wanted = std::min(bytes.capacity() - bytes.size(), kMaxTransfer);
    uv_buf_t buffer = uv_buf_init(bytes.chars() + bytes.size(), wanted);
    int count = uv_fs_read(nullptr, read.get(), file, &buffer, 1, -1, nullptr);
    if (count < 0) return Failure(count, "read");
    bytes.set_size(bytes.size() + count);
    // A regular file of a known size that gives less than it was asked for is at its end.
    if (count == 0 || (is_regular && status->statbuf.st_size > 0 && static_cast<size_t>(count) < wanted)) break;
  }
  FsResult result;
  result.value = std::move(bytes);
  return result;
}

FsResult WriteAll(uv_file file, const FsArguments& arguments) {
  for (size_t written = 0; written < arguments.size;) {
    FsRequest write;
    uv_buf_t buffer = uv_buf_init(arguments.data + written, std::min(arguments.size - written, kMaxTransfer));
    int count = uv_fs_write(nullptr, write.get(), file, &buffer, 1, -1, nullptr);
    if (count < 0) return Failure(count, "write");
    written += count;
  }
  return {};
}

const FsOperationTable& OpenFileOperations() {
  static const FsOperationTable operations = {
      {"open", Open},
      {"close", Close},
      {"read", Read},
      {"write", Write},
      {"readRest", ReadRest},
      {"writeRest", WriteRest},
      {"fstat", StatOfOpen},
      {"ftruncate", TruncateOpen},
      {"fsync", Sync},
      {"fdatasync", SyncData},
      {"fchmod", ChangeModeOfOpen},
      {"fchown", ChangeOwnerOfOpen},
      {"futimes", SetTimesOfOpen},
      {"openDirectory", OpenDirectoryOperation},
      {"readOpenDirectory", ReadOpenDirectory},
      {"closeDirectory", CloseDirectory},
  };
  return operations;
}

}  // namespace jstime
