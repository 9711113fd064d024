// Brotli.
#include "ops/compression/brotli_api.h"
#include "ops/compression/codec.h"

namespace jstime {
namespace {

// The best for data that is made while somebody waits: 11, brotli's own default, is fifty times slower.
constexpr uint32_t kQuality = 5;

struct DecoderDeleter {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};
struct EncoderDeleter {
  void operator()(BrotliEncoderState* state) const { BrotliEncoderDestroyInstance(state); }
};

class BrotliDecoder : public Codec {
 public:
  BrotliDecoder() { Restart(); }
  bool is_ready() const { return state_ != nullptr; }

  void Restart() override { state_.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)); }

  Step Run(std::span<const uint8_t> input, std::span<uint8_t> output, bool) override {
    size_t input_left = input.size(), output_left = output.size();
    const uint8_t* next_in = input.data();
    uint8_t* next_out = output.data();
    BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state_.get(), &input_left, &next_in, &output_left, &next_out, nullptr);
    return {ToStatus(result), input.size() - input_left, output.size() - output_left};
  }

 private:
  static Status ToStatus(BrotliDecoderResult result) {
    switch (result) {
      case kBrotliDecoderSuccess:
        return Status::kEnded;
      case kBrotliDecoderNeedsMoreInput:
        return Status::kNeedsInput;
      case kBrotliDecoderNeedsMoreOutput:
        return Status::kOutputFull;
      default:
        return Status::kFailed;
    }
  }

  std::unique_ptr<BrotliDecoderState, DecoderDeleter> state_;
};

class BrotliEncoder : public Codec {
 public:
  BrotliEncoder() { Restart(); }
  bool is_ready() const { return state_ != nullptr; }

  void Restart() override {
    state_.reset(BrotliEncoderCreateInstance(nullptr, nullptr, nullptr));
    if (state_ != nullptr) BrotliEncoderSetParameter(state_.get(), kBrotliQuality, kQuality);
  }

  Step Run(std::span<const uint8_t> input, std::span<uint8_t> output, bool is_last) override {
    size_t input_left = input.size(), output_left = output.size();
    const uint8_t* next_in = input.data();
    uint8_t* next_out = output.data();
    bool ok = BrotliEncoderCompressStream(state_.get(), is_last ? kBrotliFinish : kBrotliProcess, &input_left, &next_in,
                                          &output_left, &next_out, nullptr) != 0;
    return {ok ? status() : Status::kFailed, input.size() - input_left, output.size() - output_left};
  }

 private:
  Status status() const {
    if (BrotliEncoderIsFinished(state_.get())) return Status::kEnded;
    return BrotliEncoderHasMoreOutput(state_.get()) ? Status::kOutputFull : Status::kNeedsInput;
  }

  std::unique_ptr<BrotliEncoderState, EncoderDeleter> state_;
};

}  // namespace

std::unique_ptr<Codec> MakeBrotliEncoder() {
  auto codec = std::make_unique<BrotliEncoder>();
  if (!codec->is_ready()) return nullptr;
  return codec;
}

std::unique_ptr<Codec> MakeBrotliDecoder() {
  auto codec = std::make_unique<BrotliDecoder>();
  if (!codec->is_ready()) return nullptr;
  return codec;
}

}  // namespace jstime
