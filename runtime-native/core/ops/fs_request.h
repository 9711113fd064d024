// What the blocking file operations share. Thread: any.
#ifndef JSTIME_OPS_FS_REQUEST_H_
#define JSTIME_OPS_FS_REQUEST_H_

#include <uv.h>

#include "ops/fs_operations.h"

namespace jstime {

// A synchronous libuv request, cleaned up at the end of its scope.
class FsRequest {
 public:
  FsRequest() = default;
  FsRequest(const FsRequest&) = delete;
  FsRequest& operator=(const FsRequest&) = delete;
  ~FsRequest() { uv_fs_req_cleanup(&request_); }
  uv_fs_t* get() { return &request_; }
  const uv_fs_t* operator->() const { return &request_; }

 private:
  uv_fs_t request_{};
};

inline FsResult Failure(int error, const char* syscall) { return {error, syscall, {}}; }

inline FsResult Done(int result, const char* syscall) { return result < 0 ? Failure(result, syscall) : FsResult{}; }

// The answer of `stat` and its like.
FsResult StatusResult(int error, const char* syscall, const uv_stat_t& status, bool is_exact);

int CloseFile(uv_file file);

// All that follows the file's position.
FsResult ReadToEnd(uv_file file);

// Writes all bytes of the arguments at the file's position.
FsResult WriteAll(uv_file file, const FsArguments& arguments);

}  // namespace jstime

#endif  // JSTIME_OPS_FS_REQUEST_H_
