#include "ops/compression/codec.h"

#include <zlib.h>

namespace jstime {
namespace {

// zlib's way to name the containers of deflate.
constexpr int kZlibContainer = MAX_WBITS;
constexpr int kGzipContainer = MAX_WBITS + 16;
constexpr int kNoContainer = -MAX_WBITS;

}  // namespace

std::unique_ptr<Codec> MakeCompressor(std::string_view format) {
  if (format == "deflate") return MakeDeflater(kZlibContainer);
  if (format == "gzip") return MakeDeflater(kGzipContainer);
  if (format == "deflate-raw") return MakeDeflater(kNoContainer);
  if (format == "brotli") return MakeBrotliEncoder();
  if (format == "zstd") return MakeZstdCompressor();
  return nullptr;
}

std::unique_ptr<Codec> MakeDecompressor(std::string_view format) {
  if (format == "deflate") return MakeInflater(kZlibContainer);
  if (format == "gzip") return MakeInflater(kGzipContainer);
  if (format == "deflate-raw") return MakeInflater(kNoContainer);
  if (format == "brotli") return MakeBrotliDecoder();
  if (format == "zstd") return MakeZstdDecompressor();
  return nullptr;
}

}  // namespace jstime
