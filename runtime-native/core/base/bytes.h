// Blocks of bytes that are handed on without copying: between threads, to an ArrayBuffer.
#ifndef JSTIME_BASE_BYTES_H_
#define JSTIME_BASE_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "base/check.h"

namespace jstime {

using ByteSpan = std::span<const uint8_t>;

// A block of its own, made with malloc, of which the first size() bytes are used. Thread: any, one at a time.
class Bytes {
 public:
  // No block.
  Bytes() = default;
  // A block, even of no bytes; the contents are undefined.
  explicit Bytes(size_t size)
      : data_(static_cast<uint8_t*>(std::malloc(size > 0 ? size : 1))), size_(size), capacity_(size) {
    JSTIME_CHECK(data_ != nullptr);
  }
  explicit Bytes(ByteSpan source) : Bytes(source.size()) {
    if (!source.empty()) std::memcpy(data(), source.data(), source.size());
  }
  // Takes over what malloc made.
  Bytes(uint8_t* data, size_t size) : data_(data), size_(size), capacity_(size) {}

  Bytes(Bytes&& other) noexcept { *this = std::move(other); }
  Bytes& operator=(Bytes&& other) noexcept {
    data_ = std::move(other.data_);
    size_ = std::exchange(other.size_, 0);
    capacity_ = std::exchange(other.capacity_, 0);
    return *this;
  }

  bool has_block() const { return data_ != nullptr; }
  uint8_t* data() { return data_.get(); }
  const uint8_t* data() const { return data_.get(); }
  char* chars() { return reinterpret_cast<char*>(data()); }
  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  ByteSpan span() const { return {data(), size_}; }
  std::string_view text() const { return {reinterpret_cast<const char*>(data()), size_}; }

  // How many are used, at most capacity().
  void set_size(size_t size) { size_ = size; }

  // Makes room for at least `capacity` bytes; those that are used stay.
  void Reserve(size_t capacity) {
    if (capacity <= capacity_) return;
    auto* larger = static_cast<uint8_t*>(std::realloc(data_.release(), capacity));
    JSTIME_CHECK(larger != nullptr);
    data_.reset(larger);
    capacity_ = capacity;
  }

  // Whether most of the block is unused, so that who keeps it had better keep a copy.
  bool is_mostly_unused() const { return size_ < capacity_ / 2; }

  // The caller calls std::free.
  uint8_t* Release() {
    size_ = capacity_ = 0;
    return data_.release();
  }

 private:
  struct Free {
    void operator()(uint8_t* data) const { std::free(data); }
  };
  std::unique_ptr<uint8_t, Free> data_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_BASE_BYTES_H_
