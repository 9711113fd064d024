// A codec with the input that it has not read yet, and the rules for where compressed data ends.
// Thread: any, one at a time.
#ifndef JSTIME_OPS_COMPRESSION_CODEC_STREAM_H_
#define JSTIME_OPS_COMPRESSION_CODEC_STREAM_H_

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "ops/compression/codec.h"

namespace jstime {

class CodecStream {
 public:
  enum class Direction { kCompress, kDecompress };
  enum class Rules {
    // Whatever follows the end of the data is an error.
    kStrict,
    // As in HTTP: members of gzip may follow one another, "deflate" may lack its container, the rest is ignored.
    kTolerant,
  };

  struct Result {
    // Null unless it failed.
    const char* error = nullptr;
    // Empty when the next call has to bring input, or when that was the last.
    Bytes output;
  };

  CodecStream(std::string_view format, Direction direction, Rules rules);
  bool is_valid() const { return codec_ != nullptr; }

  // Reads `input`, which is empty unless the call before gave no output, and writes at most `max_output_bytes`.
  // `is_last`: nothing follows.
  Result Run(std::span<const uint8_t> input, bool is_last, size_t max_output_bytes);

 private:
  // Whether input that follows the end of the data is to be read on.
  bool ReadsOnAfterEnd(std::span<const uint8_t> input);
  void ChooseContainer(uint8_t first_byte);

  const std::string format_;
  const Direction direction_;
  const Rules rules_;
  std::unique_ptr<Codec> codec_;
  std::vector<uint8_t> unread_;
  bool has_begun_ = false;
  bool has_ended_ = false;
};

}  // namespace jstime

#endif  // JSTIME_OPS_COMPRESSION_CODEC_STREAM_H_
