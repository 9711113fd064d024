#include "profiling/heap_snapshot.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

#include "base/files.h"

namespace jstime {
namespace {

class FileStream : public v8::OutputStream {
 public:
  explicit FileStream(int fd) : fd_(fd) {}

  int GetChunkSize() override { return 256 * 1024; }
  WriteResult WriteAsciiChunk(char* data, int size) override {
    error_ = WriteAll(fd_, std::string_view(data, size));
    return error_ == 0 ? kContinue : kAbort;
  }
  void EndOfStream() override {}

  int error() const { return error_; }

 private:
  const int fd_;
  int error_ = 0;
};

}  // namespace

int WriteHeapSnapshot(v8::Isolate* isolate, const std::string& path) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return errno;
  FileStream stream(fd);
  const v8::HeapSnapshot* snapshot = isolate->GetHeapProfiler()->TakeHeapSnapshot();
  snapshot->Serialize(&stream);
  const int close_error = close(fd) == 0 ? 0 : errno;
  return stream.error() != 0 ? stream.error() : close_error;
}

}  // namespace jstime
