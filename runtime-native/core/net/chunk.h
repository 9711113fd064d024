// Bytes that are sent from where they are.
#ifndef JSTIME_NET_CHUNK_H_
#define JSTIME_NET_CHUNK_H_

#include <cstddef>
#include <memory>

namespace jstime {

// Somebody else's bytes, who keeps them in place as long as `keep` lives.
struct Chunk {
  const char* data = nullptr;
  size_t size = 0;
  std::shared_ptr<const void> keep;
};

}  // namespace jstime

#endif  // JSTIME_NET_CHUNK_H_
