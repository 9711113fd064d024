// Deflate with its containers, by zlib.
#include <zlib.h>

#include <algorithm>
#include <limits>

#include "ops/compression/codec.h"

namespace jstime {
namespace {

constexpr int kMemoryLevel = 8;

// zlib counts in 32 bits.
uInt ToLength(size_t length) { return static_cast<uInt>(std::min<size_t>(length, std::numeric_limits<uInt>::max())); }

class ZlibCodec : public Codec {
 public:
  Step Run(std::span<const uint8_t> input, std::span<uint8_t> output, bool is_last) override {
    uInt input_length = ToLength(input.size());
    stream_.next_in = const_cast<uint8_t*>(input.data());
    stream_.avail_in = input_length;
    stream_.next_out = output.data();
    stream_.avail_out = ToLength(output.size());
    int result = Advance(is_last && input_length == input.size());
    return {ToStatus(result), input_length - stream_.avail_in, output.size() - stream_.avail_out};
  }

 protected:
  virtual int Advance(bool is_last) = 0;

  z_stream stream_ = {};

 private:
  Status ToStatus(int result) const {
    if (result == Z_STREAM_END) return Status::kEnded;
    if (result != Z_OK && result != Z_BUF_ERROR) return Status::kFailed;
    return stream_.avail_out == 0 ? Status::kOutputFull : Status::kNeedsInput;
  }
};

class Deflater : public ZlibCodec {
 public:
  ~Deflater() override { deflateEnd(&stream_); }
  bool Init(int window_bits) {
    return deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, kMemoryLevel, Z_DEFAULT_STRATEGY) ==
           Z_OK;
  }
  void Restart() override { deflateReset(&stream_); }

 private:
  int Advance(bool is_last) override { return deflate(&stream_, is_last ? Z_FINISH : Z_NO_FLUSH); }
};

class Inflater : public ZlibCodec {
 public:
  ~Inflater() override { inflateEnd(&stream_); }
  bool Init(int window_bits) { return inflateInit2(&stream_, window_bits) == Z_OK; }
  void Restart() override { inflateReset(&stream_); }

 private:
  int Advance(bool) override { return inflate(&stream_, Z_NO_FLUSH); }
};

}  // namespace

std::unique_ptr<Codec> MakeDeflater(int window_bits) {
  auto codec = std::make_unique<Deflater>();
  if (!codec->Init(window_bits)) return nullptr;
  return codec;
}

std::unique_ptr<Codec> MakeInflater(int window_bits) {
  auto codec = std::make_unique<Inflater>();
  if (!codec->Init(window_bits)) return nullptr;
  return codec;
}

}  // namespace jstime
