#include "ops/compression/codec_stream.h"

#include <utility>

namespace jstime {
namespace {

constexpr uint8_t kGzipFirstByte = 0x1f;
// The compression method in the first byte of zlib's container.
constexpr uint8_t kMethodMask = 0x0f;
constexpr uint8_t kDeflateMethod = 8;

}  // namespace

CodecStream::CodecStream(std::string_view format, Direction direction, Rules rules)
    : format_(format),
      direction_(direction),
      rules_(rules),
      codec_(direction == Direction::kCompress ? MakeCompressor(format) : MakeDecompressor(format)) {}

void CodecStream::ChooseContainer(uint8_t first_byte) {
  has_begun_ = true;
  bool is_bare = rules_ == Rules::kTolerant && format_ == "deflate" && (first_byte & kMethodMask) != kDeflateMethod;
  if (!is_bare) return;
  if (auto codec = MakeDecompressor("deflate-raw")) codec_ = std::move(codec);
}

bool CodecStream::ReadsOnAfterEnd(std::span<const uint8_t> input) {
  if (format_ == "zstd") return true;
  return rules_ == Rules::kTolerant && format_ == "gzip" && input[0] == kGzipFirstByte;
}

CodecStream::Result CodecStream::Run(std::span<const uint8_t> input, bool is_last, size_t max_output_bytes) {
  if (codec_ == nullptr) return {};
  std::vector<uint8_t> unread = std::exchange(unread_, {});
  if (!unread.empty()) input = unread;
  if (!has_begun_ && !input.empty()) ChooseContainer(input[0]);
  Bytes output;
  while (true) {
    if (has_ended_) {
      if (input.empty() || direction_ == Direction::kCompress) break;
      // What comes before the end is good, whatever follows.
      if (output.size() > 0) break;
      if (!ReadsOnAfterEnd(input)) {
        if (rules_ == Rules::kTolerant) break;
        return {"Data follows the end of the compressed data", {}};
      }
      codec_->Restart();
      has_ended_ = false;
    }
    output.Reserve(max_output_bytes);
    std::span<uint8_t> room(output.data() + output.size(), max_output_bytes - output.size());
    Codec::Step step = codec_->Run(input, room, is_last);
    input = input.subspan(step.read);
    output.set_size(output.size() + step.written);
    if (step.status == Codec::Status::kFailed) return {"The compressed data is not valid", {}};
    if (step.status == Codec::Status::kEnded) {
      has_ended_ = true;
      if (output.size() == max_output_bytes) break;
      continue;
    }
    if (output.size() == max_output_bytes) break;
    if (step.status == Codec::Status::kNeedsInput && (input.empty() || step.read + step.written == 0)) break;
  }
  if (output.size() > 0) {
    unread_.assign(input.begin(), input.end());
  } else if (is_last && !has_ended_ && direction_ == Direction::kDecompress) {
    return {"The compressed data is incomplete", {}};
  } else if (is_last) {
    // Up to a quarter of a megabyte that need not wait for the garbage collector.
    codec_.reset();
  }
  return {nullptr, std::move(output)};
}

}  // namespace jstime
