// Bytes on their way between JavaScript and OpenSSL.
#ifndef JSTIME_OPS_CRYPTO_BYTES_H_
#define JSTIME_OPS_CRYPTO_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>

#include "base/check.h"

namespace jstime {

using ByteSpan = std::span<const uint8_t>;

// A block of memory that an ArrayBuffer can take over without a copy. Never null.
class Bytes {
 public:
  Bytes() : Bytes(0) {}
  // The contents are undefined.
  explicit Bytes(size_t size) : data_(static_cast<uint8_t*>(std::malloc(size > 0 ? size : 1))), size_(size) {
    JSTIME_CHECK(data_ != nullptr);
  }
  explicit Bytes(ByteSpan source) : Bytes(source.size()) {
    if (!source.empty()) std::memcpy(data(), source.data(), source.size());
  }

  uint8_t* data() { return data_.get(); }
  const uint8_t* data() const { return data_.get(); }
  size_t size() const { return size_; }
  ByteSpan span() const { return {data(), size_}; }
  // Drops what is behind the first `size` bytes.
  void Truncate(size_t size) { size_ = size; }
  // The caller calls std::free.
  uint8_t* Release() { return data_.release(); }

 private:
  struct Free {
    void operator()(uint8_t* data) const { std::free(data); }
  };
  std::unique_ptr<uint8_t, Free> data_;
  size_t size_;
};

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_BYTES_H_
