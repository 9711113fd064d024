// Compression and decompression as a stream of pieces. A codec knows one format and one direction.
// Thread: any, one at a time.
#ifndef JSTIME_OPS_COMPRESSION_CODEC_H_
#define JSTIME_OPS_COMPRESSION_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace jstime {

class Codec {
 public:
  enum class Status {
    // All input is read.
    kNeedsInput,
    // The output is full, and there may be more.
    kOutputFull,
    // The compressed data ends here; input may be left.
    kEnded,
    kFailed,
  };

  struct Step {
    Status status;
    size_t read;
    size_t written;
  };

  virtual ~Codec() = default;

  // `is_last`: nothing follows `input`.
  virtual Step Run(std::span<const uint8_t> input, std::span<uint8_t> output, bool is_last) = 0;

  // Begins anew after kEnded: some formats allow several streams one after the other.
  virtual void Restart() = 0;
};

// `format` is "deflate", "deflate-raw", "gzip", "brotli" or "zstd". Null for others, and if memory is short.
std::unique_ptr<Codec> MakeCompressor(std::string_view format);
std::unique_ptr<Codec> MakeDecompressor(std::string_view format);

// One format each; see above.
std::unique_ptr<Codec> MakeDeflater(int window_bits);
std::unique_ptr<Codec> MakeInflater(int window_bits);
std::unique_ptr<Codec> MakeBrotliEncoder();
std::unique_ptr<Codec> MakeBrotliDecoder();
std::unique_ptr<Codec> MakeZstdCompressor();
std::unique_ptr<Codec> MakeZstdDecompressor();

}  // namespace jstime

#endif  // JSTIME_OPS_COMPRESSION_CODEC_H_
