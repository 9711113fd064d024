// Bytes on their way from or to the network, handed on without copying.
#ifndef JSTIME_NET_BYTES_H_
#define JSTIME_NET_BYTES_H_

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

namespace jstime {

// Received: a block of its own, made with malloc, filled from its start.
struct Bytes {
  struct Free {
    void operator()(char* data) const { std::free(data); }
  };

  std::unique_ptr<char, Free> data;
  size_t size = 0;
  size_t capacity = 0;

  static Bytes Allocate(size_t capacity) {
    return {std::unique_ptr<char, Free>(static_cast<char*>(std::malloc(capacity))), 0, capacity};
  }

  static Bytes Copy(std::string_view text) {
    Bytes bytes = Allocate(text.size());
    if (!text.empty()) std::memcpy(bytes.data.get(), text.data(), text.size());
    bytes.size = text.size();
    return bytes;
  }
};

// To send: somebody else's, who keeps it in place as long as `keep` lives.
struct Chunk {
  const char* data = nullptr;
  size_t size = 0;
  std::shared_ptr<const void> keep;
};

}  // namespace jstime

#endif  // JSTIME_NET_BYTES_H_
