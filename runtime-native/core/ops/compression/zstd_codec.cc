// Zstandard, at its default level.
#include "ops/compression/codec.h"
#include "ops/compression/zstd_api.h"

namespace jstime {
namespace {

struct ContextDeleter {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

class ZstdCompressor : public Codec {
 public:
  ZstdCompressor() : context_(ZSTD_createCCtx()) {}
  bool is_ready() const { return context_ != nullptr; }

  void Restart() override { ZSTD_CCtx_reset(context_.get(), kZstdResetSession); }

  Step Run(std::span<const uint8_t> input, std::span<uint8_t> output, bool is_last) override {
    ZSTD_inBuffer in = {input.data(), input.size(), 0};
    ZSTD_outBuffer out = {output.data(), output.size(), 0};
    size_t left = ZSTD_compressStream2(context_.get(), &out, &in, is_last ? kZstdEnd : kZstdContinue);
    Status status = Status::kNeedsInput;
    if (ZSTD_isError(left)) {
      status = Status::kFailed;
    } else if (is_last && left == 0) {
      status = Status::kEnded;
    } else if (out.pos == out.size) {
      status = Status::kOutputFull;
    }
    return {status, in.pos, out.pos};
  }

 private:
  std::unique_ptr<ZSTD_CCtx, ContextDeleter> context_;
};

class ZstdDecompressor : public Codec {
 public:
  ZstdDecompressor() : context_(ZSTD_createDCtx()) {}
  bool is_ready() const { return context_ != nullptr; }

  void Restart() override { ZSTD_DCtx_reset(context_.get(), kZstdResetSession); }

  Step Run(std::span<const uint8_t> input, std::span<uint8_t> output, bool) override {
    ZSTD_inBuffer in = {input.data(), input.size(), 0};
    ZSTD_outBuffer out = {output.data(), output.size(), 0};
    size_t hint = ZSTD_decompressStream(context_.get(), &out, &in);
    Status status = Status::kNeedsInput;
    if (ZSTD_isError(hint)) {
      status = Status::kFailed;
    } else if (hint == 0) {
      status = Status::kEnded;
    } else if (out.pos == out.size) {
      status = Status::kOutputFull;
    }
    return {status, in.pos, out.pos};
  }

 private:
  std::unique_ptr<ZSTD_DCtx, ContextDeleter> context_;
};

}  // namespace

std::unique_ptr<Codec> MakeZstdCompressor() {
  auto codec = std::make_unique<ZstdCompressor>();
  if (!codec->is_ready()) return nullptr;
  return codec;
}

std::unique_ptr<Codec> MakeZstdDecompressor() {
  auto codec = std::make_unique<ZstdDecompressor>();
  if (!codec->is_ready()) return nullptr;
  return codec;
}

}  // namespace jstime
